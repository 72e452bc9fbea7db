"""Make the corpus of files of all formats from the texts in `corpus/texts`: `python -m tests.sources.make_corpus`.

The files come from other programs, so that the readers meet what they will meet: pandoc, LibreOffice, Chromium, wget, python-docx,
reportlab. What each holds is written to `corpus/manifest.json`, the expected texts to `corpus/expected`. Needs those programs; the
tests need only the files, which are kept.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.sources import corpus_documents, corpus_pages

CORPUS = Path(__file__).parent / "corpus"
ENGLISH = ("ferry", "statement", "speech", "report")
RUSSIAN = ("most", "zayavlenie", "rech", "obzor")
EVERY = (*ENGLISH, *RUSSIAN)


class Text:
    """One of the texts, in Markdown with its metadata before it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.path = CORPUS / "texts" / f"{name}.md"
        whole = self.path.read_text("utf-8")
        _, head, body = whole.split("---\n", 2)
        self.said = dict(line.split(": ", 1) for line in head.strip().splitlines())
        # pandoc writes the title itself
        self.body = re.sub(r"\A\s*# .*\n", "", body).lstrip()
        self.language = self.said["lang"][:2]

    def expected(self) -> str:
        """What a reader should give, a paragraph a block, notes at the end."""
        lines = []
        for raw in self.body.splitlines():
            if re.fullmatch(r"[-| ]{3,}", raw):
                continue
            line = re.sub(r"^(?:#+|-|>|\d\.)\s+", "", raw)
            lines.append(re.sub(r"^\[\^\d\]:\s*", "", line) if line.startswith("[^") else re.sub(r"\[\^\d\]", "", line))
        return "\n".join(lines).strip() + "\n"

    def markdown(self, *, title: bool = True) -> str:
        """The text for pandoc."""
        said = {"lang": self.said["lang"], **({k: self.said[k] for k in ("title", "author", "date")} if title else {})}
        head = "\n".join(f'{key}: "{value}"' for key, value in said.items())
        return f"---\n{head}\n---\n\n{self.body}"


class Corpus:
    """Takes files in, each with what is to be found in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: list[dict[str, Any]] = []

    def add(self, file: Path | str, text: Text, **said: Any) -> None:
        """`said`: title, author, published, language, boilerplate, as far as the file says it."""
        name = Path(file).name
        if isinstance(file, Path) and file.parent != self.folder:
            shutil.copy(file, self.folder / name)
        self.entries.append({"file": name, "text": text.name, "language": text.language, **said})


def run(*command: str | Path, stdin: str = "") -> None:
    subprocess.run([str(part) for part in command], check=True, input=stdin, text=True, capture_output=True, timeout=300)


def office(source: Path, kind: str, folder: Path) -> Path:
    """LibreOffice's conversion of `source`."""
    profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/corpus-profile"
    run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, source)
    return folder / f"{source.stem}.{kind.partition(':')[0]}"


def pandoc(text: Text, target: Path, *options: str | Path) -> Path:
    run("pandoc", "-f", "markdown", "-o", target, *options, stdin=text.markdown())
    return target


def make_documents(corpus: Corpus, work: Path) -> None:
    """DOCX, ODT, RTF, EPUB and PDF by pandoc and LibreOffice."""
    references = corpus_documents.references(work)
    for text in map(Text, EVERY):
        said = {"title": text.said["title"], "author": text.said["author"]}
        name, reference = text.name, references["columns" if text.name in ("statement", "report", "rech", "obzor") else "plain"]
        docx = pandoc(text, work / f"{name}-pandoc.docx", "--reference-doc", reference)
        corpus.add(docx, text, **said, published=text.said["date"])
        odt = pandoc(text, work / f"{name}-pandoc.odt")
        corpus.add(odt, text, **said, published=text.said["date"])
        version = "epub3" if text.language == "en" else "epub2"
        epub = pandoc(text, work / f"{name}.epub", "-t", version, "--metadata", f"publisher={text.said['publisher']}")
        corpus.add(epub, text, **said, published=text.said["date"], publisher=text.said["publisher"])
        if text.language == "en":
            corpus.add(pandoc(text, work / f"{name}-pandoc.rtf", "-s"), text)
        else:
            corpus.add(office(docx, "rtf", work), text, **said)
        shutil.copy(docx, work / f"{name}-office.docx")
        pdf = office(work / f"{name}-office.docx", "pdf", work)
        corpus.add(pdf, text, **said, boilerplate=[corpus_documents.HEADER, corpus_documents.FOOTER])
    for name in ("speech", "most"):
        text = Text(name)
        said = {"title": text.said["title"], "author": text.said["author"]}
        shutil.copy(work / f"{name}-pandoc.odt", work / f"{name}-from-odt.odt")
        corpus.add(office(work / f"{name}-from-odt.odt", "docx", work), text, **said, published=text.said["date"])
        shutil.copy(work / f"{name}-pandoc.docx", work / f"{name}-from-docx.docx")
        corpus.add(office(work / f"{name}-from-docx.docx", "odt", work), text, **said, published=text.said["date"])


def main() -> None:
    for old in CORPUS.iterdir():
        if old.is_file():
            old.unlink()
    (CORPUS / "expected").mkdir(exist_ok=True)
    for name in EVERY:
        (CORPUS / "expected" / f"{name}.txt").write_text(Text(name).expected(), "utf-8")
    corpus = Corpus(CORPUS)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        make_documents(corpus, work)
        corpus_documents.make(corpus, work, Text)
        corpus_pages.make(corpus, work, Text)
    corpus.entries.sort(key=lambda entry: entry["file"])
    (CORPUS / "manifest.json").write_text(json.dumps(corpus.entries, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
