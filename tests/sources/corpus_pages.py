"""Web pages of the corpus: three sites around the same texts, saved and printed by Chromium, archived by wget and warcio."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MENU = ("Front page", "Weather", "Sports results", "Classified advertisements", "Subscribe to the newsletter")
COOKIES = "This site uses cookies to measure its audience. Accept all cookies or change your settings."
RELATED = ("Ten beaches that you should not miss", "How to choose a lawn mower", "Quiz: which bird are you?")
RIGHTS = "All rights reserved. No part of this site may be reproduced without permission."
BOILERPLATE = [*MENU, COOKIES, *RELATED, RIGHTS]

_SITES = {
    "paper": """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | {publisher}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{publisher}">
<meta name="author" content="{author}">
<meta property="article:published_time" content="{date}T08:15:00+03:00"><link rel="canonical" href="https://news.example/{name}">
<style>nav li {{ display: inline }} .cookie {{ background: #ffd }}</style></head><body>
<div class="cookie-banner" role="dialog"><p>{cookies}</p><button>OK</button></div>
<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><p class="byline">{author}, {date}</p>
{body}</article></main><aside class="related"><h2>More</h2><ul>{related}</ul></aside>
<footer><p>{rights}</p></footer><script>console.log("loaded")</script></body></html>""",
    "office": """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="{lang}"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title>
<meta name="dcterms.issued" content="{date}"><meta name="dcterms.publisher" content="{publisher}">
<meta name="dcterms.creator" content="{author}">
</head><body><table width="100%"><tr><td width="180" valign="top"><div id="navigation" class="menu"><ul>{menu}</ul></div></td>
<td valign="top"><div id="content"><h1>{title}</h1>{body}</div></td></tr></table>
<div id="footer" class="footer">{rights}</div></body></html>""",
}


def page(text: Any, site: str) -> str:
    """A page of one of the sites with the text in it."""
    done = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "html"], input=text.markdown(title=False), check=True, capture_output=True, text=True
    )
    items = {"menu": "".join(f'<li><a href="/{n}">{item}</a></li>' for n, item in enumerate(MENU))}
    items["related"] = "".join(f'<li><a href="/r{n}">{item}</a></li>' for n, item in enumerate(RELATED))
    return _SITES[site].format(name=text.name, body=done.stdout, cookies=COOKIES, rights=RIGHTS, **text.said, **items)


class Chromium:
    """A headless Chromium, spoken to through its pipes."""

    def __enter__(self) -> Chromium:
        self._profile = tempfile.TemporaryDirectory()
        (read_here, write_there), (read_there, write_here) = os.pipe(), os.pipe()
        os.set_inheritable(read_there, True)
        os.set_inheritable(write_there, True)
        options = f"--headless --no-sandbox --disable-gpu --remote-debugging-pipe --user-data-dir={self._profile.name}"
        command = f"exec chromium {options} 3<&{read_there} 4>&{write_there}"
        self._process = subprocess.Popen(["bash", "-c", command], pass_fds=(read_there, write_there), stderr=subprocess.DEVNULL)
        os.close(read_there)
        os.close(write_there)
        self._in, self._out, self._number = os.fdopen(read_here, "rb", buffering=0), os.fdopen(write_here, "wb", buffering=0), 0
        self._rest = b""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._in.close()
        self._out.close()
        self._profile.cleanup()

    def ask(self, method: str, session: str = "", **parameters: Any) -> Any:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        self._out.write(json.dumps(message).encode() + b"\0")
        while True:
            found = self._message()
            if found.get("id") == self._number:
                return found["result"]

    def _message(self) -> Any:
        while b"\0" not in self._rest:
            self._rest += self._in.read(65536)
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def save(self, url: str, mhtml: Path) -> None:
        import time

        self.ask("Page.enable", self._session)
        self.ask("Page.navigate", self._session, url=url)
        time.sleep(1.5)
        mhtml.write_text(self.ask("Page.captureSnapshot", self._session, format="mhtml")["data"], "utf-8", newline="")

    def print(self, url: str, pdf: Path) -> None:
        import base64
        import time

        self.ask("Page.enable", self._session)
        self.ask("Page.navigate", self._session, url=url)
        time.sleep(1.5)
        size = {"paperWidth": 5.8, "paperHeight": 8.3}
        done = self.ask("Page.printToPDF", self._session, displayHeaderFooter=True, **size)
        pdf.write_bytes(base64.b64decode(done["data"]))


def make(corpus: Any, work: Path, text_of: Callable[[str], Any]) -> None:
    """Pages as files, saved pages, printed pages, archives."""
    folder = work / "site"
    folder.mkdir()
    texts = {name: text_of(name) for name in ("ferry", "statement", "speech", "report", "most", "zayavlenie", "rech", "obzor")}
    sites = {name: "office" if name in ("statement", "zayavlenie", "obzor", "report") else "paper" for name in texts}
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(page(text, sites[name]), "utf-8")
        corpus.add(folder / f"{name}.html", text, **_said(text), boilerplate=BOILERPLATE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    with Chromium() as chromium:
        for name in ("ferry", "zayavlenie", "rech", "report"):
            chromium.save(f"{root}/{name}.html", work / f"{name}.mhtml")
            corpus.add(work / f"{name}.mhtml", texts[name], **_said(texts[name]), boilerplate=BOILERPLATE)
        for name in ("ferry", "speech", "most", "obzor"):
            # what is printed has no menu, as sites for print have none
            plain = folder / f"{name}-print.html"
            done = ["pandoc", "-s", "-f", "markdown", "-t", "html", "-o", str(plain)]
            subprocess.run(done, input=texts[name].markdown(), check=True, text=True, capture_output=True)
            chromium.print(f"{root}/{plain.name}", work / f"{name}-chromium.pdf")
            corpus.add(work / f"{name}-chromium.pdf", texts[name], title=texts[name].said["title"], boilerplate=["127.0.0.1"])
    archive(root, work, corpus, texts)
    server.shutdown()
    server.server_close()


def archive(root: str, work: Path, corpus: Any, texts: dict[str, Any]) -> None:
    for name, options in (("speech", []), ("zayavlenie", ["--no-warc-compression"])):
        target = work / f"{name}-wget"
        command = ["wget", "-q", f"--warc-file={target}", "-O", os.devnull, *options, f"{root}/{name}.html"]
        subprocess.run(command, check=True)
        file = target.with_name(target.name + (".warc" if options else ".warc.gz"))
        corpus.add(file, texts[name], **_said(texts[name]), boilerplate=BOILERPLATE)


def _said(text: Any) -> dict[str, str]:
    return {**{key: text.said[key] for key in ("title", "author", "publisher")}, "published": text.said["date"]}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def several(pages: dict[str, bytes]) -> bytes:
    """A web archive of several pages by their addresses, with a picture, an error and a request among them."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    kinds = [(url, "200 OK", "text/html; charset=utf-8", body) for url, body in pages.items()]
    kinds += [
        ("https://news.example/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://news.example/gone", "404 Not Found", "text/html", b"<p>Gone.</p>"),
    ]
    for url, status, kind, body in kinds:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", io.BytesIO(body), len(body), http_headers=headers)
        writer.write_record(record)
    return buffer.getvalue()
