"""An address → the page as it came: checked at each hop, asked of `robots.txt`, with limits of size and time.

Nothing but the page itself is fetched: no pictures, no scripts, and no address that a page names in its content. No cookie is kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reconciler.progress import null_progress
from sources.fetching.addresses import FetchError, parse
from sources.fetching.connection import Deadline, TookTooLongError, Transport
from sources.fetching.decoding import PackedWrongError, TooLargeError, unpack
from sources.fetching.robots import AGENT, Robots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import httpx

    from reconciler.progress import Progress
    from sources.fetching.addresses import Resolve

_MEGABYTE = 1 << 20
_REDIRECTS = (301, 302, 303, 307, 308)
_STEP = "fetch"
_ROBOTS_MOST = 512 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """How far a fetch may go, for each address: `seconds` in all, `size` in bytes, as it comes and unpacked.

    `resolve` looks names up in the place of the system.
    """

    seconds: float = 30.0
    size: int = 20 * _MEGABYTE
    redirects: int = 10
    allow_private: bool = False
    resolve: Resolve | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what was answered, at `time` (UTC): headers in order as they came, the body before it was unpacked."""

    url: str
    time: datetime
    request: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)

    def header(self, name: str) -> str:
        """The values of a header, joined; empty where there is none."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: the address that was `asked` for, the exchanges that led to it (the last is the page), its `content` unpacked."""

    asked: str
    exchanges: tuple[Exchange, ...]
    content: bytes = field(repr=False)

    @property
    def page(self) -> Exchange:
        return self.exchanges[-1]

    @property
    def url(self) -> str:
        """The address where the page was found at last."""
        return self.page.url

    @property
    def media_type(self) -> str:
        return self.page.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the server declares; empty where it says nothing."""
        for part in self.page.header("content-type").split(";")[1:]:
            key, _, value = part.partition("=")
            if key.strip().lower() == "charset":
                return value.strip().strip("\"'")
        return ""


def fetch(
    addresses: Iterable[str], options: Options = Options(), progress: Progress = null_progress
) -> tuple[Fetched | FetchError, ...]:
    """Fetch pages one after the other; what fails is its error, and the others go on. Raises Cancelled when `progress` does."""
    todo = list(addresses)
    robots, last = Robots(), dict[str, float]()
    found: list[Fetched | FetchError] = []
    for done, address in enumerate(todo):

        def look(done: int = done) -> None:
            progress(_STEP, done, len(todo))

        look()
        try:
            found.append(_Fetch(address, options, robots, last, look).run())
        except FetchError as error:
            found.append(error)
    progress(_STEP, len(todo), len(todo))
    return tuple(found)


def user_agent() -> str:
    """How this program calls itself."""
    from importlib import metadata

    return f"{AGENT}/{metadata.version('diptych')} (compares texts; fetches single pages when a person asks)"


class _Fetch:
    """The way from one address to its page. `last` says when each site was asked last, by `time.monotonic`."""

    def __init__(self, address: str, options: Options, robots: Robots, last: dict[str, float], look: Callable[[], None]) -> None:
        self._asked = address.strip()
        self._options = options
        self._robots = robots
        self._last = last
        self._look = look
        self._deadline = Deadline.after(options.seconds)

    def run(self) -> Fetched:
        url = parse(self._asked)
        try:
            exchanges = self._follow(url)
            page = exchanges[-1]
            content = unpack(page.body, page.header("content-encoding"), self._options.size)
        except TookTooLongError:
            raise self._error(f"took longer than {self._options.seconds:g} seconds: try again later, or allow more time") from None
        except TooLargeError:
            most = f"{self._options.size / _MEGABYTE:,.3g} MB"
            raise self._error(f"is larger than {most}: allow more, or save the part that you need as a file") from None
        except PackedWrongError as error:
            raise self._error(f"came packed in a way that cannot be unpacked ({error}): save it from a browser") from None
        return Fetched(self._asked, tuple(exchanges), content)

    def _error(self, reason: str) -> FetchError:
        return FetchError(self._asked, reason)

    def _follow(self, url: httpx.URL) -> list[Exchange]:
        exchanges: list[Exchange] = []
        seen: set[str] = set()
        while True:
            if str(url) in seen:
                raise self._error(f"leads round in a circle (by {url}): open it in a browser and save what it shows")
            seen.add(str(url))
            self._ask_leave(url)
            exchange = self._exchange(url, self._options.size)
            exchanges.append(exchange)
            target = exchange.header("location")
            if exchange.status not in _REDIRECTS or not target:
                break
            if len(exchanges) > self._options.redirects:
                raise self._error(f"leads on and on, {len(exchanges)} times: open it in a browser and save what it shows")
            url = self._next(url, target)
        self._refuse_failure(exchanges[-1])
        return exchanges

    def _next(self, url: httpx.URL, target: str) -> httpx.URL:
        import httpx

        try:
            joined = str(url.join(target))
        except (httpx.InvalidURL, ValueError):
            raise self._error(f"leads to what is no address ({target[:80]!a}): open it in a browser") from None
        try:
            return parse(joined)
        except FetchError as error:
            raise self._error(f"leads to {error.address}, which {error.reason}") from None

    def _refuse_failure(self, page: Exchange) -> None:
        if 200 <= page.status < 300:
            return
        where = f" at {page.url}" if page.url.rstrip("/") != self._asked.rstrip("/") else ""
        answer = f"{page.status} {page.reason}".strip()
        if page.status in (404, 410):
            raise self._error(f"is not there{where} (the server answers {answer}): check the address")
        if page.status in (401, 402, 403, 451):
            raise self._error(f"is not open to programs{where} (the server answers {answer}): open it in a browser and save it")
        raise self._error(f"was not given out{where} (the server answers {answer}): try again later")

    # --- robots -----------------------------------------------------------------------------------------------------------------

    def _ask_leave(self, url: httpx.URL) -> None:
        """Ask the site's `robots.txt`, and wait as long as it wants between two pages."""

        def ask(rules: httpx.URL) -> tuple[int, bytes]:
            return self._ask_robots(rules, url)

        if not self._robots.allows(url, ask):
            raise self._error(
                f"is not for programs, by the site's robots.txt{'' if str(url) == self._asked else f' (at {url})'}: "
                "open it in a browser, save it, and add the file"
            )
        site = url.netloc.decode("ascii")
        pause = self._last.get(site, -60.0) + self._robots.wait(url, ask) - time.monotonic()
        end = time.monotonic() + pause
        while time.monotonic() < end:
            self._look()
            time.sleep(min(0.1, max(0.0, end - time.monotonic())))
        # the site's own wish is not held against it
        self._deadline.at += max(0.0, pause)
        self._last[site] = time.monotonic()

    def _ask_robots(self, url: httpx.URL, page: httpx.URL) -> tuple[int, bytes]:
        import httpx

        for _hop in range(6):
            try:
                exchange = self._exchange(url, _ROBOTS_MOST, whole=False, page=page)
                target = exchange.header("location")
                if exchange.status not in _REDIRECTS or not target:
                    return exchange.status, unpack(exchange.body, exchange.header("content-encoding"), 4 * _ROBOTS_MOST)
            except (TooLargeError, PackedWrongError):
                return 599, b""
            try:
                url = parse(str(url.join(target)))
            except (FetchError, httpx.InvalidURL, ValueError):
                break
        return 404, b""

    # --- one exchange -----------------------------------------------------------------------------------------------------------

    def _exchange(self, url: httpx.URL, most: int, *, whole: bool = True, page: httpx.URL | None = None) -> Exchange:
        """Ask for one address, for the sake of `page`. Without `whole`, what is longer than `most` bytes is cut off there."""
        import httpcore
        import httpx

        options = self._options
        transport = Transport(self._deadline, allow_private=options.allow_private, resolve=options.resolve)
        headers = {"User-Agent": user_agent(), "Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        now = datetime.now(UTC)
        try:
            with httpx.Client(transport=transport, trust_env=False) as client:
                request = httpx.Request("GET", url, headers=headers)
                response = client.send(request, stream=True)
                try:
                    body = self._receive(response, most, whole=whole)
                finally:
                    response.close()
        except FetchError as error:
            wanted = page or url
            first = wanted == parse(self._asked)
            raise self._error(error.reason if first else f"leads to {wanted}, which {error.reason}") from None
        except httpcore.TimeoutException:
            raise TookTooLongError from None
        except (httpcore.ProxyError, httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as error:
            raise self._error(_why(error, url)) from error
        return Exchange(
            str(url), now, _decoded(request.headers.raw), response.status_code, response.reason_phrase,
            _decoded(response.headers.raw), body,
        )  # fmt: skip

    def _receive(self, response: httpx.Response, most: int, *, whole: bool) -> bytes:
        declared = response.headers.get("content-length", "")
        if whole and declared.isdecimal() and int(declared) > most:
            raise TooLargeError
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_raw():
            self._look()
            self._deadline.left()
            pieces.append(piece)
            size += len(piece)
            if size > most:
                if whole:
                    raise TooLargeError
                return b"".join(pieces)[:most]
        return b"".join(pieces)


def _decoded(headers: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)


def _why(error: Exception, url: httpx.URL) -> str:
    import ssl

    import httpcore

    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return f"cannot be trusted: the certificate of {url.host} is not valid, so open it in a browser and see why"
    if isinstance(error, httpcore.ProxyError):
        return f"cannot be reached through the proxy that HTTPS_PROXY names ({error}): ask who runs it"
    if isinstance(error, httpcore.ConnectError):
        return f"cannot be reached, since {url.host} takes no connection: check the address, or try again later"
    return f"broke off before it was there ({type(error).__name__}): try again later"
