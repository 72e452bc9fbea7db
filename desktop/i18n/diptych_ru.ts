<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Diptych</source>
        <translation>&amp;О программе Diptych</translation>
    </message>
    <message>
        <source>&amp;Accept Fact</source>
        <translation>&amp;Принять факт</translation>
    </message>
    <message>
        <source>&amp;Add Files…</source>
        <translation>Доба&amp;вить файлы…</translation>
    </message>
    <message>
        <source>&amp;Add to the Texts…</source>
        <translation>Доба&amp;вить к текстам…</translation>
    </message>
    <message>
        <source>&amp;Check Project</source>
        <translation>Про&amp;верить проект</translation>
    </message>
    <message>
        <source>&amp;Close Project</source>
        <translation>&amp;Закрыть проект</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>Ко&amp;манды…</translation>
    </message>
    <message>
        <source>&amp;Copy Quote</source>
        <translation>&amp;Копировать цитату</translation>
    </message>
    <message>
        <source>&amp;Cut the Claim Here</source>
        <translation>Р&amp;азрезать утверждение здесь</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>По&amp;дробности</translation>
    </message>
    <message>
        <source>&amp;Dismiss Fact</source>
        <translation>О&amp;тклонить факт</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;Fetch Web Pages…</source>
        <translation>За&amp;грузить страницы из интернета…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Find in the Texts</source>
        <translation>&amp;Найти в текстах</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Hide What Stands Alone</source>
        <translation>С&amp;крыть то, чему нет пары</translation>
    </message>
    <message>
        <source>&amp;Join with the Next Claim</source>
        <translation>&amp;Соединить со следующим утверждением</translation>
    </message>
    <message>
        <source>&amp;Keep Apart from Its Partner</source>
        <translation>Ра&amp;звести с парой</translation>
    </message>
    <message>
        <source>&amp;Keys and First Steps</source>
        <translation>&amp;Клавиши и первые шаги</translation>
    </message>
    <message>
        <source>&amp;Larger Letters</source>
        <translation>&amp;Крупнее</translation>
    </message>
    <message>
        <source>&amp;Link with Another Claim</source>
        <translation>Связать с другим утвер&amp;ждением</translation>
    </message>
    <message>
        <source>&amp;Make a Claim</source>
        <translation>Вы&amp;делить утверждение</translation>
    </message>
    <message>
        <source>&amp;New Project…</source>
        <translation>&amp;Новый проект…</translation>
    </message>
    <message>
        <source>&amp;Next Fact</source>
        <translation>&amp;Следующий факт</translation>
    </message>
    <message>
        <source>&amp;No Counterpart</source>
        <translation>&amp;Пары нет</translation>
    </message>
    <message>
        <source>&amp;Open Project…</source>
        <translation>&amp;Открыть проект…</translation>
    </message>
    <message>
        <source>&amp;Paste a Text…</source>
        <translation>Вставить &amp;текст…</translation>
    </message>
    <message>
        <source>&amp;Previous Fact</source>
        <translation>&amp;Предыдущий факт</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>П&amp;роект</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыйти</translation>
    </message>
    <message>
        <source>&amp;Reconcile</source>
        <translation>&amp;Сопоставить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>&amp;Swap Left and Right</source>
        <translation>Поменять &amp;местами левый и правый</translation>
    </message>
    <message>
        <source>&amp;Text Cursor</source>
        <translation>&amp;Текстовый курсор</translation>
    </message>
    <message>
        <source>&amp;Texts</source>
        <translation>&amp;Тексты</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>Об&amp;зор</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Usual Letters</source>
        <translation>О&amp;бычный размер букв</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>Переносить ст&amp;роки</translation>
    </message>
    <message>
        <source>&amp;Your Name…</source>
        <translation>&amp;Ваше имя…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Добавить файлы</translation>
    </message>
    <message>
        <source>Add texts to the project; you can also drop files on the window</source>
        <translation>Добавить тексты в проект; файлы можно и перетащить в окно</translation>
    </message>
    <message>
        <source>Add the text that was copied last; with no project open, one is made for it</source>
        <translation>Добавить текст, скопированный последним; если проект не открыт, для него создаётся новый</translation>
    </message>
    <message>
        <source>Break lines at the edge of the text, or let them run on</source>
        <translation>Переносить строки у края текста или не переносить</translation>
    </message>
    <message>
        <source>Choose the fact before in the table</source>
        <translation>Выбрать предыдущий факт таблицы</translation>
    </message>
    <message>
        <source>Choose the next fact of the table</source>
        <translation>Выбрать следующий факт таблицы</translation>
    </message>
    <message>
        <source>Close the project and go back to the start page</source>
        <translation>Закрыть проект и вернуться на начальную страницу</translation>
    </message>
    <message>
        <source>Close the window; everything is saved already</source>
        <translation>Закрыть окно; всё уже сохранено</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Copy &amp;Fact</source>
        <translation>Копировать &amp;факт</translation>
    </message>
    <message>
        <source>Copy the chosen fact with all of its quotes, each with its citation</source>
        <translation>Скопировать выбранный факт со всеми цитатами, каждую со ссылкой на источник</translation>
    </message>
    <message>
        <source>Copy the chosen quote with its citation: source, place, date and address</source>
        <translation>Скопировать выбранную цитату со ссылкой: источник, место, дата и адрес</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>&amp;Тёмная тема</translation>
    </message>
    <message>
        <source>Decide that the chosen claim has no counterpart in any text</source>
        <translation>Решить, что у выбранного утверждения нет пары ни в одном тексте</translation>
    </message>
    <message>
        <source>Decide that these claims speak of the same fact, as proposed</source>
        <translation>Решить, что эти утверждения говорят об одном факте, как предложено</translation>
    </message>
    <message>
        <source>Decide that this fact is of no use, or was put together wrongly</source>
        <translation>Решить, что этот факт не нужен или составлен неверно</translation>
    </message>
    <message>
        <source>Decide that what differs in this fact is settled</source>
        <translation>Решить, что расхождения этого факта улажены</translation>
    </message>
    <message>
        <source>Do again what you undid last</source>
        <translation>Сделать снова то, что отменено последним</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>Fetch pages by their addresses, and keep them as they came; nothing is fetched unless you ask</source>
        <translation>Загрузить страницы по их адресам и сохранить такими, какими они пришли; без вашей просьбы ничего не загружается</translation>
    </message>
    <message>
        <source>Find Bef&amp;ore</source>
        <translation>Найти пред&amp;ыдущее</translation>
    </message>
    <message>
        <source>Find any command, page, source or fact by a few letters of it</source>
        <translation>Найти любую команду, страницу, источник или факт по нескольким буквам</translation>
    </message>
    <message>
        <source>Find what the texts say of the same facts, and where they differ</source>
        <translation>Найти, что тексты говорят об одних и тех же фактах и в чём расходятся</translation>
    </message>
    <message>
        <source>Four steps that show where things are</source>
        <translation>Четыре шага, которые показывают, где что находится</translation>
    </message>
    <message>
        <source>Give the letters of the texts their usual size</source>
        <translation>Вернуть буквам текстов обычный размер</translation>
    </message>
    <message>
        <source>Go round the texts, the fact table and the details</source>
        <translation>Обойти тексты, таблицу фактов и подробности</translation>
    </message>
    <message>
        <source>Go to Next &amp;Area</source>
        <translation>К следующей &amp;области</translation>
    </message>
    <message>
        <source>Go to the place found before</source>
        <translation>Перейти к предыдущему найденному месту</translation>
    </message>
    <message>
        <source>Hide the lines of the texts that have no counterpart in the others</source>
        <translation>Скрыть строки текстов, которым нет пары в других</translation>
    </message>
    <message>
        <source>In the texts, look for words in them; elsewhere, for facts by words in them, their quotes and notes</source>
        <translation>В текстах — искать в них слова; на других страницах — факты по словам в них, их цитатах и заметках</translation>
    </message>
    <message>
        <source>Join the chosen claim with the one that you choose next; or drag from one to the other</source>
        <translation>Связать выбранное утверждение с тем, которое вы выберете следующим; можно и перетащить одно на другое</translation>
    </message>
    <message>
        <source>Leave the chosen claim out</source>
        <translation>Не учитывать выбранное утверждение</translation>
    </message>
    <message>
        <source>Let the arrow keys move a cursor in the texts, for selecting by keyboard</source>
        <translation>Двигать стрелками курсор в текстах, чтобы выделять с клавиатуры</translation>
    </message>
    <message>
        <source>Let the chosen claim begin and end with the selected words</source>
        <translation>Начать и закончить выбранное утверждение выделенными словами</translation>
    </message>
    <message>
        <source>Light letters on a dark ground</source>
        <translation>Светлые буквы на тёмном фоне</translation>
    </message>
    <message>
        <source>Look for words in all the texts that are shown, or go to the next place found</source>
        <translation>Искать слова во всех показанных текстах или перейти к следующему найденному месту</translation>
    </message>
    <message>
        <source>Make an empty project and choose where it is kept</source>
        <translation>Создать пустой проект и выбрать, где его хранить</translation>
    </message>
    <message>
        <source>Make one claim of the chosen and the next, or of those in the selection</source>
        <translation>Сделать одно утверждение из выбранного и следующего или из тех, что выделены</translation>
    </message>
    <message>
        <source>Make the letters of the texts larger</source>
        <translation>Увеличить буквы текстов</translation>
    </message>
    <message>
        <source>Make the letters of the texts smaller</source>
        <translation>Уменьшить буквы текстов</translation>
    </message>
    <message>
        <source>Make the selected words a claim</source>
        <translation>Сделать выделенные слова утверждением</translation>
    </message>
    <message>
        <source>Make two claims of one, the second from the text cursor on</source>
        <translation>Сделать из одного утверждения два, второе — от текстового курсора</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новый</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open a project that was made before</source>
        <translation>Открыть проект, созданный раньше</translation>
    </message>
    <message>
        <source>Open the &amp;Sample</source>
        <translation>Открыть при&amp;мер</translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation>Пе&amp;чать…</translation>
    </message>
    <message>
        <source>Print Pre&amp;view…</source>
        <translation>Просмотр пе&amp;ред печатью…</translation>
    </message>
    <message>
        <source>Print the fact table, or the texts side by side with their marks</source>
        <translation>Напечатать таблицу фактов или тексты рядом с их пометами</translation>
    </message>
    <message>
        <source>Re&amp;open Fact</source>
        <translation>Открыть &amp;заново</translation>
    </message>
    <message>
        <source>Read and search the guide, with every key and command</source>
        <translation>Читать руководство и искать в нём; там все клавиши и команды</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Сопоставить</translation>
    </message>
    <message>
        <source>Refuse the link between the chosen claim and its partner in the other text</source>
        <translation>Отвергнуть связь выбранного утверждения с его парой в другом тексте</translation>
    </message>
    <message>
        <source>Resol&amp;ve Fact</source>
        <translation>&amp;Уладить факт</translation>
    </message>
    <message>
        <source>S&amp;maller Letters</source>
        <translation>М&amp;ельче</translation>
    </message>
    <message>
        <source>S&amp;ources</source>
        <translation>&amp;Источники</translation>
    </message>
    <message>
        <source>See on the screen what would be printed</source>
        <translation>Посмотреть на экране, что будет напечатано</translation>
    </message>
    <message>
        <source>Set the Claim&apos;s &amp;Bounds</source>
        <translation>Задать &amp;границы утверждения</translation>
    </message>
    <message>
        <source>Show &amp;Log File</source>
        <translation>Показать &amp;журнал</translation>
    </message>
    <message>
        <source>Show another text beside these, up to six, or all of a side</source>
        <translation>Показать рядом ещё один текст (всего до шести) или все тексты стороны</translation>
    </message>
    <message>
        <source>Show or hide the details of the chosen fact</source>
        <translation>Показать или скрыть подробности выбранного факта</translation>
    </message>
    <message>
        <source>Show the left source on the right, and the right one on the left</source>
        <translation>Показать левый источник справа, а правый слева</translation>
    </message>
    <message>
        <source>Stop what is under way; the project stays as it was</source>
        <translation>Остановить то, что выполняется; проект останется прежним</translation>
    </message>
    <message>
        <source>Switched O&amp;ff…</source>
        <translation>От&amp;ключённое…</translation>
    </message>
    <message>
        <source>Take back what you did last; this outlives closing the project</source>
        <translation>Отменить последнее, что вы сделали; это возможно и после закрытия проекта</translation>
    </message>
    <message>
        <source>Take the verdict on this fact back; it stays in the history</source>
        <translation>Отозвать вердикт по этому факту; он останется в истории</translation>
    </message>
    <message>
        <source>The version, and what the program is made of</source>
        <translation>Версия и из чего составлена программа</translation>
    </message>
    <message>
        <source>This &amp;Is No Claim</source>
        <translation>Это не &amp;утверждение</translation>
    </message>
    <message>
        <source>Try the program out on five short texts that come with it</source>
        <translation>Испытать программу на пяти коротких текстах, которые к ней приложены</translation>
    </message>
    <message>
        <source>User &amp;Guide</source>
        <translation>&amp;Руководство</translation>
    </message>
    <message>
        <source>Verify the file, its hashes and every quote</source>
        <translation>Проверить файл, его контрольные суммы и каждую цитату</translation>
    </message>
    <message>
        <source>What is not flagged in this project, to be switched on again</source>
        <translation>Что не отмечается в этом проекте; это можно включить снова</translation>
    </message>
    <message>
        <source>What to do first, and every key</source>
        <translation>Что сделать сначала, и все клавиши</translation>
    </message>
    <message>
        <source>Where the log file is, for a report of a defect</source>
        <translation>Где лежит файл журнала; он нужен, чтобы сообщить об ошибке</translation>
    </message>
    <message>
        <source>Who signs your verdicts and notes from now on</source>
        <translation>Кто отныне подписывает ваши вердикты и заметки</translation>
    </message>
    <message>
        <source>Whose the texts are and what is said of them, also before the first run</source>
        <translation>Чьи это тексты и что о них сказано; можно и до первого сопоставления</translation>
    </message>
    <message>
        <source>Write a &amp;Note</source>
        <translation>Написать &amp;заметку</translation>
    </message>
    <message>
        <source>Write a note on the chosen fact</source>
        <translation>Написать заметку к выбранному факту</translation>
    </message>
    <message>
        <source>Write the fact table, with verdicts and notes, to a file</source>
        <translation>Записать в файл таблицу фактов с вердиктами и заметками</translation>
    </message>
    <message>
        <source>no fact is chosen</source>
        <translation>факт не выбран</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>проект не открыт</translation>
    </message>
    <message>
        <source>nothing is under way</source>
        <translation>ничего не выполняется</translation>
    </message>
    <message>
        <source>something else is under way</source>
        <translation>выполняется другое</translation>
    </message>
    <message>
        <source>the project has no texts yet</source>
        <translation>в проекте ещё нет текстов</translation>
    </message>
    <message>
        <source>the project is open for reading only</source>
        <translation>проект открыт только для чтения</translation>
    </message>
    <message>
        <source>the texts are not reconciled yet</source>
        <translation>тексты ещё не сопоставлены</translation>
    </message>
    <message>
        <source>what was found is being stored</source>
        <translation>найденное сохраняется</translation>
    </message>
</context>
<context>
    <name>CardSection</name>
    <message>
        <source>Dismissed: {count}</source>
        <translation>Отклонено: {count}</translation>
    </message>
    <message>
        <source>Do not flag these two words</source>
        <translation>Не отмечать эти два слова</translation>
    </message>
    <message>
        <source>Do not flag this type in this project</source>
        <translation>Не отмечать этот вид в этом проекте</translation>
    </message>
    <message>
        <source>More for: {kind}</source>
        <translation>Ещё о расхождении: {kind}</translation>
    </message>
    <message>
        <source>Show or hide what counts no longer; each can be reopened</source>
        <translation>Показать или скрыть то, что больше не в счёт; всё это можно открыть заново</translation>
    </message>
    <message>
        <source>Switched off…</source>
        <translation>Отключённое…</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>В чём расхождения</translation>
    </message>
</context>
<context>
    <name>ChoosingView</name>
    <message>
        <source>Fact {place} of {count} of this claim</source>
        <translation>Факт {place} из {count} с этим утверждением</translation>
    </message>
</context>
<context>
    <name>ClaimDeeds</name>
    <message>
        <source>The claim begins and ends with the selected words.</source>
        <translation>Утверждение начинается и кончается выделенными словами.</translation>
    </message>
    <message>
        <source>The claim has no counterpart.</source>
        <translation>У утверждения нет пары.</translation>
    </message>
    <message>
        <source>The claim is cut in two.</source>
        <translation>Утверждение разрезано на два.</translation>
    </message>
    <message>
        <source>The two claims are kept apart.</source>
        <translation>Два утверждения разведены.</translation>
    </message>
    <message>
        <source>The two claims are one.</source>
        <translation>Два утверждения стали одним.</translation>
    </message>
    <message>
        <source>The two claims tell of one fact.</source>
        <translation>Два утверждения говорят об одном факте.</translation>
    </message>
    <message>
        <source>The words are a claim.</source>
        <translation>Эти слова — утверждение.</translation>
    </message>
    <message>
        <source>The words are no claim.</source>
        <translation>Эти слова — не утверждение.</translation>
    </message>
    <message>
        <source>This claim is no longer there.</source>
        <translation>Этого утверждения больше нет.</translation>
    </message>
    <message>
        <source>This holds from the next run on; undo (Ctrl+Z) takes it back.</source>
        <translation>Это действует со следующего сопоставления; отмена (Ctrl+Z) вернёт как было.</translation>
    </message>
    <message>
        <source>This project is open for reading only.</source>
        <translation>Этот проект открыт только для чтения.</translation>
    </message>
</context>
<context>
    <name>ClaimMenu</name>
    <message>
        <source>Copy the words</source>
        <translation>Копировать слова</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Fact: {fact}</source>
        <translation>Факт: {fact}</translation>
    </message>
    <message>
        <source>Go to source: {source}</source>
        <translation>Перейти к источнику: {source}</translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>Перейти: {page}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Choice of words</source>
        <translation>Выбор слов</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Даты</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Имена и названия</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Числа</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Стадия</translation>
    </message>
    <message>
        <source>Who does what</source>
        <translation>Кто что делает</translation>
    </message>
    <message>
        <source>Who says it</source>
        <translation>Чьи это слова</translation>
    </message>
    <message>
        <source>compatible</source>
        <translation>совместимо</translation>
    </message>
    <message>
        <source>different</source>
        <translation>различно</translation>
    </message>
    <message>
        <source>one side only</source>
        <translation>только у одной стороны</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>одинаково</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>All is well: every quote is its source, and every hash fits.</source>
        <translation>Всё в порядке: каждая цитата совпадает с источником, все контрольные суммы верны.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Done again: {deed}</source>
        <translation>Повторено: {deed}</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Nothing has changed since the last run.</source>
        <translation>С последнего сопоставления ничего не изменилось.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Открытие</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Чтение</translation>
    </message>
    <message>
        <source>Reconciling</source>
        <translation>Сопоставление</translation>
    </message>
    <message>
        <source>Stopped; the project is as it was.</source>
        <translation>Остановлено; проект остался прежним.</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>Сохранение</translation>
    </message>
    <message>
        <source>The computing process was ended from outside, perhaps for lack of memory: try it again.</source>
        <translation>Вычислительный процесс был завершён извне, возможно из-за нехватки памяти: попробуйте снова.</translation>
    </message>
    <message>
        <source>There is no text in {name} yet: add files first.</source>
        <translation>В проекте {name} ещё нет текстов: сначала добавьте файлы.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Повторять нечего.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>This project cannot be written to now, so it is open for reading only.</source>
        <translation>В этот проект сейчас нельзя писать, поэтому он открыт только для чтения.</translation>
    </message>
    <message>
        <source>Undone: {deed}</source>
        <translation>Отменено: {deed}</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>does not tell it, though its side does</source>
        <translation>не сообщает, хотя его сторона сообщает</translation>
    </message>
    <message>
        <source>only reports who says it</source>
        <translation>лишь передаёт чужие слова</translation>
    </message>
    <message>
        <source>published before it happened</source>
        <translation>опубликовано раньше события</translation>
    </message>
    <message>
        <source>silence of its whole side</source>
        <translation>умолчание всей стороны</translation>
    </message>
    <message>
        <source>tells it</source>
        <translation>сообщает</translation>
    </message>
    <message>
        <source>tells it, and differs from another</source>
        <translation>сообщает, но расходится с другим</translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>Find facts</source>
        <translation>Найти факты</translation>
    </message>
    <message>
        <source>Its whole side is silent of this.</source>
        <translation>Вся его сторона об этом молчит.</translation>
    </message>
    <message>
        <source>No fact is of these states and has these words.</source>
        <translation>Нет факта в этих состояниях и с этими словами.</translation>
    </message>
    <message>
        <source>Show facts: {state}</source>
        <translation>Показывать факты: {state}</translation>
    </message>
    <message>
        <source>Show or hide the facts of this state</source>
        <translation>Показать или скрыть факты в этом состоянии</translation>
    </message>
    <message>
        <source>This source does not tell it.</source>
        <translation>Этот источник об этом не сообщает.</translation>
    </message>
    <message>
        <source>What the chosen cell says</source>
        <translation>Что сказано в выбранной клетке</translation>
    </message>
    <message>
        <source>Words that a fact shall have in its label, its quotes or its differences</source>
        <translation>Слова, которые должны быть в названии факта, его цитатах или расхождениях</translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>Показано {shown} из {total}</translation>
    </message>
</context>
<context>
    <name>DeedStrip</name>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Go to the texts</source>
        <translation>К текстам</translation>
    </message>
    <message>
        <source>It is not so, or of no use</source>
        <translation>Это не так или не нужно</translation>
    </message>
    <message>
        <source>It is so: the accounts do differ in this</source>
        <translation>Так и есть: сообщения в этом расходятся</translation>
    </message>
    <message>
        <source>It was so, and is settled</source>
        <translation>Так было и уже улажено</translation>
    </message>
    <message>
        <source>New note on this difference</source>
        <translation>Новая заметка к этому расхождению</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Reason (E)</source>
        <translation>Причина (E)</translation>
    </message>
    <message>
        <source>Reason for the verdict</source>
        <translation>Причина вердикта</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть заново</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Уладить</translation>
    </message>
    <message>
        <source>Show both passages in the texts (Enter)</source>
        <translation>Показать оба места в текстах (Enter)</translation>
    </message>
    <message>
        <source>Take the verdict back; it stays in the history</source>
        <translation>Отозвать вердикт; он останется в истории</translation>
    </message>
    <message>
        <source>The difference before</source>
        <translation>Предыдущее расхождение</translation>
    </message>
    <message>
        <source>The next difference</source>
        <translation>Следующее расхождение</translation>
    </message>
    <message>
        <source>Why you decide so; press E to write, Esc to leave the field</source>
        <translation>Почему вы так решили; E — писать, Esc — выйти из поля</translation>
    </message>
    <message>
        <source>Write a note on this difference</source>
        <translation>Написать заметку к этому расхождению</translation>
    </message>
    <message>
        <source>Write a note on this difference; Esc leaves it</source>
        <translation>Написать заметку к этому расхождению; Esc — выйти</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>Decisions and notes without a place now: {count}</source>
        <translation>Решения и заметки, оставшиеся без места: {count}</translation>
    </message>
    <message>
        <source>Facts that are gone: {count}</source>
        <translation>Исчезнувшие факты: {count}</translation>
    </message>
    <message>
        <source>Facts that are part of another now: {count}</source>
        <translation>Факты, вошедшие в другой: {count}</translation>
    </message>
    <message>
        <source>Facts that came out of another: {count}</source>
        <translation>Факты, выделившиеся из другого: {count}</translation>
    </message>
    <message>
        <source>Facts that changed: {count}</source>
        <translation>Изменившиеся факты: {count}</translation>
    </message>
    <message>
        <source>Flags that are gone: {count}</source>
        <translation>Исчезнувшие расхождения: {count}</translation>
    </message>
    <message>
        <source>New facts: {count}</source>
        <translation>Новые факты: {count}</translation>
    </message>
    <message>
        <source>New flags: {count}</source>
        <translation>Новые расхождения: {count}</translation>
    </message>
    <message>
        <source>claims gained: {count}</source>
        <translation>добавилось утверждений: {count}</translation>
    </message>
    <message>
        <source>claims lost: {count}</source>
        <translation>убыло утверждений: {count}</translation>
    </message>
    <message>
        <source>claims that are no more</source>
        <translation>утверждения, которых больше нет</translation>
    </message>
</context>
<context>
    <name>DifferenceDialog</name>
    <message>
        <source>Keep the new result</source>
        <translation>Сохранить новый результат</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Оставить как было</translation>
    </message>
    <message>
        <source>Nothing is stored yet. Your verdicts and notes stay in any case, also those without a place in the new result.</source>
        <translation>Ещё ничего не записано. Ваши вердикты и заметки останутся в любом случае, в том числе те, которым в новом результате нет места.</translation>
    </message>
    <message>
        <source>What this run changes</source>
        <translation>Что меняет это сопоставление</translation>
    </message>
</context>
<context>
    <name>Discrepancies</name>
    <message>
        <source>settled by a decision on the same words elsewhere: {decision}</source>
        <translation>улажено решением о тех же словах в другом месте: {decision}</translation>
    </message>
    <message>
        <source>within one side</source>
        <translation>внутри одной стороны</translation>
    </message>
    <message>
        <source>within one text</source>
        <translation>внутри одного текста</translation>
    </message>
</context>
<context>
    <name>EdgeMarks</name>
    <message numerus="yes">
        <source>%n claim(s) of the chosen fact above</source>
        <translation>
            <numerusform>%n утверждение выбранного факта выше</numerusform>
            <numerusform>%n утверждения выбранного факта выше</numerusform>
            <numerusform>%n утверждений выбранного факта выше</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s) of the chosen fact below</source>
        <translation>
            <numerusform>%n утверждение выбранного факта ниже</numerusform>
            <numerusform>%n утверждения выбранного факта ниже</numerusform>
            <numerusform>%n утверждений выбранного факта ниже</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Форматы</translation>
    </message>
    <message>
        <source>Say where it is to be written</source>
        <translation>Указать, куда записать</translation>
    </message>
    <message>
        <source>The beginning of the file</source>
        <translation>Начало файла</translation>
    </message>
    <message>
        <source>The whole project, with all of its texts.</source>
        <translation>Весь проект со всеми текстами.</translation>
    </message>
    <message>
        <source>This format is not for reading: Diptych makes a project of it again.</source>
        <translation>Этот формат не для чтения: Diptych снова делает из него проект.</translation>
    </message>
    <message>
        <source>{count} of {total} facts. The beginning of the file:</source>
        <translation>Факты: {count} из {total}. Начало файла:</translation>
    </message>
</context>
<context>
    <name>ExportFields</name>
    <message>
        <source>Byte order mark, which Excel needs</source>
        <translation>Метка порядка байтов, нужная Excel</translation>
    </message>
    <message>
        <source>Citation style</source>
        <translation>Стиль ссылок</translation>
    </message>
    <message>
        <source>How the sources are cited at the end</source>
        <translation>Как описаны источники в конце</translation>
    </message>
    <message>
        <source>No side is chosen: choose one at the least.</source>
        <translation>Не выбрана ни одна сторона: выберите хотя бы одну.</translation>
    </message>
    <message>
        <source>No state is chosen: choose one at the least.</source>
        <translation>Не выбрано ни одно состояние: выберите хотя бы одно.</translation>
    </message>
    <message>
        <source>Only facts that a source published since then tells of: 2011, 2011-06 or 2011-06-01</source>
        <translation>Только факты, о которых говорит источник, опубликованный не раньше: 2011, 2011-06 или 2011-06-01</translation>
    </message>
    <message>
        <source>Only facts that are</source>
        <translation>Только факты</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Стороны</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Состояния</translation>
    </message>
    <message>
        <source>Take the facts in this state</source>
        <translation>Взять факты в этом состоянии</translation>
    </message>
    <message>
        <source>Take the facts that this side tells of</source>
        <translation>Взять факты, о которых сообщает эта сторона</translation>
    </message>
    <message>
        <source>Told by a source published since</source>
        <translation>Есть в источнике, опубликованном не раньше</translation>
    </message>
    <message>
        <source>Without it Excel shows other letters than Latin ones wrongly</source>
        <translation>Без этого Excel неверно показывает нелатинские буквы</translation>
    </message>
    <message>
        <source>no list of references</source>
        <translation>без списка ссылок</translation>
    </message>
    <message>
        <source>published since</source>
        <translation>опубликовано с</translation>
    </message>
    <message>
        <source>told by</source>
        <translation>есть у сторон</translation>
    </message>
    <message>
        <source>{state} ({count})</source>
        <translation>{state} ({count})</translation>
    </message>
    <message>
        <source>“{text}” is no date yet: write it as 2011, 2011-06 or 2011-06-01.</source>
        <translation>«{text}» ещё не дата: напишите 2011, 2011-06 или 2011-06-01.</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Acronyms</source>
        <translation>Сокращения</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Соглашения</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>Организации</translation>
    </message>
    <message>
        <source>Choice of words</source>
        <translation>Выбор слов</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Даты</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Отрицается</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>На какой стадии</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>Насколько достоверно</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Числа</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Другие имена</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Что происходит</translation>
    </message>
    <message>
        <source>Who says it</source>
        <translation>Чьи это слова</translation>
    </message>
    <message>
        <source>after {date}</source>
        <translation>после {date}</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>согласовано</translation>
    </message>
    <message>
        <source>alleged</source>
        <translation>по чьим-то словам</translation>
    </message>
    <message>
        <source>an aim</source>
        <translation>цель</translation>
    </message>
    <message>
        <source>at a distance</source>
        <translation>отстранённо</translation>
    </message>
    <message>
        <source>before {date}</source>
        <translation>до {date}</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>решено</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>закончено</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>в силе</translation>
    </message>
    <message>
        <source>in own words</source>
        <translation>дословно</translation>
    </message>
    <message>
        <source>in the future</source>
        <translation>в будущем</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>вероятно</translation>
    </message>
    <message>
        <source>necessary</source>
        <translation>необходимо</translation>
    </message>
    <message>
        <source>on a condition</source>
        <translation>при условии</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>продолжается</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>запланировано</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>возможно</translation>
    </message>
    <message>
        <source>potential</source>
        <translation>потенциально</translation>
    </message>
    <message>
        <source>rank {number}</source>
        <translation>по порядку: {number}</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>возобновлено</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>подписано</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>с {date}</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>приостановлено</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>по {date}</translation>
    </message>
    <message>
        <source>{deed} with {partner}</source>
        <translation>{deed} (с кем: {partner})</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>от {low} до {high}</translation>
    </message>
    <message>
        <source>{number} or less</source>
        <translation>{number} или меньше</translation>
    </message>
    <message>
        <source>{number} or more</source>
        <translation>{number} или больше</translation>
    </message>
</context>
<context>
    <name>FactChooser</name>
    <message>
        <source>Facts</source>
        <translation>Факты</translation>
    </message>
    <message>
        <source>Find facts</source>
        <translation>Найти факты</translation>
    </message>
    <message>
        <source>Make one fact of the two (Enter); the next run keeps to it, and it can be undone</source>
        <translation>Сделать из двух фактов один (Enter); следующее сопоставление это учтёт, и это можно отменить</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Merge with</source>
        <translation>Объединить с фактом</translation>
    </message>
    <message>
        <source>No other fact has these words.</source>
        <translation>Ни в одном другом факте нет этих слов.</translation>
    </message>
    <message>
        <source>Which fact is the same as this one?</source>
        <translation>Какой факт — тот же самый?</translation>
    </message>
    <message>
        <source>and {count} more: type some of its words</source>
        <translation>и ещё {count}: введите слова, которые в нём есть</translation>
    </message>
</context>
<context>
    <name>FactDeeds</name>
    <message>
        <source>Copied as a table; facts: {count}</source>
        <translation>Скопировано таблицей; фактов: {count}</translation>
    </message>
    <message>
        <source>Copied with its citation</source>
        <translation>Скопировано со ссылкой на источник</translation>
    </message>
    <message>
        <source>Copied with their citations</source>
        <translation>Скопировано со ссылками на источники</translation>
    </message>
    <message>
        <source>It is flagged again.</source>
        <translation>Снова отмечается.</translation>
    </message>
    <message>
        <source>It is not flagged any more; undo (Ctrl+Z) takes it back.</source>
        <translation>Больше не отмечается; отмена (Ctrl+Z) вернёт как было.</translation>
    </message>
    <message>
        <source>The note is deleted; undo (Ctrl+Z) brings it back.</source>
        <translation>Заметка удалена; отмена (Ctrl+Z) её вернёт.</translation>
    </message>
    <message>
        <source>The translation is kept; undo (Ctrl+Z) takes it back.</source>
        <translation>Перевод сохранён; отмена (Ctrl+Z) вернёт как было.</translation>
    </message>
    <message>
        <source>This holds from the next run on; undo (Ctrl+Z) takes it back.</source>
        <translation>Это действует со следующего сопоставления; отмена (Ctrl+Z) вернёт как было.</translation>
    </message>
    <message>
        <source>This note is no longer there.</source>
        <translation>Этой заметки больше нет.</translation>
    </message>
</context>
<context>
    <name>FactDetail</name>
    <message>
        <source>Proposed by the program · strength {score} of 100</source>
        <translation>Предложено программой · сила {score} из 100</translation>
    </message>
    <message>
        <source>The program found: {state}</source>
        <translation>Программа нашла: {state}</translation>
    </message>
    <message>
        <source>Told independently by {independent} of {sources} sources</source>
        <translation>Независимых источников: {independent} из {sources}</translation>
    </message>
    <message>
        <source>proposed by the program, taken over · {by}</source>
        <translation>предложено программой, принято · {by}</translation>
    </message>
    <message>
        <source>{by} · changed {time}</source>
        <translation>{by} · изменено {time}</translation>
    </message>
    <message>
        <source>{side} says nothing of this.</source>
        <translation>{side}: об этом ничего не сказано.</translation>
    </message>
    <message>
        <source>“{a}” and “{b}” are the same text in {share} of 100 parts.</source>
        <translation>«{a}» и «{b}» — один и тот же текст на {share} из 100 частей.</translation>
    </message>
</context>
<context>
    <name>FactDetailView</name>
    <message>
        <source>Click a row of the fact table, or a marked passage in the texts, to see what each side says and what differs.</source>
        <translation>Щёлкните строку таблицы фактов или отмеченное место в текстах, чтобы увидеть, что говорит каждая сторона и в чём расхождения.</translation>
    </message>
    <message>
        <source>Details of the chosen fact</source>
        <translation>Подробности выбранного факта</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>Объединить с…</translation>
    </message>
    <message>
        <source>More for this fact</source>
        <translation>Ещё об этом факте</translation>
    </message>
    <message>
        <source>No fact is chosen</source>
        <translation>Факт не выбран</translation>
    </message>
    <message>
        <source>Quotes and differences</source>
        <translation>Цитаты и расхождения</translation>
    </message>
    <message>
        <source>Split this fact…</source>
        <translation>Разделить этот факт…</translation>
    </message>
    <message>
        <source>Switched off…</source>
        <translation>Отключённое…</translation>
    </message>
    <message>
        <source>this fact</source>
        <translation>этот факт</translation>
    </message>
</context>
<context>
    <name>FactGrid</name>
    <message>
        <source>Fact table</source>
        <translation>Таблица фактов</translation>
    </message>
</context>
<context>
    <name>FactRows</name>
    <message>
        <source>About nobody by name</source>
        <translation>Ни о ком по имени</translation>
    </message>
    <message>
        <source>Heading in the text</source>
        <translation>Заголовок в тексте</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Не решено</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Under no heading</source>
        <translation>Без заголовка</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>Who or what it is about</source>
        <translation>О ком или о чём</translation>
    </message>
</context>
<context>
    <name>FactState</name>
    <message>
        <source>compatible</source>
        <translation>совместимо</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>спорно</translation>
    </message>
    <message>
        <source>no difference found</source>
        <translation>различий не видно</translation>
    </message>
    <message>
        <source>one side</source>
        <translation>одна сторона</translation>
    </message>
</context>
<context>
    <name>FactTable</name>
    <message>
        <source>Differences</source>
        <translation>Расхождения</translation>
    </message>
    <message>
        <source>F2 or a double click: write what is so</source>
        <translation>F2 или двойной щелчок: записать, что верно</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Факт</translation>
    </message>
    <message>
        <source>Reconciled statement</source>
        <translation>Согласованная формулировка</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>{quote} (and {count} more)</source>
        <translation>{quote} (и ещё {count})</translation>
    </message>
    <message>
        <source>{side} says nothing of this fact.</source>
        <translation>{side}: об этом факте ничего не сказано.</translation>
    </message>
</context>
<context>
    <name>FactTableView</name>
    <message>
        <source>Choose columns, group the facts, copy the table</source>
        <translation>Выбрать столбцы, сгруппировать факты, скопировать таблицу</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>Копировать таблицей</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>Find facts</source>
        <translation>Найти факты</translation>
    </message>
    <message>
        <source>Group by: {what}</source>
        <translation>Группы: {what}</translation>
    </message>
    <message>
        <source>Show facts: {state}</source>
        <translation>Показывать факты: {state}</translation>
    </message>
    <message>
        <source>Show only facts with differences of some kind</source>
        <translation>Показать только факты с расхождениями какого-либо вида</translation>
    </message>
    <message>
        <source>Show or hide the facts of this state</source>
        <translation>Показать или скрыть факты в этом состоянии</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Whatever differs</source>
        <translation>Любые расхождения</translation>
    </message>
    <message>
        <source>Words of the label, quotes, sources, differences, statement or notes; #word for a tag, # for any tag</source>
        <translation>Слова из названия, цитат, источников, расхождений, формулировки или заметок; #слово — метка, # — любая метка</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>без групп</translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>Показано {shown} из {total}</translation>
    </message>
</context>
<context>
    <name>FetchDialog</name>
    <message>
        <source>&amp;Addresses, one a line</source>
        <translation>&amp;Адреса, по одному в строке</translation>
    </message>
    <message>
        <source>&amp;Private addresses too: this computer and the local network</source>
        <translation>А также &amp;частные адреса: этот компьютер и локальная сеть</translation>
    </message>
    <message>
        <source>&amp;Whose are these pages?</source>
        <translation>&amp;Чьи это страницы?</translation>
    </message>
    <message>
        <source>Diptych connects to these servers, and to those that they lead to. What a site asks of programs is respected. Each page is kept as it came, with time, headers and hashes; you see what was read before it is added.</source>
        <translation>Diptych соединяется с этими серверами и с теми, на которые они ведут. Просьбы сайтов к программам соблюдаются. Каждая страница хранится такой, какой пришла, со временем, заголовками и хешами; прочитанное вы увидите до добавления.</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Fetch web pages</source>
        <translation>Загрузить страницы из интернета</translation>
    </message>
    <message>
        <source>This is no address of a page: {line}</source>
        <translation>Это не адрес страницы: {line}</translation>
    </message>
    <message>
        <source>Which pages?</source>
        <translation>Какие страницы?</translation>
    </message>
    <message>
        <source>Whose voice the pages are: one of the sides that are there, or a new one</source>
        <translation>Чья это речь: одна из имеющихся сторон или новая</translation>
    </message>
    <message>
        <source>as the pages say, or to be said later</source>
        <translation>как сказано на страницах, или указать позже</translation>
    </message>
    <message>
        <source>https://example.org/statement</source>
        <translation>https://example.org/statement</translation>
    </message>
</context>
<context>
    <name>FetchingPages</name>
    <message>
        <source>Fetching</source>
        <translation>Загрузка</translation>
    </message>
    <message>
        <source>Unchanged since it was fetched: {names}</source>
        <translation>Не изменилось со времени загрузки: {names}</translation>
    </message>
    <message>
        <source>{new} stands in the place of {old}.</source>
        <translation>{new} — теперь вместо {old}.</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Find in the texts</source>
        <translation>Найти в текстах</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Поиск…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>The next place (F3)</source>
        <translation>Следующее место (F3)</translation>
    </message>
    <message>
        <source>The place before (Shift+F3)</source>
        <translation>Предыдущее место (Shift+F3)</translation>
    </message>
    <message numerus="yes">
        <source>in %n text(s)</source>
        <translation>
            <numerusform>в %n тексте</numerusform>
            <numerusform>в %n текстах</numerusform>
            <numerusform>в %n текстах</numerusform>
        </translation>
    </message>
    <message>
        <source>{now} of {count}</source>
        <translation>{now} из {count}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>All of the table with typed dates. Not the texts themselves, the scores and the facets.</source>
        <translation>Вся таблица, даты как даты. Без самих текстов, оценок сходства и признаков.</translation>
    </message>
    <message>
        <source>CSV table, a row a fact and a column a side, for spreadsheets</source>
        <translation>Таблица CSV: строка на факт, столбец на сторону, для электронных таблиц</translation>
    </message>
    <message>
        <source>Claims, facts, differences and all that stands in the notebook, each with who made it and when. Not the texts.</source>
        <translation>Утверждения, факты, расхождения и всё, что есть в записях, с тем, кто и когда это сделал. Без текстов.</translation>
    </message>
    <message>
        <source>Claims, facts, differences, verdicts, statements, notes, tags and translations. Not the texts, scores and facets.</source>
        <translation>Утверждения, факты, расхождения, вердикты, формулировки, заметки, метки и переводы. Без текстов, оценок и признаков.</translation>
    </message>
    <message>
        <source>Each fact with its quotes, places, discrepancies, values, verdict and notes. Not the sources’ details, scores and facets.</source>
        <translation>Каждый факт с цитатами, местами, расхождениями, значениями, вердиктом и заметками. Без сведений об источниках, оценок и признаков.</translation>
    </message>
    <message>
        <source>Everything: texts and the files they were read from, all that people did, and what the last run found. Nothing is lost.</source>
        <translation>Всё: тексты и файлы, из которых они прочитаны, всё сделанное людьми и найденное при последнем сопоставлении. Ничего не теряется.</translation>
    </message>
    <message>
        <source>Excel workbook, a sheet each for facts, quotes, notes and more</source>
        <translation>Книга Excel: листы фактов, цитат, заметок и прочего</translation>
    </message>
    <message>
        <source>HTML report, one file to read, search and print</source>
        <translation>Отчёт HTML: один файл для чтения, поиска и печати</translation>
    </message>
    <message>
        <source>JSON, everything that was found and decided, for programs</source>
        <translation>JSON: всё найденное и решённое, для программ</translation>
    </message>
    <message>
        <source>LaTeX, a report to typeset</source>
        <translation>LaTeX: отчёт для вёрстки</translation>
    </message>
    <message>
        <source>Markdown, a report as plain text</source>
        <translation>Markdown: отчёт простым текстом</translation>
    </message>
    <message>
        <source>PDF, a report to read and to pass on</source>
        <translation>PDF: отчёт для чтения и передачи</translation>
    </message>
    <message>
        <source>REFI-QDA project for NVivo, ATLAS.ti, MAXQDA, QualCoder</source>
        <translation>Проект REFI-QDA для NVivo, ATLAS.ti, MAXQDA, QualCoder</translation>
    </message>
    <message>
        <source>Sources (not their texts), claims with facets, facts with scores, discrepancies, verdicts, notes, concordance.</source>
        <translation>Источники (без текстов), утверждения с признаками, факты с оценками, расхождения, вердикты, заметки, конкорданс.</translation>
    </message>
    <message>
        <source>Sources for LaTeX and reference managers (BibTeX)</source>
        <translation>Источники для LaTeX и программ учёта литературы (BibTeX)</translation>
    </message>
    <message>
        <source>Sources for reference managers (CSL-JSON)</source>
        <translation>Источники для программ учёта литературы (CSL-JSON)</translation>
    </message>
    <message>
        <source>Statements with rank and references, as in Wikidata (RDF, Turtle)</source>
        <translation>Утверждения с рангом и ссылками, как в Викиданных (RDF, Turtle)</translation>
    </message>
    <message>
        <source>Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, sources, method. Also the concordance. Not the texts themselves.</source>
        <translation>Сводка, таблица, цитаты рядом с тем, чем они расходятся, значения, вердикты, формулировки, заметки, метки, источники, метод. Также конкорданс. Без самих текстов.</translation>
    </message>
    <message>
        <source>Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, sources, method. Not the texts themselves, the scores and the facets.</source>
        <translation>Сводка, таблица, цитаты рядом с тем, чем они расходятся, значения, вердикты, формулировки, заметки, метки, источники, метод. Без самих текстов, оценок и признаков.</translation>
    </message>
    <message>
        <source>Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, sources, method. Not the texts themselves, the scores and the facets; no Chinese, Japanese or Korean letters.</source>
        <translation>Сводка, таблица, цитаты рядом с тем, чем они расходятся, значения, вердикты, формулировки, заметки, метки, источники, метод. Без самих текстов, оценок и признаков; без китайских, японских и корейских знаков.</translation>
    </message>
    <message>
        <source>TEI P5, texts with stand-off annotation</source>
        <translation>TEI P5: тексты с отдельной разметкой</translation>
    </message>
    <message>
        <source>Texts, claims as codings, facts as codes, and as memos differences and what people said. Not scores and facets.</source>
        <translation>Тексты, утверждения как кодировки, факты как коды, расхождения и сказанное людьми как мемо. Без оценок и признаков.</translation>
    </message>
    <message>
        <source>Texts, claims, facts, differences and what people said. Not scores and facets.</source>
        <translation>Тексты, утверждения, факты, расхождения и сказанное людьми. Без оценок и признаков.</translation>
    </message>
    <message>
        <source>The values of facts with the places that give them, what people stated, sources. Not notes and verdicts.</source>
        <translation>Значения фактов с местами, где они даны, формулировки людей, источники. Без заметок и вердиктов.</translation>
    </message>
    <message>
        <source>W3C Web Annotations (JSON-LD), anchored by position and quote</source>
        <translation>Аннотации W3C (JSON-LD), привязанные по месту и по цитате</translation>
    </message>
    <message>
        <source>What each source is called, by whom, where and when. Nothing of claims and facts.</source>
        <translation>Название каждого источника, кем, где и когда опубликован. Без утверждений и фактов.</translation>
    </message>
    <message>
        <source>Who decided what, machine or person (PROV-O, Turtle)</source>
        <translation>Кто что решил, машина или человек (PROV-O, Turtle)</translation>
    </message>
    <message>
        <source>Whole project as JSON, to be made a project again</source>
        <translation>Весь проект как JSON, чтобы снова сделать из него проект</translation>
    </message>
    <message>
        <source>Word document, a report to read and to work on</source>
        <translation>Документ Word: отчёт для чтения и работы</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>About Diptych</source>
        <translation>О программе Diptych</translation>
    </message>
    <message>
        <source>Bring in texts</source>
        <translation>Добавьте тексты</translation>
    </message>
    <message>
        <source>Ctrl+K finds every command, page, source and fact; F1 opens the guide. Export (Ctrl+E) writes the table, with every quote checked against its source. Help › Tour shows this again.</source>
        <translation>Ctrl+K находит любую команду, страницу, источник и факт; F1 открывает руководство. Экспорт (Ctrl+E) записывает таблицу, где каждая цитата сверена с источником. Справка › Обзор покажет это снова.</translation>
    </message>
    <message>
        <source>Find anything, take it away</source>
        <translation>Найти всё и унести с собой</translation>
    </message>
    <message>
        <source>Keys and first steps</source>
        <translation>Клавиши и первые шаги</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Файл журнала</translation>
    </message>
    <message>
        <source>Make a project, then drop files on the window (Ctrl+I asks for them) and say whose voice each is: its side. Or open the sample, to try things out.</source>
        <translation>Создайте проект, затем перетащите файлы в окно (или нажмите Ctrl+I) и укажите, чей голос каждый из них: его сторону. Или откройте пример, чтобы испытать программу.</translation>
    </message>
    <message>
        <source>Read, judge, note</source>
        <translation>Читать, решать, делать заметки</translation>
    </message>
    <message>
        <source>Reconcile (Ctrl+R) finds the claims that speak of the same fact, and where the accounts conflict, differ or fall silent. It only proposes.</source>
        <translation>Сопоставление (Ctrl+R) находит утверждения об одном и том же факте и то, где сообщения противоречат друг другу, расходятся или умалчивают. Оно только предлагает.</translation>
    </message>
    <message>
        <source>Set them side by side</source>
        <translation>Поставьте их рядом</translation>
    </message>
    <message>
        <source>The command line</source>
        <translation>Командная строка</translation>
    </message>
    <message>
        <source>The pages at the left of a project show the texts, the differences one by one, the timeline, your notes and more (Alt+1, Alt+2, …). Judge a difference by one key; all that you do is kept and can be undone.</source>
        <translation>Страницы слева показывают тексты, расхождения одно за другим, хронологию, ваши заметки и прочее (Alt+1, Alt+2, …). Вердикт по расхождению — одна клавиша; всё, что вы делаете, сохраняется, и всё можно отменить.</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>Warnings and defects are written to this file; it is made when there is something to write.</source>
        <translation>В этот файл записываются предупреждения и ошибки; он появляется, когда есть что записать.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Go to a heading</source>
        <translation>Перейти к разделу</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Разделы</translation>
    </message>
    <message>
        <source>Search the guide (Ctrl+F)</source>
        <translation>Искать в руководстве (Ctrl+F)</translation>
    </message>
    <message>
        <source>The guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>The hit before (Shift+F3)</source>
        <translation>Предыдущее место (Shift+F3)</translation>
    </message>
    <message>
        <source>The next hit (F3 or Enter)</source>
        <translation>Следующее место (F3 или Enter)</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>What to read</source>
        <translation>Что читать</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>не найдено</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} из {count}</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>Alike by {score} of 100</source>
        <translation>Сходство {score} из 100</translation>
    </message>
    <message>
        <source>Joined through other claims of the fact</source>
        <translation>Связаны через другие утверждения факта</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>1. Make a project and drop texts on the window; say whose voice each is (its side).</source>
        <translation>1. Создайте проект и перетащите тексты в окно; скажите, чей голос каждый из них (его сторона).</translation>
    </message>
    <message>
        <source>2. Reconcile: the program proposes which claims speak of the same fact, and where they differ.</source>
        <translation>2. Сопоставьте: программа предложит, какие утверждения говорят об одном факте и в чём они расходятся.</translation>
    </message>
    <message>
        <source>3. Choose a fact in the table or in the texts. Judge it and its differences, with a reason; write notes.</source>
        <translation>3. Выберите факт в таблице или в текстах. Вынесите вердикт по нему и его расхождениям, с причиной; пишите заметки.</translation>
    </message>
    <message>
        <source>4. Export the table with all that was found and decided.</source>
        <translation>4. Экспортируйте таблицу со всем, что найдено и решено.</translation>
    </message>
    <message>
        <source>Compares what several sides publish about the same facts. It works offline and sends nothing anywhere.</source>
        <translation>Сопоставляет, что разные стороны публикуют об одних и тех же фактах. Работает без сети и ничего никуда не отправляет.</translation>
    </message>
    <message>
        <source>Save the note that is being written</source>
        <translation>Сохранить заметку, которая пишется</translation>
    </message>
    <message>
        <source>What it proposes is a proposal; what it shows as yours, you decided.</source>
        <translation>Что предлагает программа, остаётся предложением; что показано как ваше, решили вы.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Do again the chosen deed, which was taken back</source>
        <translation>Сделать снова выбранное действие, которое было отменено</translation>
    </message>
    <message>
        <source>Do this again</source>
        <translation>Сделать это снова</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>Отобрать по словам</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Nothing was done yet that answers this.</source>
        <translation>Ничего такого ещё не сделано.</translation>
    </message>
    <message>
        <source>Take back the chosen deed, whatever was done since (Ctrl+Z takes back your last)</source>
        <translation>Отменить выбранное действие, что бы ни было сделано после него (Ctrl+Z отменяет ваше последнее)</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>Отменить это</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Whose deeds are shown</source>
        <translation>Чьи действия показаны</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>{text} (undone)</source>
        <translation>{text} (отменено)</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>What was found</source>
        <translation>Что найдено</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Characters that could not be read, and stand as �: {count}.</source>
        <translation>Знаков, которые не удалось прочесть (вместо них стоит �): {count}.</translation>
    </message>
    <message>
        <source>No sentence was found in it that could hold a claim.</source>
        <translation>В нём не найдено предложения, в котором могло бы быть утверждение.</translation>
    </message>
    <message>
        <source>The project has this text already: {name}.</source>
        <translation>Этот текст в проекте уже есть: {name}.</translation>
    </message>
    <message>
        <source>a page that is known here</source>
        <translation>известная программе страница</translation>
    </message>
    <message>
        <source>guessed from a line of its head</source>
        <translation>предположено по строке в начале</translation>
    </message>
    <message>
        <source>guessed from its folder</source>
        <translation>предположено по папке</translation>
    </message>
    <message>
        <source>guessed from its name</source>
        <translation>предположено по имени файла</translation>
    </message>
    <message>
        <source>guessed: other texts of this publisher are of this side</source>
        <translation>предположено: другие тексты этого издателя на этой стороне</translation>
    </message>
    <message>
        <source>passages: {passages}, characters: {count}</source>
        <translation>отрывков: {passages}, знаков: {count}</translation>
    </message>
    <message>
        <source>the file says so</source>
        <translation>указано в файле</translation>
    </message>
    <message>
        <source>{name} is the same text.</source>
        <translation>{name} — тот же самый текст.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>A side is whose voice a text is. Without one yet: {count}.</source>
        <translation>Сторона — это тот, чей голос звучит в тексте. Пока без стороны: {count}.</translation>
    </message>
    <message>
        <source>Add to the project</source>
        <translation>Добавить в проект</translation>
    </message>
    <message>
        <source>Files that were read</source>
        <translation>Прочитанные файлы</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Не прочитано</translation>
    </message>
    <message>
        <source>Sides with a “?” are guessed: look at them before you add. Guessed: {count}.</source>
        <translation>Стороны со знаком «?» предположены: проверьте их, прежде чем добавлять. Предположено: {count}.</translation>
    </message>
    <message>
        <source>Texts to add</source>
        <translation>Какие тексты добавить</translation>
    </message>
    <message>
        <source>To be added: {count}.</source>
        <translation>Будет добавлено: {count}.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>и ещё {count}</translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Published</source>
        <translation>&amp;Опубликовано</translation>
    </message>
    <message>
        <source>&amp;Whose are these texts?</source>
        <translation>&amp;Чьи это тексты?</translation>
    </message>
    <message>
        <source>Chosen: {count} of {total}</source>
        <translation>Выбрано: {count} из {total}</translation>
    </message>
    <message>
        <source>Language of the chosen files</source>
        <translation>Язык выбранных файлов</translation>
    </message>
    <message>
        <source>The language of the chosen files: choose one, or write its code</source>
        <translation>Язык выбранных файлов: выберите язык или напишите его код</translation>
    </message>
    <message>
        <source>When the chosen files were published</source>
        <translation>Когда опубликованы выбранные файлы</translation>
    </message>
    <message>
        <source>When the chosen files were published: 2011, 2011-06 or 2011-06-01</source>
        <translation>Когда опубликованы выбранные файлы: 2011, 2011-06 или 2011-06-01</translation>
    </message>
    <message>
        <source>Whose are these texts?</source>
        <translation>Чьи это тексты?</translation>
    </message>
    <message>
        <source>Whose voice the chosen files are: one of the sides that are there, or a new one</source>
        <translation>Чей голос выбранные файлы: одна из имеющихся сторон или новая</translation>
    </message>
    <message>
        <source>for example EU</source>
        <translation>например, ЕС</translation>
    </message>
</context>
<context>
    <name>ImportFiles</name>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Опубликовано</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Сторона</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заглавие</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Что прочитано</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестен</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>The first lines that were read</source>
        <translation>Первые прочитанные строки</translation>
    </message>
    <message>
        <source>date: {ground}</source>
        <translation>дата: {ground}</translation>
    </message>
    <message>
        <source>side: {ground}</source>
        <translation>сторона: {ground}</translation>
    </message>
    <message>
        <source>that may hold claims: {count}</source>
        <translation>где могут быть утверждения: {count}</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>There is no text to paste: copy one first.</source>
        <translation>Вставлять нечего: сначала скопируйте текст.</translation>
    </message>
    <message>
        <source>This project is open for reading only: nothing can be added to it.</source>
        <translation>Этот проект открыт только для чтения: добавить в него ничего нельзя.</translation>
    </message>
</context>
<context>
    <name>InlineEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation>Оставить как было (Esc)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>Сохранить (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stop; the project stays as it was (Ctrl+.)</source>
        <translation>Остановить; проект останется прежним (Ctrl+.)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливается…</translation>
    </message>
    <message>
        <source>this step: a few seconds left</source>
        <translation>этот шаг: осталось несколько секунд</translation>
    </message>
    <message>
        <source>this step: about {count} min left</source>
        <translation>этот шаг: осталось около {count} мин</translation>
    </message>
    <message>
        <source>this step: about {count} s left</source>
        <translation>этот шаг: осталось около {count} с</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} из {total}</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>%Y-%m-%d %H:%M</source>
        <translation>%d.%m.%Y %H:%M</translation>
    </message>
    <message>
        <source>English</source>
        <translation>английский</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русский</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>принято</translation>
    </message>
    <message>
        <source>an amount of the same thing</source>
        <translation>количество одного и того же</translation>
    </message>
    <message>
        <source>choice of words</source>
        <translation>выбор слов</translation>
    </message>
    <message>
        <source>choosing the partners</source>
        <translation>выбор пар</translation>
    </message>
    <message>
        <source>date</source>
        <translation>дата</translation>
    </message>
    <message>
        <source>dates that do not meet</source>
        <translation>даты не сходятся</translation>
    </message>
    <message>
        <source>dates that meet</source>
        <translation>даты сходятся</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>done to the same</source>
        <translation>направлено на то же</translation>
    </message>
    <message>
        <source>fetching the pages</source>
        <translation>загрузка страниц</translation>
    </message>
    <message>
        <source>finding the claims</source>
        <translation>поиск утверждений</translation>
    </message>
    <message>
        <source>how alike the two sound to a language model</source>
        <translation>насколько оба схожи для языковой модели</translation>
    </message>
    <message>
        <source>how it is described</source>
        <translation>как это описано</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>опущено</translation>
    </message>
    <message>
        <source>length of the texts</source>
        <translation>длина текстов</translation>
    </message>
    <message>
        <source>looking for differences</source>
        <translation>поиск расхождений</translation>
    </message>
    <message>
        <source>looking for partners</source>
        <translation>поиск возможных пар</translation>
    </message>
    <message>
        <source>matching the words of two languages</source>
        <translation>соотнесение слов двух языков</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>смысл</translation>
    </message>
    <message>
        <source>name</source>
        <translation>название</translation>
    </message>
    <message>
        <source>names in common</source>
        <translation>общие имена</translation>
    </message>
    <message>
        <source>number</source>
        <translation>число</translation>
    </message>
    <message>
        <source>numbers that agree</source>
        <translation>числа согласуются</translation>
    </message>
    <message>
        <source>open</source>
        <translation>не решено</translation>
    </message>
    <message>
        <source>other doers</source>
        <translation>действуют другие</translation>
    </message>
    <message>
        <source>place</source>
        <translation>место</translation>
    </message>
    <message>
        <source>precision of the date</source>
        <translation>точность даты</translation>
    </message>
    <message>
        <source>reading the files</source>
        <translation>чтение файлов</translation>
    </message>
    <message>
        <source>reading what they mean</source>
        <translation>чтение их смысла</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>улажено</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>охват</translation>
    </message>
    <message>
        <source>start</source>
        <translation>начало</translation>
    </message>
    <message>
        <source>status</source>
        <translation>стадия</translation>
    </message>
    <message>
        <source>the more claims the sources have, the less is any one of them meant</source>
        <translation>чем больше утверждений в источниках, тем менее вероятно, что имеется в виду именно это</translation>
    </message>
    <message>
        <source>weighing the pairs</source>
        <translation>взвешивание пар</translation>
    </message>
    <message>
        <source>what happens</source>
        <translation>что происходит</translation>
    </message>
    <message>
        <source>what two claims taken at random start from</source>
        <translation>с чего начинают два утверждения, взятые наугад</translation>
    </message>
    <message>
        <source>who did it</source>
        <translation>кто это сделал</translation>
    </message>
    <message>
        <source>words in common</source>
        <translation>общие слова</translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation>запись файла</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>да или нет</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <translation>ru</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>As the computer</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Язык</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add files</source>
        <translation>Добавить файлы</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Diptych projects (*.diptych)</source>
        <translation>Проекты Diptych (*.diptych)</translation>
    </message>
    <message>
        <source>Drop to add these files</source>
        <translation>Отпустите, чтобы добавить эти файлы</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Куда экспортировать</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Главная панель</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Новый проект</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Не&amp;давние проекты</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Открыть проект</translation>
    </message>
    <message>
        <source>Texts ({kinds})</source>
        <translation>Тексты ({kinds})</translation>
    </message>
    <message>
        <source>{name} (read only)</source>
        <translation>{name} (только чтение)</translation>
    </message>
</context>
<context>
    <name>MarkTable</name>
    <message>
        <source>Differs from</source>
        <translation>Расходится с</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Цитата</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>State of the fact</source>
        <translation>Состояние факта</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>Facts by sources</source>
        <translation>Факты по источникам</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>A colleague&apos;s copy</source>
        <translation>Копия коллеги</translation>
    </message>
    <message>
        <source>Deeds: {authors}</source>
        <translation>Действия: {authors}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Не принимать</translation>
    </message>
    <message>
        <source>New texts: {count}</source>
        <translation>Новые тексты: {count}</translation>
    </message>
    <message>
        <source>Nothing is taken in yet. No decision is lost: where you differ, the newer one counts, and both are kept.</source>
        <translation>Ещё ничего не принято. Ни одно решение не пропадёт: где вы расходитесь, действует более новое, а хранятся оба.</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation>Что в ней есть</translation>
    </message>
    <message>
        <source>What {name} brings</source>
        <translation>Что содержит {name}</translation>
    </message>
    <message>
        <source>You disagree: {count}</source>
        <translation>Разногласия: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>и ещё {count}</translation>
    </message>
    <message>
        <source>✓ {by} (counts)</source>
        <translation>✓ {by} (действует)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Закрыть это сообщение</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>2014, 2014-05 or 2014-05-31</source>
        <translation>2014, 2014-05 или 2014-05-31</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Show only facts of some sides, tags or dates</source>
        <translation>Показать факты только некоторых сторон, меток или дат</translation>
    </message>
    <message>
        <source>Sides, tags, dates</source>
        <translation>Стороны, метки, даты</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>Кто сообщает</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Whatever side, tag and date</source>
        <translation>Любые стороны, метки и даты</translation>
    </message>
    <message>
        <source>“{text}” is no day yet</source>
        <translation>«{text}» — ещё не дата</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message numerus="yes">
        <source>%n texts were added and are not compared yet.</source>
        <translation>
            <numerusform>%n текст добавлен и ещё не сопоставлен.</numerusform>
            <numerusform>%n текста добавлены и ещё не сопоставлены.</numerusform>
            <numerusform>%n текстов добавлено и ещё не сопоставлено.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 text was added and is not compared yet.</source>
        <translation>1 текст добавлен и ещё не сопоставлен.</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Добавить файлы…</translation>
    </message>
    <message>
        <source>Add texts of at least two sides; then reconcile them.</source>
        <translation>Добавьте тексты хотя бы двух сторон, затем сопоставьте их.</translation>
    </message>
    <message>
        <source>Drop text or HTML files on this window, or choose them. Each text belongs to a side: whose voice it is.</source>
        <translation>Перетащите в это окно текстовые файлы или файлы HTML либо выберите их. У каждого текста есть сторона: чей это голос.</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Открывается {name}…</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Сопоставить</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Texts or claims are not as they were at the last run.</source>
        <translation>Тексты или утверждения уже не те, что при последнем сопоставлении.</translation>
    </message>
    <message>
        <source>Texts: {count}</source>
        <translation>Текстов: {count}</translation>
    </message>
    <message>
        <source>The texts are in. Now set them side by side.</source>
        <translation>Тексты добавлены. Теперь поставьте их рядом.</translation>
    </message>
    <message>
        <source>This project has no texts yet</source>
        <translation>В этом проекте ещё нет текстов</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>и ещё {count}</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Markdown · Ctrl+Enter saves</source>
        <translation>Markdown · Ctrl+Enter</translation>
    </message>
    <message>
        <source>New note on this fact</source>
        <translation>Новая заметка к этому факту</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save the note (Ctrl+Enter)</source>
        <translation>Сохранить заметку (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Write a note on this fact</source>
        <translation>Написать заметку к этому факту</translation>
    </message>
</context>
<context>
    <name>NoteThread</name>
    <message>
        <source>Go to it</source>
        <translation>Перейти туда</translation>
    </message>
    <message>
        <source>Show in the texts what this is about (Enter in the list)</source>
        <translation>Показать в текстах, о чём это (Enter в списке)</translation>
    </message>
    <message>
        <source>The notes of a thread</source>
        <translation>Заметки одной беседы</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Формулировка</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Перевод</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>a source that is not there</source>
        <translation>источник, которого нет</translation>
    </message>
    <message>
        <source>claims that are no more</source>
        <translation>утверждения, которых больше нет</translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <source>All tags</source>
        <translation>Все метки</translation>
    </message>
    <message>
        <source>By fact</source>
        <translation>По фактам</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Everything that was decided and noted has its place.</source>
        <translation>Всё, что решено и отмечено, имеет своё место.</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>Отобрать по словам</translation>
    </message>
    <message>
        <source>In which order the notes are shown</source>
        <translation>В каком порядке показаны заметки</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>No note is of this author and tag and has these words.</source>
        <translation>Нет заметки этого автора, с этой меткой и этими словами.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Notes ({count})</source>
        <translation>Заметки ({count})</translation>
    </message>
    <message>
        <source>Nothing was noted yet. Choose a fact and press Ctrl+M to write a note on it.</source>
        <translation>Заметок ещё нет. Выберите факт и нажмите Ctrl+M, чтобы написать к нему заметку.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Tags in use</source>
        <translation>Используемые метки</translation>
    </message>
    <message>
        <source>This has no place in the last run: what it was made on is shown at the right.</source>
        <translation>В последнем сопоставлении этому нет места: к чему оно относилось, показано справа.</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Сколько раз</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Whose notes are shown</source>
        <translation>Чьи заметки показаны</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>Без места</translation>
    </message>
    <message>
        <source>Without a place ({count})</source>
        <translation>Без места ({count})</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Change the note</source>
        <translation>Изменить заметку</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z) brings it back</source>
        <translation>Отмена (Ctrl+Z) её вернёт</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Написать ответ</translation>
    </message>
</context>
<context>
    <name>OpinionsSection</name>
    <message>
        <source>What each researcher decided</source>
        <translation>Что решил каждый исследователь</translation>
    </message>
</context>
<context>
    <name>OrphanList</name>
    <message>
        <source>Attach here ({alike})</source>
        <translation>Закрепить здесь ({alike})</translation>
    </message>
    <message>
        <source>Choose a place…</source>
        <translation>Выбрать место…</translation>
    </message>
    <message>
        <source>Everything that you decided and noted has its place.</source>
        <translation>Всё, что вы решили и отметили, имеет своё место.</translation>
    </message>
    <message>
        <source>Leave it with the old version</source>
        <translation>Оставить за прежней редакцией</translation>
    </message>
    <message>
        <source>Nothing in the new version looks like it.</source>
        <translation>Ничто в новой редакции на это не похоже.</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Место в тексте</translation>
    </message>
    <message>
        <source>Passages without a place</source>
        <translation>Места, которых нет в новой редакции</translation>
    </message>
    <message>
        <source>Select the words in the new version that it shall hang on</source>
        <translation>Выделить в новой редакции слова, с которыми это связать</translation>
    </message>
    <message>
        <source>The new version says nothing of the kind; what hangs on it is kept and can still be attached</source>
        <translation>В новой редакции ничего такого нет; что с этим связано, хранится и ещё может быть закреплено</translation>
    </message>
    <message>
        <source>What hangs on it</source>
        <translation>Что с ним связано</translation>
    </message>
    <message>
        <source>What hangs on the old passage shall hang on this one</source>
        <translation>Связать с этим местом то, что связано с прежним</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>Без места</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>All that was done, to be read, filtered and taken back</source>
        <translation>Всё, что было сделано: можно читать, отбирать и отменять</translation>
    </message>
    <message>
        <source>All that was noted, with what it is about, and what lost its place</source>
        <translation>Все заметки, к чему они относятся и что лишилось места</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Охват</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Разбор</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексты</translation>
    </message>
    <message>
        <source>The differences one after another, to be judged by one key each</source>
        <translation>Расхождения одно за другим; вердикт — одной клавишей</translation>
    </message>
    <message>
        <source>The texts side by side, the fact table, and the chosen fact</source>
        <translation>Тексты рядом, таблица фактов и выбранный факт</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Хронология</translation>
    </message>
    <message>
        <source>What each side calls one thing, how often, and where</source>
        <translation>Как каждая сторона называет одно и то же, как часто и где</translation>
    </message>
    <message>
        <source>When it happened by each side&apos;s account, and which dates differ</source>
        <translation>Когда это было по словам каждой стороны и какие даты расходятся</translation>
    </message>
    <message>
        <source>Which source tells of which fact, who disputes it, and who is silent</source>
        <translation>Какой источник о каком факте сообщает, кто его оспаривает и кто молчит</translation>
    </message>
    <message>
        <source>Whose the texts are, what is said of them, their versions, and a colleague&apos;s copy</source>
        <translation>Чьи это тексты, что о них сказано, их редакции и копия коллеги</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Words in the texts, the claims and all that people wrote (Ctrl+Shift+F)</source>
        <translation>Слова в текстах, утверждениях и во всём, что написали люди (Ctrl+Shift+F)</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>A command, a page, a source, or words of a fact</source>
        <translation>Команда, страница, источник или слова факта</translation>
    </message>
    <message>
        <source>Commands, pages, sources and facts</source>
        <translation>Команды, страницы, источники и факты</translation>
    </message>
    <message>
        <source>Nothing fits. Type fewer letters, or other ones.</source>
        <translation>Ничто не подходит. Введите меньше букв или другие.</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Что подходит</translation>
    </message>
</context>
<context>
    <name>PaletteList</name>
    <message>
        <source>not now: {why}</source>
        <translation>сейчас нельзя: {why}</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Move this text, or take it away from here</source>
        <translation>Переместить этот текст или убрать его отсюда</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Переместить влево</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Переместить вправо</translation>
    </message>
    <message>
        <source>Take away from here</source>
        <translation>Убрать отсюда</translation>
    </message>
</context>
<context>
    <name>ParallelView</name>
    <message>
        <source>Choose two sources to read them side by side.</source>
        <translation>Выберите два источника, чтобы читать их рядом.</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Characters {start} to {end}</source>
        <translation>Знаки с {start} по {end}</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>Выбрать место</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Найти в тексте</translation>
    </message>
    <message>
        <source>Have the decision hang on the selected words</source>
        <translation>Привязать решение к выделенным словам</translation>
    </message>
    <message>
        <source>It stands here</source>
        <translation>Это стоит здесь</translation>
    </message>
    <message>
        <source>Leave the decision without a place (Esc)</source>
        <translation>Оставить решение без места (Esc)</translation>
    </message>
    <message>
        <source>Select the words in “{title}” that this shall hang on.</source>
        <translation>Выделите в «{title}» слова, с которыми это связать.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>This passage belongs to another fact, which is chosen now.</source>
        <translation>Это место относится к другому факту; теперь выбран он.</translation>
    </message>
    <message>
        <source>claims: {count}</source>
        <translation>утверждений: {count}</translation>
    </message>
    <message>
        <source>decided: {count}</source>
        <translation>решено: {count}</translation>
    </message>
    <message>
        <source>disputed: {count}</source>
        <translation>спорных: {count}</translation>
    </message>
    <message>
        <source>facts: {count}</source>
        <translation>фактов: {count}</translation>
    </message>
    <message>
        <source>sides: {count}</source>
        <translation>сторон: {count}</translation>
    </message>
    <message>
        <source>sources: {count}</source>
        <translation>источников: {count}</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Store nothing (Esc)</source>
        <translation>Ничего не сохранять (Esc)</translation>
    </message>
    <message>
        <source>Store this (Enter)</source>
        <translation>Сохранить это (Enter)</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Choose a printer, or a file</source>
        <translation>Выбрать принтер или файл</translation>
    </message>
    <message>
        <source>Facts have the same numbers in the table and at the texts. A file to pass on is made by Export.</source>
        <translation>У фактов одни и те же номера в таблице и у текстов. Файл для передачи создаёт «Экспорт».</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Просмотр…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>See on the screen what would be printed</source>
        <translation>Посмотреть на экране, что будет напечатано</translation>
    </message>
    <message>
        <source>What shall be printed?</source>
        <translation>Что напечатать?</translation>
    </message>
</context>
<context>
    <name>Printed</name>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Reconciled statement</source>
        <translation>Согласованная формулировка</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>facts: {facts}, sources: {sources}</source>
        <translation>фактов: {facts}, источников: {sources}</translation>
    </message>
    <message>
        <source>says nothing</source>
        <translation>об этом ничего</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print preview</source>
        <translation>Просмотр перед печатью</translation>
    </message>
    <message>
        <source>The fact table: all facts ({count})</source>
        <translation>Таблица фактов: все факты ({count})</translation>
    </message>
    <message>
        <source>The facts that the table shows now ({count})</source>
        <translation>Факты, которые сейчас показаны в таблице ({count})</translation>
    </message>
    <message>
        <source>The texts that stand side by side, with their marks</source>
        <translation>Тексты, которые стоят рядом, с их пометами</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>All severities</source>
        <translation>Любая острота</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Все виды</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Leave out the differences that were decided</source>
        <translation>Не показывать расхождения, по которым принято решение</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Острота</translation>
    </message>
    <message>
        <source>Type of difference</source>
        <translation>Вид расхождения</translation>
    </message>
    <message>
        <source>Undecided only</source>
        <translation>Только нерешённые</translation>
    </message>
    <message>
        <source>{decided} decided</source>
        <translation>решено: {decided}</translation>
    </message>
    <message>
        <source>{decided} of {count} decided</source>
        <translation>решено {decided} из {count}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} из {count}</translation>
    </message>
</context>
<context>
    <name>RecentProjects</name>
    <message>
        <source>Open {path}</source>
        <translation>Открыть {path}</translation>
    </message>
    <message>
        <source>Open {project}</source>
        <translation>Открыть {project}</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Недавние проекты</translation>
    </message>
    <message>
        <source>Take {project} off this list; the file stays</source>
        <translation>Убрать {project} из списка; файл останется</translation>
    </message>
    <message>
        <source>{path} is not there: it was moved or deleted, or its drive is away.</source>
        <translation>{path} здесь нет: файл перемещён или удалён либо его диск не подключён.</translation>
    </message>
    <message>
        <source>{project}: not there</source>
        <translation>{project}: файла нет</translation>
    </message>
</context>
<context>
    <name>RemovedList</name>
    <message>
        <source>Bring back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>No source was removed.</source>
        <translation>Ни один источник не убран.</translation>
    </message>
    <message>
        <source>Removed sources</source>
        <translation>Убранные источники</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Сторона</translation>
    </message>
    <message>
        <source>Take the removed source into the project again</source>
        <translation>Вернуть убранный источник в проект</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заглавие</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>{a} ({date_a}) was published before what {b} tells of happened ({day}): it could not yet know.</source>
        <translation>{a} ({date_a}) опубликовано раньше того, о чём говорит {b} ({day}): знать об этом ещё не могли.</translation>
    </message>
    <message>
        <source>{a} ({date_a}) was published before {b} ({date_b}): it may not have known what came of it since.</source>
        <translation>{a} ({date_a}) опубликовано раньше, чем {b} ({date_b}): о том, что было дальше, могли не знать.</translation>
    </message>
</context>
<context>
    <name>ReviewItemView</name>
    <message>
        <source>Fact: {label}</source>
        <translation>Факт: {label}</translation>
    </message>
    <message>
        <source>Notes on this difference</source>
        <translation>Заметки к этому расхождению</translation>
    </message>
    <message>
        <source>Settled by an earlier dismissal of the same words: {line}</source>
        <translation>Улажено: те же слова уже отклонены: {line}</translation>
    </message>
    <message>
        <source>Show in the texts: {source}</source>
        <translation>Показать в текстах: {source}</translation>
    </message>
    <message>
        <source>Show this passage in the texts</source>
        <translation>Показать это место в текстах</translation>
    </message>
    <message>
        <source>The difference that is judged</source>
        <translation>Разбираемое расхождение</translation>
    </message>
    <message>
        <source>This side leaves that detail out.</source>
        <translation>Эта сторона такой подробности не приводит.</translation>
    </message>
    <message>
        <source>What was read on either side</source>
        <translation>Что прочитано у обеих сторон</translation>
    </message>
    <message>
        <source>publication date unknown</source>
        <translation>дата публикации неизвестна</translation>
    </message>
    <message>
        <source>published {date}</source>
        <translation>опубликовано {date}</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>All is decided</source>
        <translation>Всё решено</translation>
    </message>
    <message>
        <source>All that is shown is decided</source>
        <translation>Всё показанное решено</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Look through them again</source>
        <translation>Просмотреть ещё раз</translation>
    </message>
    <message>
        <source>No differences were found</source>
        <translation>Расхождений не найдено</translation>
    </message>
    <message>
        <source>Nothing is left of what is shown</source>
        <translation>Из показанного ничего не осталось</translation>
    </message>
    <message>
        <source>Others that are still undecided: {count}</source>
        <translation>Прочих, ещё не решённых: {count}</translation>
    </message>
    <message>
        <source>Review of differences</source>
        <translation>Разбор расхождений</translation>
    </message>
    <message>
        <source>Show all differences</source>
        <translation>Показать все расхождения</translation>
    </message>
    <message>
        <source>This is the first difference.</source>
        <translation>Это первое расхождение.</translation>
    </message>
    <message>
        <source>This is the last difference.</source>
        <translation>Это последнее расхождение.</translation>
    </message>
    <message>
        <source>When accounts differ in a date, a number, a name or the like, the difference waits here to be judged.</source>
        <translation>Когда сообщения расходятся в дате, числе, имени и тому подобном, расхождение ждёт здесь вердикта.</translation>
    </message>
    <message>
        <source>differences: {count}</source>
        <translation>расхождений: {count}</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>2026-01-31</source>
        <translation>2026-01-31</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Сбросить условия</translation>
    </message>
    <message>
        <source>Difference in</source>
        <translation>Расхождение</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Острота</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Сторона</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>The year, month or day of a decision or note</source>
        <translation>Год, месяц или день решения или заметки</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>any</source>
        <translation>любое</translation>
    </message>
    <message>
        <source>“{text}” is no day yet: write it as 2026, 2026-01 or 2026-01-31.</source>
        <translation>«{text}» — ещё не день: напишите 2026, 2026-01 или 2026-01-31.</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>No claim of the last run stands there, so it cannot be shown among the texts.</source>
        <translation>Там нет утверждения последнего сопоставления, поэтому показать его среди текстов нельзя.</translation>
    </message>
    <message>
        <source>Nothing has all of these words. Take one away, or look for a beginning: begin*</source>
        <translation>Всех этих слов вместе нет нигде. Уберите одно или ищите по началу: нача*</translation>
    </message>
    <message>
        <source>Nothing has all of this. Take a filter or a word away.</source>
        <translation>Ничто не отвечает всем условиям. Уберите условие или слово.</translation>
    </message>
    <message>
        <source>Search texts, claims, notes, verdicts, tags</source>
        <translation>Искать в текстах, утверждениях, заметках, вердиктах, метках</translation>
    </message>
    <message>
        <source>Type words, or choose a filter. Words are found in any of their forms, in English and Russian; &quot;these words just so&quot; as they stand; begin* by their beginning.</source>
        <translation>Введите слова или выберите условие. Слова находятся во всех формах, русские и английские; &quot;именно эти слова&quot; — как написано; нача* — по началу.</translation>
    </message>
    <message>
        <source>What to search</source>
        <translation>Где искать</translation>
    </message>
    <message>
        <source>Words in any of their forms; &quot;these words just so&quot;; begin* for a beginning</source>
        <translation>Слова во всех формах; &quot;именно эти слова&quot;; нача* — по началу</translation>
    </message>
    <message>
        <source>hits: {count}</source>
        <translation>найдено: {count}</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
    <message>
        <source>Elsewhere in the texts</source>
        <translation>В других местах текстов</translation>
    </message>
    <message>
        <source>Links and separations</source>
        <translation>Связи и разделения</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Reconciled statements</source>
        <translation>Согласованные формулировки</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Переводы</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Вердикты</translation>
    </message>
    <message>
        <source>{count}; there may be more</source>
        <translation>{count}; возможно, есть ещё</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>compatible difference</source>
        <translation>совместимое различие</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>противоречие</translation>
    </message>
    <message>
        <source>tension</source>
        <translation>разночтение</translation>
    </message>
</context>
<context>
    <name>SidesSection</name>
    <message>
        <source>Also in: {fact}</source>
        <translation>Также в факте: {fact}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change the translation: {by}</source>
        <translation>Изменить перевод: {by}</translation>
    </message>
    <message>
        <source>Copy with its citation</source>
        <translation>Копировать со ссылкой</translation>
    </message>
    <message>
        <source>Dates, numbers, names, events and the like that the program read in each quote</source>
        <translation>Даты, числа, имена, события и прочее, что программа прочла в каждой цитате</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Перейти туда</translation>
    </message>
    <message>
        <source>Go there: {source}</source>
        <translation>Перейти туда: {source}</translation>
    </message>
    <message>
        <source>Go to this fact</source>
        <translation>Перейти к этому факту</translation>
    </message>
    <message>
        <source>It has no counterpart</source>
        <translation>У него нет пары</translation>
    </message>
    <message>
        <source>It is no claim: leave it out</source>
        <translation>Это не утверждение: не учитывать</translation>
    </message>
    <message>
        <source>Make these a fact of their own</source>
        <translation>Сделать из них отдельный факт</translation>
    </message>
    <message>
        <source>More for this quote</source>
        <translation>Ещё об этой цитате</translation>
    </message>
    <message>
        <source>Nothing but its words was read in it.</source>
        <translation>Кроме слов, в ней ничего не прочитано.</translation>
    </message>
    <message>
        <source>Show in the texts: {source}</source>
        <translation>Показать в текстах: {source}</translation>
    </message>
    <message>
        <source>Show this passage in the texts</source>
        <translation>Показать это место в текстах</translation>
    </message>
    <message>
        <source>Split off: {quote}</source>
        <translation>Отделить: {quote}</translation>
    </message>
    <message>
        <source>Take it out of this fact</source>
        <translation>Изъять из этого факта</translation>
    </message>
    <message>
        <source>Tick the quotes that tell of something else.</source>
        <translation>Отметьте цитаты, которые говорят о другом.</translation>
    </message>
    <message>
        <source>What comes nearest: {count}</source>
        <translation>Что ближе всего: {count}</translation>
    </message>
    <message>
        <source>What each side says</source>
        <translation>Что говорит каждая сторона</translation>
    </message>
    <message>
        <source>Where it was looked for, and was not found</source>
        <translation>Где искали и не нашли</translation>
    </message>
    <message>
        <source>Write a translation…</source>
        <translation>Написать перевод…</translation>
    </message>
    <message>
        <source>what was read</source>
        <translation>что прочитано</translation>
    </message>
    <message>
        <source>{source} · strength {score} of 100</source>
        <translation>{source} · сила {score} из 100</translation>
    </message>
</context>
<context>
    <name>SourceChanges</name>
    <message>
        <source>Changed: {count}</source>
        <translation>Изменено: {count}</translation>
    </message>
    <message>
        <source>How the project is set: {what}</source>
        <translation>Настройка проекта: {what}</translation>
    </message>
    <message>
        <source>Kept: {count}</source>
        <translation>Сохранено: {count}</translation>
    </message>
    <message>
        <source>Lost: {count}</source>
        <translation>Утрачено: {count}</translation>
    </message>
    <message>
        <source>Moved, word for word: {count}</source>
        <translation>Перемещено слово в слово: {count}</translation>
    </message>
    <message>
        <source>Note on {what}</source>
        <translation>Заметка к: {what}</translation>
    </message>
    <message>
        <source>Statement on {what}</source>
        <translation>Формулировка к: {what}</translation>
    </message>
    <message>
        <source>Tag on {what}</source>
        <translation>Метка к: {what}</translation>
    </message>
    <message>
        <source>Translation of {what}</source>
        <translation>Перевод: {what}</translation>
    </message>
    <message>
        <source>Verdict on {what}</source>
        <translation>Вердикт по: {what}</translation>
    </message>
    <message>
        <source>What is said of {what}</source>
        <translation>Что сказано об источнике: {what}</translation>
    </message>
    <message>
        <source>Where there is a claim: {what}</source>
        <translation>Где здесь утверждение: {what}</translation>
    </message>
    <message>
        <source>Where this stands in a new version: {what}</source>
        <translation>Где это стоит в новой редакции: {what}</translation>
    </message>
    <message>
        <source>Whether this is flagged: {what}</source>
        <translation>Отмечается ли это: {what}</translation>
    </message>
    <message>
        <source>Which claims belong together: {what}</source>
        <translation>Какие утверждения связаны: {what}</translation>
    </message>
    <message>
        <source>claim made by hand</source>
        <translation>утверждение выделено вручную</translation>
    </message>
    <message>
        <source>claim taken away</source>
        <translation>утверждение убрано</translation>
    </message>
    <message>
        <source>has no counterpart</source>
        <translation>не имеет пары</translation>
    </message>
    <message>
        <source>kept apart from another claim</source>
        <translation>разведено с другим утверждением</translation>
    </message>
    <message>
        <source>linked with another claim</source>
        <translation>связано с другим утверждением</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>убрано</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>без имени</translation>
    </message>
</context>
<context>
    <name>SourceChooser</name>
    <message>
        <source>Add a source, or show all of a side</source>
        <translation>Добавить источник или показать все источники стороны</translation>
    </message>
    <message>
        <source>No more than {count} texts fit</source>
        <translation>Больше {count} текстов не помещается</translation>
    </message>
    <message>
        <source>Only these, all of {side}</source>
        <translation>Только эти, все источники стороны {side}</translation>
    </message>
    <message>
        <source>Only these, the first of {side}</source>
        <translation>Только эти, первые источники стороны {side}</translation>
    </message>
    <message>
        <source>Text {number} from the left</source>
        <translation>Текст {number} слева</translation>
    </message>
    <message>
        <source>Turn the order of the sources round</source>
        <translation>Обратить порядок источников</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>2011, 2011-06 or 2011-06-01</source>
        <translation>2011, 2011-06 или 2011-06-01</translation>
    </message>
    <message>
        <source>Accessed</source>
        <translation>Дата обращения</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Give the side another name, in all of its texts</source>
        <translation>Дать стороне другое имя — во всех её текстах</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Опубликовано</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издатель</translation>
    </message>
    <message>
        <source>Rename the side “{side}” everywhere…</source>
        <translation>Переименовать сторону «{side}» везде…</translation>
    </message>
    <message>
        <source>Show the hash</source>
        <translation>Показать контрольную сумму</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Сторона</translation>
    </message>
    <message>
        <source>The SHA-256 of the bytes that were read, and where the text came from</source>
        <translation>SHA-256 прочитанных байтов и откуда взят текст</translation>
    </message>
    <message>
        <source>The language of the text: choose one, or write its code</source>
        <translation>Язык текста: выберите его или впишите код</translation>
    </message>
    <message>
        <source>The side has no name: name whose voice the text is, for example EU.</source>
        <translation>У стороны нет имени: назовите, чей голос этот текст, например ЕС.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заглавие</translation>
    </message>
    <message>
        <source>Whose voice the text is</source>
        <translation>Чей голос звучит в тексте</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>“{text}” is no date: write it as 2011, 2011-06 or 2011-06-01.</source>
        <translation>«{text}» — не дата: напишите 2011, 2011-06 или 2011-06-01.</translation>
    </message>
    <message>
        <source>“{text}” is no language: choose one, or write its code, for example de.</source>
        <translation>«{text}» — не язык: выберите язык или напишите его код, например de.</translation>
    </message>
</context>
<context>
    <name>SourcesHeader</name>
    <message>
        <source>Sources by side</source>
        <translation>Источники по сторонам</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Add files…</source>
        <translation>Добавить файлы…</translation>
    </message>
    <message>
        <source>Add texts to the project (Ctrl+I)</source>
        <translation>Добавить тексты в проект (Ctrl+I)</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>Отобрать по словам</translation>
    </message>
    <message>
        <source>No source has these words.</source>
        <translation>Ни в одном источнике нет этих слов.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Убранные</translation>
    </message>
    <message>
        <source>Removed ({count})</source>
        <translation>Убранные ({count})</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Take in a colleague&apos;s copy…</source>
        <translation>Принять копию коллеги…</translation>
    </message>
    <message>
        <source>Take this source out of the project; it can be brought back</source>
        <translation>Убрать этот источник из проекта; его можно вернуть</translation>
    </message>
    <message>
        <source>The passage has its place.</source>
        <translation>Место найдено.</translation>
    </message>
    <message>
        <source>The passage is left with its old version.</source>
        <translation>Место оставлено за прежней редакцией.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Редакции</translation>
    </message>
    <message>
        <source>Versions ({count})</source>
        <translation>Редакции ({count})</translation>
    </message>
    <message>
        <source>What a colleague did in a copy of this project; you see it before it is taken in</source>
        <translation>Что сделал коллега в копии этого проекта; вы увидите это прежде, чем принять</translation>
    </message>
    <message>
        <source>What is said of the source</source>
        <translation>Сведения об источнике</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>Без места</translation>
    </message>
    <message>
        <source>Without a place ({count})</source>
        <translation>Без места ({count})</translation>
    </message>
    <message>
        <source>compared beside it</source>
        <translation>сравнивается рядом</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>последняя</translation>
    </message>
    <message>
        <source>old</source>
        <translation>прежняя</translation>
    </message>
    <message>
        <source>{side} has the text of “{name}” already, so it was not brought back.</source>
        <translation>{side}: текст «{name}» здесь уже есть, поэтому он не возвращён.</translation>
    </message>
    <message>
        <source>“{name}” is removed.</source>
        <translation>Источник «{name}» убран.</translation>
    </message>
</context>
<context>
    <name>SourcesTable</name>
    <message>
        <source>Accessed</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Знаков</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждений</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Издано</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издатель</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Сторона</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заглавие</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Редакций</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>ещё не сопоставлен</translation>
    </message>
    <message>
        <source>shares text with {others}</source>
        <translation>общий текст с: {others}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>A project, texts of any side, or a folder with one subfolder a side.</source>
        <translation>Проект, тексты любой стороны или папку с подпапкой на каждую сторону.</translation>
    </message>
    <message>
        <source>Choose where it is kept, then add your texts (Ctrl+N)</source>
        <translation>Выберите, где его хранить, затем добавьте тексты (Ctrl+N)</translation>
    </message>
    <message>
        <source>Diptych</source>
        <translation>Diptych</translation>
    </message>
    <message>
        <source>Five short texts of three sides, to try it out</source>
        <translation>Пять коротких текстов трёх сторон, для пробы</translation>
    </message>
    <message>
        <source>Go on with a project that was made before (Ctrl+O)</source>
        <translation>Продолжить работу над проектом, созданным раньше (Ctrl+O)</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Новый проект…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Открыть проект…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Открыть пример</translation>
    </message>
    <message>
        <source>Or drop files here</source>
        <translation>Или перетащите файлы сюда</translation>
    </message>
    <message>
        <source>Paste a text</source>
        <translation>Вставить текст</translation>
    </message>
    <message>
        <source>Sets what several sides publish about the same facts next to one another, finds where the accounts meet, differ and fall silent, and lets you judge, note and export.</source>
        <translation>Ставит рядом то, что разные стороны публикуют об одних и тех же фактах, находит, где сообщения сходятся, расходятся и умалчивают, и даёт вам решать, делать заметки и экспортировать.</translation>
    </message>
    <message>
        <source>Take the text that was copied last, and say whose it is (Ctrl+Shift+V)</source>
        <translation>Взять текст, скопированный последним, и указать, чей он (Ctrl+Shift+V)</translation>
    </message>
</context>
<context>
    <name>StatementSection</name>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>None was written yet.</source>
        <translation>Ещё не написана.</translation>
    </message>
    <message>
        <source>Reconciled statement</source>
        <translation>Согласованная формулировка</translation>
    </message>
    <message>
        <source>Say in your own words what is so</source>
        <translation>Скажите своими словами, что верно</translation>
    </message>
    <message>
        <source>Take over the label</source>
        <translation>Взять название факта</translation>
    </message>
    <message>
        <source>Take over the most exact wording</source>
        <translation>Взять самую точную формулировку</translation>
    </message>
    <message>
        <source>Write it otherwise; an empty one is taken away</source>
        <translation>Написать иначе; пустая удаляется</translation>
    </message>
    <message>
        <source>Write one</source>
        <translation>Написать</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Each bar begins where the one above it ends: + speaks for one fact, − against it. A sum of 0 is a strength of 50.</source>
        <translation>Каждая полоса начинается там, где кончается та, что над ней: + говорит за один факт, − против. Сумма 0 — это сила 50.</translation>
    </message>
    <message>
        <source>Of no weight here: {parts}</source>
        <translation>Здесь без веса: {parts}</translation>
    </message>
    <message>
        <source>together</source>
        <translation>вместе</translation>
    </message>
</context>
<context>
    <name>SwitchesDialog</name>
    <message>
        <source>Differences of these types, or of these two words, are left out of every list, count and export.</source>
        <translation>Расхождения этих видов или этих двух слов не входят ни в списки, ни в счёт, ни в экспорт.</translation>
    </message>
    <message>
        <source>Flag this again, in every list, count and export</source>
        <translation>Снова отмечать это во всех списках, подсчётах и экспорте</translation>
    </message>
    <message>
        <source>Not flagged in this project</source>
        <translation>В этом проекте не отмечается</translation>
    </message>
    <message>
        <source>Nothing is switched off. The menu of a difference, in the panel of a fact, switches off its type or its words.</source>
        <translation>Ничего не отключено. Вид расхождения или его слова отключаются в меню расхождения, в подробностях факта.</translation>
    </message>
    <message>
        <source>Switch on again</source>
        <translation>Включить снова</translation>
    </message>
    <message>
        <source>Switch on again: {what}</source>
        <translation>Включить снова: {what}</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Отключённое</translation>
    </message>
    <message>
        <source>Type: {kind}</source>
        <translation>Вид: {kind}</translation>
    </message>
    <message>
        <source>Words: {words}</source>
        <translation>Слова: {words}</translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message>
        <source>Add a tag</source>
        <translation>Добавить метку</translation>
    </message>
    <message>
        <source>Remove the tag {name}</source>
        <translation>Снять метку {name}</translation>
    </message>
    <message>
        <source>Type a word and press Enter; the table finds it by #word</source>
        <translation>Введите слово и нажмите Enter; таблица найдёт его по #слово</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>A colleague&apos;s copy</source>
        <translation>Копия коллеги</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Diptych projects (*.diptych)</source>
        <translation>Проекты Diptych (*.diptych)</translation>
    </message>
    <message>
        <source>New version of “{name}”</source>
        <translation>Новая редакция «{name}»</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Чтение {name}…</translation>
    </message>
    <message>
        <source>Texts ({kinds})</source>
        <translation>Тексты ({kinds})</translation>
    </message>
    <message>
        <source>What {name} had is taken in.</source>
        <translation>Всё, что было в {name}, принято.</translation>
    </message>
    <message>
        <source>{name} has nothing that is not here.</source>
        <translation>В {name} нет ничего, чего нет здесь.</translation>
    </message>
    <message>
        <source>{new} stands in the place of {old}.</source>
        <translation>{new} теперь вместо {old}.</translation>
    </message>
</context>
<context>
    <name>TextDeeds</name>
    <message>
        <source>Choose a claim and select in the same text the words with which it shall begin and end.</source>
        <translation>Выберите утверждение и выделите в том же тексте слова, которыми оно должно начинаться и кончаться.</translation>
    </message>
    <message>
        <source>Choose a claim first: click it, or go to it with N and P, or Alt+↑ and Alt+↓.</source>
        <translation>Сначала выберите утверждение: щёлкните его или перейдите к нему клавишами N и P либо Alt+↑ и Alt+↓.</translation>
    </message>
    <message>
        <source>Choose a claim that another one follows, or select words of both.</source>
        <translation>Выберите утверждение, за которым следует другое, или выделите слова обоих.</translation>
    </message>
    <message>
        <source>Choose a claim that is joined with another one by the fact that you chose.</source>
        <translation>Выберите утверждение, которое выбранный факт связывает с другим.</translation>
    </message>
    <message>
        <source>Click in a claim where the second one shall begin, or go there with the text cursor (F7).</source>
        <translation>Щёлкните в утверждении там, где должно начаться второе, или перейдите туда текстовым курсором (F7).</translation>
    </message>
    <message>
        <source>Now choose the other claim (click, or N P, Alt+↑ ↓, ← →) and press Enter; Esc gives up.</source>
        <translation>Теперь выберите другое утверждение (щелчком или N P, Alt+↑ ↓, ← →) и нажмите Enter; Esc — передумать.</translation>
    </message>
    <message>
        <source>Select the words of the claim first, with the mouse or with Shift and the arrow keys.</source>
        <translation>Сначала выделите слова утверждения мышью или клавишей Shift со стрелками.</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the whole text</source>
        <translation>Скопировать весь текст</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Click again for what else is told here</source>
        <translation>Щёлкните ещё раз: здесь сказано и о другом</translation>
    </message>
    <message>
        <source>Facts: {labels}</source>
        <translation>Факты: {labels}</translation>
    </message>
    <message>
        <source>▸ lines hidden: {count}</source>
        <translation>▸ скрыто строк: {count}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>about {date}</source>
        <translation>около {date}</translation>
    </message>
    <message>
        <source>after {date}</source>
        <translation>после {date}</translation>
    </message>
    <message>
        <source>before {date}</source>
        <translation>до {date}</translation>
    </message>
    <message>
        <source>differs from another date</source>
        <translation>расходится с другой датой</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>с {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>по {date}</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>All</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>All of the time (0)</source>
        <translation>Всё время (0)</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Списком</translation>
    </message>
    <message>
        <source>Dates in order</source>
        <translation>Даты по порядку</translation>
    </message>
    <message>
        <source>Narrower days (-)</source>
        <translation>Дни уже (-)</translation>
    </message>
    <message>
        <source>No claim gives a date that was read.</source>
        <translation>Ни в одном утверждении не прочитано даты.</translation>
    </message>
    <message>
        <source>Reading the dates…</source>
        <translation>Чтение дат…</translation>
    </message>
    <message>
        <source>The same dates one below the other, to be read aloud or copied (L)</source>
        <translation>Те же даты одна под другой, чтобы слушать или копировать (L)</translation>
    </message>
    <message>
        <source>What the chosen date says</source>
        <translation>Что говорит выбранная дата</translation>
    </message>
    <message>
        <source>Wider days (+)</source>
        <translation>Дни шире (+)</translation>
    </message>
    <message>
        <source>dated facts: {count}</source>
        <translation>фактов с датой: {count}</translation>
    </message>
    <message>
        <source>dates: {count}</source>
        <translation>дат: {count}</translation>
    </message>
    <message>
        <source>facts without a date: {count}</source>
        <translation>фактов без даты: {count}</translation>
    </message>
    <message>
        <source>≠ dates that differ: {count}</source>
        <translation>≠ расходящихся дат: {count}</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline: arrows go from date to date, Enter to the text</source>
        <translation>Хронология: стрелки — от даты к дате, Enter — к тексту</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>Totals of each source</source>
        <translation>Итоги по каждому источнику</translation>
    </message>
    <message>
        <source>facts that it tells</source>
        <translation>о скольких фактах сообщает</translation>
    </message>
    <message>
        <source>of these, disputed</source>
        <translation>из них спорных</translation>
    </message>
    <message>
        <source>of these, told by another side too</source>
        <translation>из них о скольких сообщает и другая сторона</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>End the tour; Help › Tour shows it again (Esc)</source>
        <translation>Закончить обзор; Справка › Обзор покажет его снова (Esc)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>The step before</source>
        <translation>Предыдущий шаг</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} из {count}</translation>
    </message>
</context>
<context>
    <name>TranslationEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation>Оставить как было (Esc)</translation>
    </message>
    <message>
        <source>Name of the translator</source>
        <translation>Имя переводчика</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>Сохранить (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Say in which language it is: choose one.</source>
        <translation>Укажите, на каком он языке: выберите язык.</translation>
    </message>
    <message>
        <source>Say who translated it: give the name of the translator.</source>
        <translation>Укажите, кто перевёл: назовите переводчика.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Перевод</translation>
    </message>
    <message>
        <source>What it says in the other language</source>
        <translation>Что это значит на другом языке</translation>
    </message>
    <message>
        <source>Who published it, if that is known</source>
        <translation>Кто его опубликовал, если известно</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>Чей он</translation>
    </message>
</context>
<context>
    <name>Translations</name>
    <message>
        <source>by a translator</source>
        <translation>переводчика</translation>
    </message>
    <message>
        <source>my own</source>
        <translation>мой</translation>
    </message>
    <message>
        <source>official</source>
        <translation>официальный</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>Choice of words</source>
        <translation>Выбор слов</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Стадия</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>С кем</translation>
    </message>
    <message>
        <source>after</source>
        <translation>после</translation>
    </message>
    <message>
        <source>before</source>
        <translation>до</translation>
    </message>
    <message>
        <source>less exactly: {words} ({sides})</source>
        <translation>менее точно: {words} ({sides})</translation>
    </message>
    <message>
        <source>since</source>
        <translation>с</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>кто-то</translation>
    </message>
    <message>
        <source>until</source>
        <translation>по</translation>
    </message>
    <message>
        <source>{sides} · on their own: {count}</source>
        <translation>{sides} · независимо: {count}</translation>
    </message>
    <message>
        <source>{sides}, reporting {voices}</source>
        <translation>{sides}, со слов: {voices}</translation>
    </message>
</context>
<context>
    <name>ValuesSection</name>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Store a value in your own words; an empty one is taken away</source>
        <translation>Записать значение своими словами; пустое удаляется</translation>
    </message>
    <message>
        <source>Store this value as the reconciled one</source>
        <translation>Записать это значение как согласованное</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Take over: {value}</source>
        <translation>Взять: {value}</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Значения</translation>
    </message>
    <message>
        <source>Write another</source>
        <translation>Написать другое</translation>
    </message>
    <message>
        <source>told by most: {sides}</source>
        <translation>так говорит большинство: {sides}</translation>
    </message>
    <message>
        <source>{facet} · competing values</source>
        <translation>{facet} · соперничающие значения</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>It is not so, or of no use</source>
        <translation>Это не так или не нужно</translation>
    </message>
    <message>
        <source>It is so, as the program proposes</source>
        <translation>Так и есть, как предлагает программа</translation>
    </message>
    <message>
        <source>It was so, and is settled</source>
        <translation>Так было и уже улажено</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Reason for the verdict</source>
        <translation>Причина вердикта</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Заново</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Уладить</translation>
    </message>
    <message>
        <source>Take the verdict back; it stays in the history</source>
        <translation>Отозвать вердикт; он останется в истории</translation>
    </message>
</context>
<context>
    <name>VersionDialog</name>
    <message>
        <source>Accept the new version</source>
        <translation>Принять новую редакцию</translation>
    </message>
    <message>
        <source>Carry over to the new words</source>
        <translation>Перенести на новые слова</translation>
    </message>
    <message>
        <source>Characters: {old} before, {new} now.</source>
        <translation>Знаков: было {old}, стало {new}.</translation>
    </message>
    <message>
        <source>Have your decision hang on the words of the new version; else it stays without a place</source>
        <translation>Привязать ваше решение к словам новой редакции; иначе оно останется без места</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Оставить как было</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Новая редакция</translation>
    </message>
    <message>
        <source>Nothing is stored yet. Kept and moved passages keep all that hangs on them; changed ones only where you agree. What is lost, or not agreed to, waits in the list of passages without a place. The old version stays readable.</source>
        <translation>Ещё ничего не записано. Сохранившиеся и перемещённые места сохраняют всё, что с ними связано; изменённые — только с вашего согласия. Что утрачено или не одобрено, ждёт в списке мест, которых нет в новой редакции. Прежнюю редакцию можно читать и дальше.</translation>
    </message>
    <message>
        <source>Nothing was decided or noted on the old version yet, so nothing has to be carried over.</source>
        <translation>О прежней редакции ещё ничего не решено и не отмечено, поэтому переносить нечего.</translation>
    </message>
    <message>
        <source>What becomes of your decisions</source>
        <translation>Что будет с вашими решениями</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>и ещё {count}</translation>
    </message>
    <message>
        <source>looks like it ({alike}):</source>
        <translation>похоже на него ({alike}):</translation>
    </message>
    <message>
        <source>{new} instead of {old}</source>
        <translation>{new} вместо {old}</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>Accessed</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Знаков</translation>
    </message>
    <message>
        <source>Compare beside the newest</source>
        <translation>Сравнивать рядом с последней</translation>
    </message>
    <message>
        <source>Compare it no longer</source>
        <translation>Больше не сравнивать</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Let the next run read the old version too, as a text of its own</source>
        <translation>При следующем сопоставлении читать и старую редакцию как отдельный текст</translation>
    </message>
    <message>
        <source>New version…</source>
        <translation>Новая редакция…</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Издано</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Читать</translation>
    </message>
    <message>
        <source>Read a newer file of this text; you see what it does to your decisions before it is accepted</source>
        <translation>Прочесть более новый файл этого текста; прежде чем принять, вы увидите, что станет с вашими решениями</translation>
    </message>
    <message>
        <source>Show the text of this version</source>
        <translation>Показать текст этой редакции</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Редакции</translation>
    </message>
    <message>
        <source>Whether this old version is compared as a source of its own, from the next run on</source>
        <translation>Сравнивать ли эту прежнюю редакцию как отдельный источник, со следующего сопоставления</translation>
    </message>
</context>
<context>
    <name>WhySection</name>
    <message>
        <source>Show or hide what the strength is made of</source>
        <translation>Показать или скрыть, из чего складывается сила</translation>
    </message>
    <message>
        <source>Why these stand together</source>
        <translation>Почему они стоят вместе</translation>
    </message>
    <message>
        <source>Why: {strength}, {a} and {b}</source>
        <translation>Почему: {strength}, {a} и {b}</translation>
    </message>
    <message>
        <source>and {count} weaker pairs</source>
        <translation>и ещё более слабых пар: {count}</translation>
    </message>
    <message>
        <source>{strength} of 100</source>
        <translation>{strength} из 100</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>A defect in Diptych</source>
        <translation>Ошибка в Diptych</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Экспортировано в {path}</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Your project is safe: every decision is stored as soon as it is made.</source>
        <translation>В программе произошла ошибка. Ваш проект цел: каждое решение записывается, как только оно принято.</translation>
    </message>
    <message>
        <source>The window has this language from the next start on.</source>
        <translation>Этот язык окно получит при следующем запуске.</translation>
    </message>
    <message>
        <source>Verdicts and notes are signed with this name; colleagues are told apart by it:</source>
        <translation>Этим именем подписываются вердикты и заметки; по нему различают коллег:</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше имя</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>+ {count} quoted</source>
        <translation>+ {count} в кавычках</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Word or name</source>
        <translation>Слово или название</translation>
    </message>
    <message>
        <source>after</source>
        <translation>после</translation>
    </message>
    <message>
        <source>before</source>
        <translation>до</translation>
    </message>
    <message>
        <source>body</source>
        <translation>организация</translation>
    </message>
    <message>
        <source>choice of words</source>
        <translation>выбор слов</translation>
    </message>
    <message>
        <source>document</source>
        <translation>документ</translation>
    </message>
    <message>
        <source>former name</source>
        <translation>прежнее название</translation>
    </message>
    <message>
        <source>person</source>
        <translation>человек</translation>
    </message>
    <message>
        <source>place</source>
        <translation>место</translation>
    </message>
    <message>
        <source>quoted</source>
        <translation>в кавычках</translation>
    </message>
    <message>
        <source>takes sides</source>
        <translation>выражает позицию</translation>
    </message>
</context>
<context>
    <name>WordsPage</name>
    <message>
        <source>All</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Bars are the part of each side&apos;s own words for this thing; quoted words are counted apart.</source>
        <translation>Полосы — доля этого среди собственных слов каждой стороны; слова в кавычках считаются отдельно.</translation>
    </message>
    <message>
        <source>Choose two words (Ctrl+click) to have their difference flagged no more.</source>
        <translation>Выберите два слова (Ctrl+щелчок), чтобы их различие больше не отмечалось.</translation>
    </message>
    <message>
        <source>Counting words and names…</source>
        <translation>Подсчёт слов и названий…</translation>
    </message>
    <message>
        <source>Differences of these two words are not flagged.</source>
        <translation>Различие этих двух слов не отмечается.</translation>
    </message>
    <message>
        <source>Do not flag these two words</source>
        <translation>Не отмечать эти два слова</translation>
    </message>
    <message>
        <source>Find words and names</source>
        <translation>Найти слова и названия</translation>
    </message>
    <message>
        <source>Flag again: {words}</source>
        <translation>Снова отмечать: {words}</translation>
    </message>
    <message>
        <source>Flag these two words again</source>
        <translation>Снова отмечать эти два слова</translation>
    </message>
    <message>
        <source>No thing goes by several words or names in these texts.</source>
        <translation>В этих текстах ничто не носит нескольких названий.</translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>Ничто так не называется</translation>
    </message>
    <message>
        <source>Pairs not flagged: {count}</source>
        <translation>Пары, которые не отмечаются: {count}</translation>
    </message>
    <message>
        <source>Places in their context</source>
        <translation>Места в контексте</translation>
    </message>
    <message>
        <source>Things that go by several words or names</source>
        <translation>То, что называют по-разному</translation>
    </message>
    <message>
        <source>This stands in no claim, but in a title or the like: the texts cannot show it by a fact.</source>
        <translation>Это стоит не в утверждении, а в заглавии или подобном: факта, чтобы показать это в текстах, нет.</translation>
    </message>
    <message>
        <source>What is named</source>
        <translation>Что названо</translation>
    </message>
    <message>
        <source>Words and names by side</source>
        <translation>Слова и названия по сторонам</translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>Показано {shown} из {total}</translation>
    </message>
    <message>
        <source>{total} things</source>
        <translation>предметов: {total}</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>This was not done, since what was found is being stored: do it again in a moment.</source>
        <translation>Это не сделано: найденное сейчас сохраняется. Повторите через мгновение.</translation>
    </message>
    <message>
        <source>What was found is being stored already: this takes a moment and is not stopped.</source>
        <translation>Найденное уже сохраняется: это займёт мгновение и не останавливается.</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>not now: {why}</source>
        <translation>сейчас нельзя: {why}</translation>
    </message>
</context>
<context>
    <name>_Quotes</name>
    <message>
        <source>Made on</source>
        <translation>К чему относится</translation>
    </message>
</context>
<context>
    <name>_Renaming</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>New name of the side</source>
        <translation>Новое имя стороны</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>“{side}” in all of its sources is to be called</source>
        <translation>Сторону «{side}» во всех её источниках назвать</translation>
    </message>
</context>
</TS>
