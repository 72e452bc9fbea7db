"""HTML: the text of a page without its navigation, banners and comments, a block a paragraph.

trafilatura finds the content; where it finds none, everything outside navigation, forms and scripts is taken. The text is written
from the tree that it gives, never from its Markdown, so that it holds the page's own characters alone. Nothing is ever fetched.
Known limits: what a script would write is not seen, and framesets are not followed; a heading that nothing follows may be dropped.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING

from sources.encoding import decode
from sources.readers import html_head, html_text
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_START = re.compile(
    # a comment is passed over as a whole: else a row of them would be divided in every way there is
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:(?><!--.{0,2000}?-->)\s*+)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)

_DEEP = 400
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
# a number that is raised, as that of a note, by the letters that show it so
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTED = "@role='doc-noteref' or contains(@class, 'footnote-ref') or @*[name()='epub:type']='noteref'"
_RAISED = f"//sup[not(a)] | //a[parent::sup or {_NOTED}]"
_ENDNOTES = "//*[@role='doc-endnotes' or contains(concat(' ', @class, ' '), ' footnotes ')][not(ancestor::footer)]"
_HAS_MAIN = "//main | //article | //*[starts-with(@id, 'main') or starts-with(@class, 'main') or starts-with(@role, 'main')]"


def recognises(content: bytes) -> bool:
    """Whether it begins as an HTML page does; a mere fragment of HTML is told by its name only."""
    return _START.match(content[:4096]) is not None


def read(content: bytes, charset: str = "") -> Reading:
    """The page's text; `charset` is what its transport declared.

    Raises UnreadableError for binary content, an unknown encoding, and a page without text.
    """
    found = _CHARSET.search(content[:4096])
    declared = next((group for group in found.groups() if group), b"") if found else b""
    return read_markup(*decode(content, charset or declared.decode("ascii", "replace")))


def read_markup(markup: str, encoding: str) -> Reading:
    """The same for markup that was decoded already, from `encoding`."""
    page = parse(markup)
    if page is None:
        raise UnreadableError("is empty: there is nothing to compare in it")
    metadata = html_head.read(page)
    notes = html_text.render(_notes(page))
    text = html_text.render(None if _is_deep(page) else _content(page)) or html_text.render(parse(markup))
    if notes and notes not in text:
        text = f"{text}\n\n{notes}"
    if not text:
        raise UnreadableError("is a page without text: open it in a browser and save what it shows as plain text")
    return Reading(text, encoding, metadata)


def parse(markup: str) -> HtmlElement | None:
    """A fresh tree of an HTML page or fragment; None for markup with nothing in it."""
    from lxml import etree, html

    # lxml spoils what has no declared encoding, and follows a declared one even where the markup was decoded already
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        page = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    found: list[HtmlElement] = page.xpath(_RAISED)  # type: ignore[assignment]
    for raised in found:
        number = "".join(map(str, raised.itertext())).strip()
        if _NUMBER.fullmatch(number) and raised.getparent() is not None:
            # "built.1 We" would be no end of a sentence
            del raised[:]
            raised.text = number.translate(RAISED)
            raised.drop_tag()
    return page


def _is_deep(page: HtmlElement) -> bool:
    """Whether elements are nested so deeply that trafilatura would take minutes, as in no page that is meant to be read."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEP:
            return True
    return False


def _notes(page: HtmlElement) -> HtmlElement | None:
    """The notes at the end of a text, marked as such, as a page of their own: trafilatura would drop them."""
    from lxml import html

    body = html.Element("body")
    body.extend(deepcopy(found) for found in page.xpath(_ENDNOTES))
    for link in body.xpath(".//a[@role='doc-backlink' or contains(@class, 'footnote-back')]"):
        link.drop_tree()
    return body if len(body) else None


def _content(page: HtmlElement) -> HtmlElement | None:
    """The part of `page` that trafilatura takes for its content, in trafilatura's own tags; `page` is used up."""
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    # it reports pages without content on standard error; here that is an error with the file's name
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    settings = deepcopy(DEFAULT_CONFIG)
    # of pages below this size it would make one single paragraph
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    _give_main(page)
    found = bare_extraction(page, favor_recall=True, include_comments=False, include_formatting=True, config=settings)
    return getattr(found, "body", None)


def _give_main(page: HtmlElement) -> None:
    """Put the whole body into a `main` where nothing says what the content is: else trafilatura would keep its paragraphs alone,
    and lose the headings between them."""
    body = page.find("body")
    if body is None or page.xpath(_HAS_MAIN):
        return
    children = list(body)
    main = body.makeelement("main")
    main.text, body.text = body.text, None
    main.extend(children)
    body.append(main)
