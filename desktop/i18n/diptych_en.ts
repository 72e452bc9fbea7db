<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EdgeMarks</name>
    <message numerus="yes">
        <source>%n claim(s) of the chosen fact above</source>
        <translation>
            <numerusform>%n claim of the chosen fact above</numerusform>
            <numerusform>%n claims of the chosen fact above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s) of the chosen fact below</source>
        <translation>
            <numerusform>%n claim of the chosen fact below</numerusform>
            <numerusform>%n claims of the chosen fact below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>in %n text(s)</source>
        <translation>
            <numerusform>in %n text</numerusform>
            <numerusform>in %n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message numerus="yes">
        <source>%n texts were added and are not compared yet.</source>
        <translation>
            <numerusform>%n text was added and is not compared yet.</numerusform>
            <numerusform>%n texts were added and are not compared yet.</numerusform>
        </translation>
    </message>
</context>
</TS>
