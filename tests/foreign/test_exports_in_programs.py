"""What is exported, opened by other programs: LibreOffice, poppler, TeX, pandoc. A program that is not here skips its tests."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop.session import make_sample
from reconciler.export import EXPORTERS, Options, export
from tests.reconciler.export.builder import report as small
from tests.reconciler.export.test_reports_to_read import NASTY, of_lines

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.report import Report

pytestmark = pytest.mark.foreign
LONG = 180  # seconds: the first start of LibreOffice makes a profile


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [name for name in programs if shutil.which(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Report:
    with make_sample(tmp_path_factory.mktemp("sample") / "sample.diptych") as session:
        session.reconcile()
        return session.report()


def written(name: str, made: Report, folder: Path) -> Path:
    exporter = next(e for e in EXPORTERS if e.name == name)
    path = folder / f"out{exporter.suffix}"
    path.write_bytes(export(made, exporter, Options(style="apa" if "style" in exporter.takes else "")))
    return path


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=LONG, cwd=cwd, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")[-2000:]
    return done.stdout.decode("utf-8", "replace")


def squeezed(text: str) -> str:
    """Without blanks: programs break lines, and words at their hyphens, where they like."""
    return re.sub(r"[\s\u00ad]", "", text)


def missing(made: Report, shown: str) -> list[str]:
    """The quotes that are not in what a program shows; figures are left out where numbers of differences stand among the words.

    Of a report of many pages a few may be split by the end of a page, with its number between.
    """
    quotes = [q.claim.quote for row in made.rows for cell in row.cells for q in cell]
    marked = any(row.discrepancies for row in made.rows)

    def plain(text: str) -> str:
        return re.sub(r"\d", "", squeezed(text)) if marked else squeezed(text)

    found = plain(shown)
    lost = [quote for quote in quotes if plain(quote) not in found]
    return lost if len(lost) > len(quotes) // 20 else []


def as_pdf(path: Path, folder: Path) -> str:
    """What LibreOffice shows of a file, as text."""
    profile = (folder / "profile").as_uri()
    run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, path)
    return run("pdftotext", "-layout", folder / f"{path.stem}.pdf", "-")


@needs("soffice", "pdftotext")
@pytest.mark.parametrize("lines", [None, NASTY], ids=["sample", "nasty"])
def test_libreoffice_shows_every_quote_of_the_word_document(sample: Report, tmp_path: Path, lines: tuple[str, ...] | None) -> None:
    made = of_lines(lines) if lines else sample
    shown = as_pdf(written("docx", made, tmp_path), tmp_path)
    assert "Method and limits" in shown
    assert not missing(made, run("pdftotext", "-raw", tmp_path / "out.pdf", "-"))


@needs("soffice", "pdftotext")
def test_libreoffice_opens_the_workbook_with_its_sheets_and_dates(sample: Report, tmp_path: Path) -> None:
    shown = as_pdf(written("xlsx", sample, tmp_path), tmp_path)
    for sheet in ("Facts", "Quotes", "Discrepancies", "Sources"):
        assert sheet in shown
    assert "2015-10-13" in shown  # a date of a source, which is a number in the file
    assert "Err:" not in shown
    assert "#NAME?" not in shown


@needs("pdftotext", "pdffonts", "pdftoppm")
def test_poppler_reads_the_pdf_letter_for_letter(sample: Report, tmp_path: Path) -> None:
    for made in (sample, small(), of_lines(NASTY)):
        path = written("pdf", made, tmp_path)
        assert not missing(made, run("pdftotext", "-raw", path, "-"))
        fonts = run("pdffonts", path).splitlines()[2:]
        assert fonts
        assert all(re.search(r"\byes +yes\b", line) for line in fonts), "a font is not embedded"
    run("pdftoppm", "-r", "40", "-png", path, tmp_path / "page")
    assert list(tmp_path.glob("page*.png"))


@needs("pdftotext")
@pytest.mark.parametrize("engine", [pytest.param(e, marks=needs(e)) for e in ("xelatex", "pdflatex")])
def test_latex_is_set_with_cyrillic_letters_and_signs(sample: Report, tmp_path: Path, engine: str) -> None:
    for made in (sample, small(), of_lines(NASTY)):
        path = written("latex", made, tmp_path)
        run(engine, "-interaction=nonstopmode", "-halt-on-error", path.name, cwd=tmp_path)
        shown = squeezed(run("pdftotext", "-raw", tmp_path / "out.pdf", "-"))
        assert "Methodandlimits" in shown
    if engine != "pdflatex":
        assert squeezed("Он сказал: «№ 5 – ёж") in shown


@needs("pandoc")
@pytest.mark.parametrize(("name", "reader"), [("docx", "docx"), ("markdown", "gfm"), ("latex", "latex"), ("html", "html")])
def test_pandoc_reads_every_quote(sample: Report, tmp_path: Path, name: str, reader: str) -> None:
    path = written(name, small(), tmp_path)
    read = squeezed(run("pandoc", "--from", reader, "--to", "plain", "--wrap=none", path))
    plain = re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹⁰_*^]", "", read)
    for words in (
        "Thebridgeopenedon",
        "3March2014",
        "Мостоткрылив2014году",
        "=2+2ипошлина<1&>0.",
        "Notollhasbeenchargedsince2015.",
    ):
        assert words in plain


@needs("pandoc")
@pytest.mark.parametrize(("name", "reader"), [("bibtex", "bibtex"), ("csl-json", "csljson")])
def test_pandoc_reads_the_sources(tmp_path: Path, name: str, reader: str) -> None:
    read = run("pandoc", "--from", reader, "--to", "csljson", written(name, small(), tmp_path))
    assert "The bridge at Orrin" in read
    assert "Мост" in read
