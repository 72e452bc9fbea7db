"""Which addresses may be reached: http and https, at a public address of the internet, unless private ones are allowed.

A name is looked up once, every address that it has is checked, and what is connected to is one of just these (`connection`): a name
that leads elsewhere at the second look gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from typing import TYPE_CHECKING

from reconciler.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import httpx

    # the addresses of a host, as text; raises OSError where it has none
    Resolve = Callable[[str, int], Sequence[str]]
    IP = ipaddress.IPv4Address | ipaddress.IPv6Address

# an address of IPv4 in the last 32 bits, for networks that speak IPv6 alone (RFC 6052)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LONGEST = 4000  # characters of an address
_PORTS = {"http": 80, "https": 443}


class FetchError(SourceError):
    """Why an address was not fetched, in one sentence that begins with it; `reason` begins with a verb."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address} {reason}.")
        self.address = address
        self.reason = reason


def parse(address: str) -> httpx.URL:
    """The address as it is asked for, without its fragment. Raises FetchError for one that is none of the web."""
    import httpx

    address = address.strip()
    if len(address) > _LONGEST or not address.isprintable():
        raise FetchError(f"{address[:60]!a}…", "is no address of a page: copy it from the browser again")
    shown = address or "The empty address"
    try:
        url = httpx.URL(address if "://" in address else f"https://{address}").copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(shown, "is no address of a page: copy it from the browser again") from error
    if url.scheme not in _PORTS:
        raise FetchError(shown, "is no address of the web: only http and https are fetched, anything else is added as a file")
    if not url.host:
        raise FetchError(shown, "names no server: copy the address from the browser again")
    if any(c in url.raw_host for c in b"%\\<>^`{|} ") or not 0 < port_of(url) < 1 << 16:
        raise FetchError(shown, "is no address of a page: copy it from the browser again")
    if url.userinfo:
        raise FetchError(shown_without_secrets(url), "holds a name or password, which would be kept with the page: leave it out")
    return url


def shown_without_secrets(url: httpx.URL) -> str:
    """The address as it may be shown: without a name and password."""
    return str(url.copy_with(userinfo=b""))


def port_of(url: httpx.URL) -> int:
    return _PORTS[url.scheme] if url.port is None else url.port


def look_up(host: str, port: int, timeout: float) -> tuple[str, ...]:
    """The addresses of a host by the system's resolver, in its order. Raises OSError (TimeoutError among them)."""
    found: list[str] = []
    failures: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except UnicodeError:
            failures.append(OSError("no name of a host"))
        except OSError as error:
            failures.append(error)

    # the system's resolver knows no limit of time, so it is left behind where it takes too long
    asking = threading.Thread(target=ask, daemon=True, name="look up")
    asking.start()
    asking.join(timeout)
    if asking.is_alive():
        raise TimeoutError("the name was not found in time")
    if failures:
        raise failures[0]
    return tuple(found)


def is_public(address: str) -> bool:
    """Whether an address of IPv4 or IPv6 is one of the public internet; False for what is no address."""
    try:
        found: IP = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    carried = _within(found)
    stands_for_it = isinstance(found, ipaddress.IPv6Address) and (found.ipv4_mapped is not None or found in _NAT64)
    return all(map(_is_public, carried if stands_for_it else (found, *carried)))


def _is_public(found: IP) -> bool:
    return found.is_global and not (
        found.is_multicast or found.is_reserved or found.is_private or found.is_loopback or found.is_link_local
    )


def _within(found: IP) -> tuple[IP, ...]:
    """The addresses of IPv4 that an address of IPv6 stands for."""
    if not isinstance(found, ipaddress.IPv6Address):
        return ()
    if found in _NAT64:
        return (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF),)
    inside = (found.ipv4_mapped, found.sixtofour, *(found.teredo or ()))
    return tuple(address for address in inside if address is not None)
