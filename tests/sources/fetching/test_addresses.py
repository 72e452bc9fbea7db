from __future__ import annotations

import pytest

from sources.fetching.addresses import FetchError, is_public, parse


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"])
def test_addresses_of_the_public_web(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
        "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
        "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
        "2002:c0a8:101::1", "::127.0.0.1", "localhost", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not(address: str) -> None:
    assert not is_public(address)


def test_an_address_is_taken_as_a_browser_shows_it() -> None:
    assert str(parse(" example.org/a?b=c#d ")) == "https://example.org/a?b=c"
    assert parse("http://пример.рф/день").raw_host == b"xn--e1afmkfd.xn--p1ai"


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("ftp://example.org/a", "http and https"), ("file:///etc/passwd", "http and https"), ("http://", "no server"),
        ("http://ann:secret@example.org/", "password"), ("http://exa mple.org/", "no address"), ("", "no server"),
        ("http://example.org:99999/", "no address"), ("http://example.org/\r\nX: y", "no address"),
        ("http://a" * 2000, "no address"),
        ("javascript:alert(1)", "no address"),
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address: str, word: str) -> None:
    with pytest.raises(FetchError, match=word) as refused:
        parse(address)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)
