"""What was coded and annotated in other tools: their files → texts with verified places, and what was said there.

A format a file, each with `read(content, name) -> Coded`: `qdpx` (REFI-QDA), `web_annotations` (W3C Web Annotation), `taguette`.
`registry` names them; `flavours` finds out how a tool counts; `anchoring` finds places in texts that a project has already.
"""
