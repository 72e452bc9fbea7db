"""Documents of the corpus made by libraries: Word files with tracked changes, columns, mail, subtitles, plain texts."""

from __future__ import annotations

import calendar
import copy
import re
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "Collected papers, working copy"
FOOTER = "For the members only"
REMOVED = "These words were taken out before publication."
COMMENT = "Is this figure right?"


def element(name: str, text: str = "", **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    if text:
        made.text = text
        made.set(qn("xml:space"), "preserve")
    return made


def references(work: Path) -> dict[str, Path]:
    """Reference files for pandoc: small pages with a running title and page numbers, hyphenated; and the same in two columns."""
    import subprocess

    base = work / "base.docx"
    base.write_bytes(
        subprocess.run(["pandoc", "--print-default-data-file", "reference.docx"], check=True, capture_output=True).stdout
    )
    found = {}
    for name, columns in (("plain", 1), ("columns", 2)):
        document = Document(str(base))
        section = document.sections[0]
        section.page_width, section.page_height = (Mm(148), Mm(210)) if columns == 1 else (Mm(210), Mm(148))
        section.left_margin = section.right_margin = Mm(18)
        section.header.paragraphs[0].text = HEADER
        footer = section.footer.paragraphs[0]
        footer.text = f"{FOOTER} "
        for kind, content in (("begin", None), (None, "PAGE"), ("end", None)):
            run = footer.add_run()
            run._r.append(element("fldChar", fldCharType=kind) if kind else element("instrText", content or ""))
        if columns > 1:
            section._sectPr.append(element("cols", num="2", space="560"))
        for style in document.styles:
            if style.name in ("Body Text", "First Paragraph"):
                style.paragraph_format.alignment = 3
                style.font.size = Pt(13)
        document.settings.element.insert(0, element("autoHyphenation"))
        found[name] = work / f"reference-{name}.docx"
        document.save(str(found[name]))
    return found


def paragraphs(text: Any) -> list[str]:
    """The blocks of a text without marks."""
    return [line for line in text.expected().splitlines() if line.strip()]


def tracked(text: Any, path: Path) -> None:
    """A Word file as colleagues pass it on: tracked changes by two people, a comment, notes, a hidden remark, a running title."""
    document = Document()
    document.core_properties.title, document.core_properties.author = text.said["title"], text.said["author"]
    document.sections[0].header.paragraphs[0].text = HEADER
    for number, line in enumerate(paragraphs(text)):
        paragraph = document.add_paragraph()
        words = line.split(" ")
        half = len(words) // 2
        if number % 3 == 1 and half > 2:
            paragraph.add_run(" ".join(words[:half]) + " ")
            added = element("ins", id=str(900 + number), author="A. Editor", date="2021-05-01T10:00:00Z")
            added.append(element("r"))
            added[0].append(element("t", " ".join(words[half:])))
            paragraph._p.append(added)
            removed = element("del", id=str(950 + number), author="B. Reader", date="2021-05-02T10:00:00Z")
            removed.append(element("r"))
            removed[0].append(element("delText", f" {REMOVED}"))
            paragraph._p.append(removed)
        else:
            # Word cuts a text into runs where its spelling checker has been
            for word in words:
                paragraph.add_run(word if word == words[-1] else f"{word} ")
    hidden = document.add_paragraph().add_run("A remark for the printer.")
    hidden.font.hidden = True
    first = document.paragraphs[0]
    if hasattr(document, "add_comment"):
        document.add_comment(first.runs[0], text=COMMENT, author="B. Reader")
    gone = copy.deepcopy(document.paragraphs[1]._p)
    for run in list(gone):
        gone.remove(run)
    removed = element("del", id="999", author="B. Reader")
    removed.append(element("r"))
    removed[0].append(element("delText", REMOVED))
    gone.append(removed)
    first._p.addprevious(gone)
    document.save(str(path))


def columns_by_rows(text: Any, path: Path) -> None:
    """A PDF whose two columns were drawn line by line across the page, as some printing programs do."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Corpus", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setTitle(text.said["title"])
    lines: list[str] = []
    for paragraph in paragraphs(text):
        words = paragraph.split()
        line = ""
        for word in words:
            if pdfmetrics.stringWidth(f"{line} {word}", "Corpus", 10) > 228:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines += [line, ""]
    rows = 26
    for page, first in enumerate(range(0, len(lines), 2 * rows), 1):
        canvas.setFont("Corpus", 10)
        for row in range(rows):
            for column in (0, 1):
                place = first + column * rows + row
                if place < len(lines) and lines[place]:
                    canvas.drawString(56 + column * 255, 760 - row * 15, lines[place])
        canvas.drawString(56, 800, HEADER)
        canvas.drawString(290, 40, str(page))
        canvas.showPage()
    canvas.save()


def mail(text: Any, path: Path, kind: str) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = text.said["title"], f"{text.said['author']} <press@courier.example>"
    message["To"], message["Message-ID"] = "readers@courier.example", f"<{text.name}@courier.example>"
    message["Date"] = f"Fri, {int(text.said['date'][8:])} {_month(text.said['date'])} {text.said['date'][:4]} 09:30:00 +0300"
    body = "\n\n".join(paragraphs(text))
    if kind == "html":
        marked = "".join(f"<p>{line}</p>" for line in paragraphs(text))
        message.set_content("<html><body>" + marked + "</body></html>", subtype="html")
    else:
        message.set_content(body, charset=kind, cte="quoted-printable" if kind == "windows-1251" else "base64")
    if kind == "windows-1251":
        message.add_attachment(b"%PDF-1.4 nothing", maintype="application", subtype="pdf", filename="annex.pdf")
    path.write_bytes(message.as_bytes())


def _month(date: str) -> str:
    return calendar.month_abbr[int(date[5:7])]


def subtitles(text: Any, path: Path, encoding: str) -> None:
    """Subtitles of two lines a cue; WebVTT with a voice, a style and a note."""
    cues: list[tuple[float, float, list[str]]] = []
    clock = 1.0
    for paragraph in paragraphs(text):
        words = re.split(r"\s+", paragraph)
        for first in range(0, len(words), 12):
            part = words[first : first + 12]
            length = 0.35 * len(part)
            cues.append((clock, clock + length, [" ".join(part[:6]), " ".join(part[6:])]))
            clock += length
        clock += 2
    vtt = path.suffix == ".vtt"
    blocks = ["WEBVTT\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: white }\n\nNOTE made by hand\n"] if vtt else []
    for number, (start, end, lines) in enumerate(cues, 1):
        shown = [line for line in lines if line]
        shown[0] = f"<v Narrator>{shown[0]}" if vtt else f"<i>{shown[0]}</i>"
        blocks.append(f"{number}\n{_stamp(start, vtt)} --> {_stamp(end, vtt)}\n" + "\n".join(shown) + "\n")
    path.write_bytes("\n".join(blocks).encode(encoding))


def _stamp(seconds: float, vtt: bool) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{'.' if vtt else ','}{round(seconds % 1 * 1000):03}"


def make(corpus: Any, work: Path, text_of: Callable[[str], Any]) -> None:
    """All of them."""
    for name in ("report", "obzor"):
        text = text_of(name)
        tracked(text, work / f"{name}-tracked.docx")
        apart = [REMOVED, COMMENT, "remark for the printer", HEADER]
        corpus.add(work / f"{name}-tracked.docx", text, title=text.said["title"], author=text.said["author"], boilerplate=apart)
    for name in ("ferry", "zayavlenie"):
        text = text_of(name)
        columns_by_rows(text, work / f"{name}-rows.pdf")
        corpus.add(work / f"{name}-rows.pdf", text, title=text.said["title"], boilerplate=[HEADER])
    for name, kind in (("statement", "utf-8"), ("speech", "html"), ("most", "windows-1251"), ("rech", "utf-8")):
        text = text_of(name)
        mail(text, work / f"{name}.eml", kind)
        said = {"title": text.said["title"], "author": text.said["author"], "published": text.said["date"]}
        corpus.add(work / f"{name}.eml", text, **said)
    for name, suffix, encoding in (("speech", "srt", "utf-8"), ("rech", "srt", "cp1251"), ("statement", "vtt", "utf-8")):
        text = text_of(name)
        subtitles(text, work / f"{name}.{suffix}", encoding)
        corpus.add(work / f"{name}.{suffix}", text, boilerplate=["STYLE", "made by hand"])
    for name, encoding in (("ferry", "utf-8"), ("report", "utf-16"), ("most", "cp1251"), ("zayavlenie", "koi8-r")):
        text = text_of(name)
        (work / f"{name}.txt").write_bytes(text.expected().replace("\n", "\r\n").encode(encoding, "replace"))
        corpus.add(work / f"{name}.txt", text)
    for name in ("ferry", "most"):
        text = text_of(name)
        (work / f"{name}.md").write_bytes(text.path.read_bytes())
        said = {key: text.said[key] for key in ("title", "author", "publisher")}
        corpus.add(work / f"{name}.md", text, **said, published=text.said["date"])
