"""Searching a project: what is asked, how words are found whatever their form, and what is found, as values; no SQL.

`words` cuts a text into what can be found in it, `passages` into the pieces that are found, `query` reads what a person typed, and
`values` has what is asked and found.
"""
