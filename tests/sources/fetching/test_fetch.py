from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reconciler.errors import Cancelled
from sources.fetching import connection
from sources.fetching.addresses import FetchError
from sources.fetching.fetch import Fetched, Options, fetch
from tests.sources.fetching.site import PAGE, Site, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

HERE = Options(allow_private=True, seconds=10)


def got(address: str, options: Options = HERE) -> Fetched:
    (found,) = fetch([address], options)
    assert isinstance(found, Fetched), found
    return found


def refused(address: str, options: Options = HERE) -> str:
    """The one sentence that says why an address was not fetched."""
    (found,) = fetch([address], options)
    assert isinstance(found, FetchError)
    assert str(found).startswith(address)
    assert str(found).count(". ") == 0
    return str(found)


# --- what is fetched -----------------------------------------------------------------------------------------------------------


def test_a_page_comes_as_it_is(site: Site) -> None:
    site.page("/a?b=1", Content_Type="text/html; charset=utf-8", X_Made_By="hand")
    found = got(site.url("/a?b=1#part"))
    assert found.content == PAGE.encode()
    assert found.page.body == PAGE.encode()
    assert (found.page.status, found.page.reason, found.media_type, found.charset) == (200, "OK", "text/html", "utf-8")
    assert ("X-Made-By", "hand") in found.page.headers
    assert found.url == site.url("/a?b=1")
    assert site.headers["User-Agent"].startswith("Diptych/")
    assert site.headers["Host"] == f"127.0.0.1:{site.port}"
    assert "Cookie" not in site.headers


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate", "gzip, gzip"])
def test_a_packed_page_is_unpacked(site: Site, encoding: str) -> None:
    packer = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(PAGE.encode()),
        "deflate": zlib.compress(PAGE.encode()),
        "raw deflate": packer.compress(PAGE.encode()) + packer.flush(),
        "gzip, gzip": gzip.compress(gzip.compress(PAGE.encode())),
    }[encoding]
    site.page("/a", packed, Content_Encoding=encoding.removeprefix("raw "))
    found = got(site.url("/a"))
    assert found.content == PAGE.encode()
    assert found.page.body == packed


def test_redirects_are_followed_and_kept(site: Site) -> None:
    site.redirect("/old", "/newer", 301)
    site.redirect("/newer", site.url("/new"))
    site.page("/new")
    found = got(site.url("/old"))
    assert [exchange.status for exchange in found.exchanges] == [301, 302, 200]
    assert found.url == site.url("/new")


def test_one_that_fails_stops_none_of_the_others(site: Site) -> None:
    site.page("/a")
    site.page("/c")
    found = fetch([site.url("/a"), site.url("/b"), "ftp://x/", site.url("/c")], HERE)
    assert [type(one) for one in found] == [Fetched, FetchError, FetchError, Fetched]
    assert site.asked.count("/robots.txt") == 1


def test_it_can_be_stopped(site: Site) -> None:
    def progress(_step: str, done: int, _total: int) -> None:
        if done:
            raise Cancelled

    site.page("/a")
    with pytest.raises(Cancelled):
        fetch([site.url("/a"), site.url("/a")], HERE, progress)
    assert site.asked.count("/a") == 1


# --- what the site asks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", ["User-agent: *\nDisallow: /a", "User-agent: Diptych\nDisallow: /\n\nUser-agent: *\nAllow: /"])
def test_a_page_that_is_not_for_programs_is_left_alone(site: Site, rules: str) -> None:
    site.page("/robots.txt", rules, Content_Type="text/plain")
    site.page("/a")
    assert "robots.txt" in refused(site.url("/a"))
    assert "/a" not in site.asked


def test_a_page_that_another_program_may_not_read_is_read(site: Site) -> None:
    site.page("/robots.txt", "User-agent: Other\nDisallow: /\n\nUser-agent: *\nDisallow: /b", Content_Type="text/plain")
    site.page("/a")
    assert got(site.url("/a")).page.status == 200


def test_the_rules_hold_for_what_a_page_leads_to(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /hidden", Content_Type="text/plain")
    site.redirect("/a", "/hidden")
    site.page("/hidden")
    assert "robots.txt" in refused(site.url("/a"))
    assert "/hidden" not in site.asked


def test_where_the_rules_cannot_be_had_nothing_is_read(site: Site) -> None:
    site.page("/robots.txt", "", 503)
    site.page("/a")
    assert "robots.txt" in refused(site.url("/a"))


def test_a_site_gets_the_pause_that_it_wants(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.6", Content_Type="text/plain")
    times: list[float] = []
    site.page("/a")
    answer = site.answers["/a"]

    def timed(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        answer(handler)

    site.answers["/a"] = timed
    fetch([site.url("/a"), site.url("/a")], HERE)
    assert times[1] - times[0] > 0.2


# --- where it does not go ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1"])
def test_this_computer_is_not_asked_unless_it_is_allowed(site: Site, host: str) -> None:
    site.page("/a")
    assert "not of the public web" in refused(site.url("/a", host), replace(HERE, allow_private=False))
    assert site.asked == []


def test_a_redirect_leads_to_no_private_address(site: Site) -> None:
    # the first host is taken for a public one by the resolver alone; the second look would find this computer
    site.redirect("/a", "http://169.254.169.254/latest/meta-data")

    def resolve(host: str, _port: int) -> Sequence[str]:
        return [host] if host[0].isdigit() else ["127.0.0.1"]

    with _taken_for_public("127.0.0.1"):
        sentence = refused(site.url("/a", "public.example"), Options(resolve=resolve, seconds=10))
    assert "leads to http://169.254.169.254/latest/meta-data, which leads to an address that is not of the public web" in sentence


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "http://ann:secret@example.org/", "http://[bad/"])
def test_a_redirect_leads_to_nothing_but_the_web(site: Site, target: str) -> None:
    site.redirect("/a", target)
    assert "secret" not in refused(site.url("/a"))


def test_a_name_is_looked_up_once_and_just_that_is_connected_to(site: Site) -> None:
    """A name that is public when it is checked and leads here when it is used: what was checked is what is used."""
    site.page("/a")
    answers = iter([["203.0.113.7"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    with _taken_for_public("203.0.113.7"):
        # nothing answers there; the point is that this computer's server is never reached
        sentence = refused(site.url("/a", "rebinding.example"), Options(resolve=resolve, seconds=1))
    assert asked == ["rebinding.example"]
    assert site.asked == []
    assert "takes no connection" in sentence or "took longer" in sentence


def test_one_private_address_among_public_ones_is_enough_to_refuse(site: Site) -> None:
    options = Options(resolve=lambda _host, _port: ["8.8.8.8", "127.0.0.1"])
    assert "(127.0.0.1)" in refused(site.url("/a", "mixed.example"), options)
    assert site.asked == []


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    site.page("/a")
    with socket.socket() as unused:
        unused.bind(("127.0.0.2", 0))
        found = got(site.url("/a", "two.example"), replace(HERE, resolve=lambda _h, _p: ["127.0.0.3", "127.0.0.1"]))
    assert found.page.status == 200
    assert site.headers["Host"] == f"two.example:{site.port}"


def test_a_name_that_nobody_knows(site: Site) -> None:
    def resolve(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert "not known" in refused(site.url("/a", "nowhere.example"), replace(HERE, resolve=resolve))


@contextmanager
def _taken_for_public(*addresses: str) -> Iterator[None]:
    """Within it, these addresses count as public ones, as no server of the public web can be run in a test."""
    public = connection.is_public
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "is_public", lambda address: address in addresses or public(address))
        yield


# --- how far it goes -----------------------------------------------------------------------------------------------------------


def test_a_circle_is_noticed(site: Site) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert "in a circle" in refused(site.url("/a"))


def test_a_way_without_end_is_left(site: Site) -> None:
    for number in range(30):
        site.redirect(f"/{number}", f"/{number + 1}")
    assert "on and on" in refused(site.url("/0"))
    assert len(site.asked) == 12  # the rules, and eleven pages


@pytest.mark.parametrize("declared", [True, False])
def test_a_page_that_is_too_large_is_left(site: Site, declared: bool) -> None:
    sent = 0

    def answer(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        if declared:
            handler.send_header("Content-Length", str(1 << 40))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.close_connection = True
        for _ in range(400):
            handler.wfile.write(b"x" * 65536)
            sent += 65536

    site.answers["/a"] = answer
    assert "larger than 0.5 MB" in refused(site.url("/a"), replace(HERE, size=1 << 19))
    assert sent < 400 * 65536


def test_a_bomb_is_not_unpacked(site: Site) -> None:
    bomb = gzip.compress(b"\0" * (200 << 20))
    assert len(bomb) < 1 << 20
    site.page("/a", bomb, Content_Encoding="gzip")
    assert "larger than 20 MB" in refused(site.url("/a"))
    site.page("/b", gzip.compress(bomb), Content_Encoding="gzip, gzip")
    assert "larger than 20 MB" in refused(site.url("/b"))


@pytest.mark.parametrize(("body", "encoding"), [(b"not packed", "gzip"), (gzip.compress(b"a" * 999)[:20], "gzip"), (b"x", "br")])
def test_what_is_packed_wrong_is_refused(site: Site, body: bytes, encoding: str) -> None:
    site.page("/a", body, Content_Encoding=encoding)
    assert f"({encoding})" in refused(site.url("/a"))


def test_a_server_that_drips_is_left(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.close_connection = True
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    site.answers["/a"] = answer
    began = time.monotonic()
    assert "longer than 0.5 seconds" in refused(site.url("/a"), replace(HERE, seconds=0.5))
    assert time.monotonic() - began < 4


def test_a_server_that_says_nothing_is_left() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/a"
        assert "longer than 0.3 seconds" in refused(url, replace(HERE, seconds=0.3))


def test_nothing_listens_there() -> None:
    with serving() as site:
        url = site.url("/a")
    assert "takes no connection" in refused(url)


def test_a_server_that_speaks_no_http() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def answer() -> None:
            accepted, _address = server.accept()
            with accepted:
                accepted.recv(1000)
                accepted.sendall(b"220 mail.example ESMTP\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        assert "broke off" in refused(f"http://127.0.0.1:{server.getsockname()[1]}/a")
        thread.join()


@pytest.mark.parametrize(
    ("status", "word"), [(404, "is not there"), (410, "is not there"), (403, "not open to programs"), (500, "was not given out")]
)
def test_a_refusal_is_said_with_what_the_server_answers(site: Site, status: int, word: str) -> None:
    site.page("/a", "no", status)
    sentence = refused(site.url("/a"))
    assert word in sentence
    assert str(status) in sentence


# --- https ----------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of web.example with its key, made by itself."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not here")
    made = tmp_path / "both.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(tmp_path / "key.pem"), "-out", str(made)]
    command += ["-days", "2", "-subj", "/CN=web.example", "-addext", "subjectAltName=DNS:web.example"]
    subprocess.run(command, check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + (tmp_path / "key.pem").read_bytes())
    return made


def test_a_certificate_has_to_be_that_of_the_name(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    options = replace(HERE, resolve=lambda _host, _port: ["127.0.0.1"])
    with serving(context) as site:
        site.page("/a")
        assert "cannot be trusted" in refused(site.url("/a", "web.example"), options)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert got(site.url("/a", "web.example"), options).page.status == 200
        assert site.headers["Host"] == f"web.example:{site.port}"
        assert "cannot be trusted" in refused(site.url("/a", "other.example"), options)


# --- proxies -------------------------------------------------------------------------------------------------------------------


def test_a_proxy_is_passed_by_for_http(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.page("/a")
    assert got(site.url("/a")).page.status == 200


@pytest.mark.parametrize(("allowed", "asked"), [(False, b"CONNECT 8.8.8.8:443"), (True, b"CONNECT web.example:443")])
def test_a_proxy_is_asked_for_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch, allowed: bool, asked: bytes) -> None:
    heard: list[bytes] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def answer() -> None:
            accepted, _address = server.accept()
            with accepted:
                heard.append(accepted.recv(1000))
                accepted.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{server.getsockname()[1]}")
        options = Options(seconds=10, allow_private=allowed, resolve=lambda _h, _p: ["8.8.8.8"])
        assert "proxy" in refused("https://web.example/a", options)
        thread.join()
    assert heard[0].startswith(asked)
