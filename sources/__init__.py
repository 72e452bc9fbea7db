"""Sources: bytes → `Document`, the readers of each format, folders and `sources.toml`, the catalogue, the sample corpus."""
