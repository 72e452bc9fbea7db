"""A connection to the very address that was checked: a transport for httpx over httpcore, with one limit of time for all of it.

The name of the host goes into the `Host` header and the check of the certificate; the address into the connection. A proxy of the
environment is used for https alone, and asked for the tunnel to the checked address, not to the name: so it cannot be led astray.
For http a proxy would look the name up itself, so it is passed by. Where private addresses are allowed, a proxy gets the name.
"""

from __future__ import annotations

import time
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from sources.fetching.addresses import FetchError, is_public, look_up, port_of

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Iterator

    from sources.fetching.addresses import Resolve

_CONNECT = 10.0  # seconds for each of a host's addresses


class TookTooLongError(Exception):
    """The time for an address is over."""


@dataclass(slots=True)
class Deadline:
    """The moment, by the clock `time.monotonic`, at which an address has to be there."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        return cls(time.monotonic() + seconds)

    def left(self, most: float | None = None) -> float:
        """The seconds that are left, at most `most`. Raises TookTooLongError where none are."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise TookTooLongError
        return left if most is None else min(left, most)


class Transport(httpx.BaseTransport):
    """Reaches only what may be reached. Raises FetchError, TookTooLongError and httpcore's errors."""

    def __init__(self, deadline: Deadline, *, allow_private: bool, resolve: Resolve | None = None) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolve = resolve
        self._pools: list[httpcore.ConnectionPool] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        proxy = _proxy_for(request.url)
        error: Exception | None = None
        for place in self._places(request.url, proxied=proxy is not None):
            try:
                return self._send(request, place, proxy)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                error = failure
        assert error is not None
        raise error

    def close(self) -> None:
        for pool in self._pools:
            pool.close()

    def _places(self, url: httpx.URL, *, proxied: bool) -> tuple[str, ...]:
        """What may be connected to for a host: addresses that were checked."""
        shown, host = str(url), url.raw_host.decode("ascii")
        if proxied and self._allow_private:
            return (host,)
        try:
            found = self._resolve(host, port_of(url)) if self._resolve else look_up(host, port_of(url), self._deadline.left())
        except TimeoutError as error:
            raise TookTooLongError from error
        except OSError as error:
            raise FetchError(shown, "names a server that is not known: check the address and your connection") from error
        if not found:
            raise FetchError(shown, "names a server that is not known: check the address and your connection")
        private = [address for address in found if not is_public(address)]
        if private and not self._allow_private:
            raise FetchError(
                shown,
                f"leads to an address that is not of the public web ({private[0]}): allow private ones if you know that server",
            )
        return tuple(found)

    def _send(self, request: httpx.Request, place: str, proxy: httpcore.Proxy | None) -> httpx.Response:
        name = request.url.raw_host.decode("ascii")
        reached = f"[{place}]" if ":" in place and proxy is not None else place
        pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=_Backend(self._deadline, {reached: name}),
            proxy=proxy,
        )
        self._pools.append(pool)
        target = request.url.raw_path
        response = pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=request.url.raw_scheme, host=reached.encode(), port=port_of(request.url), target=target),
                headers=request.headers.raw,
                extensions={"sni_hostname": name},
            )
        )
        assert not isinstance(response.stream, bytes)
        stream = _Body(response.stream)  # type: ignore[arg-type]  # of a pool that is not asynchronous it is an Iterable
        return httpx.Response(response.status, headers=response.headers, stream=stream, extensions=dict(response.extensions))


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class _Backend(httpcore.NetworkBackend):
    """Connects in the time that is left; `names` say for whom certificates are asked, by what is connected to."""

    def __init__(self, deadline: Deadline, names: dict[str, str]) -> None:
        self._backend = httpcore.SyncBackend()
        self._deadline = deadline
        self._names = names

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(host, port, self._deadline.left(timeout or _CONNECT), local_address, socket_options)
        return _Stream(stream, self._deadline, self._names)


class _Stream(httpcore.NetworkStream):
    """A stream of which every step has the time that is left for the whole."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, names: dict[str, str]) -> None:
        self._stream = stream
        self._deadline = deadline
        self._names = names

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        # behind a proxy httpcore asks for a certificate of what it connects to, which is the address here
        name = self._names.get(server_hostname or "", server_hostname)
        return _Stream(self._stream.start_tls(ssl_context, name, self._deadline.left(timeout)), self._deadline, self._names)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _proxy_for(url: httpx.URL) -> httpcore.Proxy | None:
    """The proxy that the environment names for https, unless it excepts this host."""
    named = urllib.request.getproxies_environment()
    if url.scheme != "https" or not named.get("https") or _is_excepted(url.host, named.get("no", "")):
        return None
    try:
        proxy = httpx.URL(named["https"] if "://" in named["https"] else f"http://{named['https']}")
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(str(url), "cannot be reached through the proxy that HTTPS_PROXY names: correct or unset it") from error
    if proxy.scheme not in ("http", "https"):
        raise FetchError(str(url), f"cannot be reached through a proxy of the kind {proxy.scheme}: unset HTTPS_PROXY")
    auth = (proxy.username, proxy.password) if proxy.userinfo else None
    return httpcore.Proxy(str(proxy.copy_with(userinfo=b"")), auth=auth)


def _is_excepted(host: str, excepted: str) -> bool:
    """Whether NO_PROXY names a host: by its name, by a domain that it is in, or by a star."""
    names = [name.strip().lower().lstrip(".") for name in excepted.split(",") if name.strip()]
    return any(name == "*" or host.lower() == name or host.lower().endswith(f".{name}") for name in names)
