"""The notebook of a project: everything that a person does, as values; no SQL and no window.

`entries` are what stands in the notebook now (a verdict, a note, a tie, …), each under a key. `log` has the operations that put
them there: append-only, with before and after, so that everything can be undone, read, merged and rebuilt. `state` reads the
entries of a project by what they are.
"""
