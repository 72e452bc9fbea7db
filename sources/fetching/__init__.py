"""Pages from the web, only when a person asks: an address → the page as it came, its WARC, and a `Document`.

`addresses` says what may be reached, `connection` reaches just that, `robots` asks the site, `fetch` goes from the address to the
page, `decoding` unpacks it, `archive` keeps it, `pages` reads it.
"""
