"""Lists of sources: libraries of reference managers, and tables that a person writes, with the files that belong to their entries.

A kind of list a module, each with `read(content) -> Listing`; `registry` names them, `library` reads a list with its files.
"""
