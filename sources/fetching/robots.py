"""What a site asks of programs: its `robots.txt`, by RFC 9309.

Where there is none, all may be read; where the server fails, nothing may. Known limit: what it allows is asked anew in every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx
    from protego import Protego

    # fetches an address of this site; status and content, status 599 where it cannot be had
    Ask = Callable[[httpx.URL], tuple[int, bytes]]

AGENT = "Diptych"
_MOST = 512 * 1024  # bytes that are read of it, as RFC 9309 wants at least
_LONGEST_WAIT = 30.0


class Robots:
    """The rules of the sites that were asked, each once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, bytes]] = {}

    def allows(self, url: httpx.URL, ask: Ask) -> bool:
        """Whether the site lets this program read the page at `url`."""
        status, content = self._rules(url, ask)
        if status >= 500:
            return False
        if not 200 <= status < 300:
            return True
        return self._parsed(content).can_fetch(str(url), AGENT)

    def wait(self, url: httpx.URL, ask: Ask) -> float:
        """The seconds that the site wants between two of its pages, at most half a minute."""
        status, content = self._rules(url, ask)
        if not 200 <= status < 300:
            return 0.0
        return min(max(self._parsed(content).crawl_delay(AGENT) or 0.0, 0.0), _LONGEST_WAIT)

    def _rules(self, url: httpx.URL, ask: Ask) -> tuple[int, bytes]:
        place = url.copy_with(raw_path=b"/robots.txt")
        key = str(place)
        if key not in self._known:
            self._known[key] = ask(place)
        return self._known[key]

    @staticmethod
    def _parsed(content: bytes) -> Protego:
        from protego import Protego

        return Protego.parse(content[:_MOST].decode("utf-8", "replace"))
