"""Read pages that are pictures, with tesseract, if it is installed on this computer: the program never comes with it or fetches it.

The pages are drawn by the process that reads files, and handed to tesseract one by one through pipes. Known limits: columns and
tables are as tesseract sees them; letters may be wrong, which the source's remark says.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from reconciler.model import Locator, LocatorKind, Message
from sources.isolation.parent import READER
from sources.reading import Reading, ScannedError, UnreadableError

PAGES = 200  # a longer scan is a night's work: for a program that is made for it
SECONDS = 60  # for a page
_WANTED = ("eng", "rus")


@cache
def installed() -> str:
    """The path of tesseract; empty where there is none."""
    return shutil.which("tesseract") or ""


def read(reader: str, content: bytes, pages: int) -> Reading:
    """The text of the pictures of a file of `pages` pages. Raises UnreadableError where there is none, or it takes too long."""
    if pages > PAGES:
        raise UnreadableError(
            f"is a scan of more than {PAGES} pages: have a program for recognising text make a PDF with text of it"
        )
    text, locators = "", []
    for number in range(pages):
        found = _page(READER.draw(reader, content, number))
        if found:
            text += "\n\n" if text else ""
            locators.append(Locator(len(text), LocatorKind.PAGE, str(number + 1)))
            text += found
    if not text:
        raise ScannedError(pages)
    return Reading(text, "utf-8", locators=tuple(locators), remarks=(Message("recognised"),))


def _page(picture: bytes) -> str:
    command = [installed(), "stdin", "stdout", "-l", "+".join(_languages())]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(
            f"has a page whose picture takes longer than {SECONDS} seconds to read: find a copy with text"
        ) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnreadableError("holds pictures of pages, and tesseract could not read them: find a copy with text") from error
    paragraphs = done.stdout.decode("utf-8", "replace").replace("\f", "").split("\n\n")
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())


@cache
def _languages() -> tuple[str, ...]:
    """Those of the wanted languages that tesseract has here; English where it does not say."""
    try:
        done = subprocess.run([installed(), "--list-langs"], capture_output=True, timeout=SECONDS, check=True, text=True)
    except (OSError, subprocess.SubprocessError):
        return ("eng",)
    return tuple(name for name in _WANTED if name in done.stdout.split()) or ("eng",)
