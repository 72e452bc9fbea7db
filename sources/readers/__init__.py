"""The readers: one format a file, each with `recognises(content)` and `read(content)`; `sources.registry` lists them."""
