"""The error tree of Diptych: one sentence each, made for the person who reads it.

    DiptychError                what, where, and what to do, in one sentence
    ├── InputError              something handed in cannot be used
    │   ├── SourceError         a file cannot be read as a source
    │   └── ManifestError       a `sources.toml` is wrong
    ├── ProjectError            a project file cannot be used
    │   ├── NotAProject         it is no Diptych file, or damaged
    │   ├── NewerProject        it was written by a newer version
    │   └── ProjectLocked       another process is writing to it
    ├── OutputError             a result cannot be written
    └── IntegrityError          a promise of the program is broken (a quote that is not its source)

    Cancelled                   not an error: the person stopped the work

Errors of the environment and of the input are `DiptychError`; anything else that is raised is a bug and is shown as one.
"""

from __future__ import annotations


class DiptychError(Exception):
    """A failure that the person can understand and act on; `str(error)` is one sentence."""


class InputError(DiptychError):
    """Something handed in cannot be used."""


class SourceError(InputError):
    """A file cannot be read as a source: missing, empty, binary, of an unknown kind, unreadable, or in no known encoding."""


class ManifestError(InputError):
    """A `sources.toml` has an unknown key, lacks a needed one, or names a file that is not there."""


class ProjectError(DiptychError):
    """A project file cannot be opened, made or written."""


class NotAProject(ProjectError):
    """The file is no Diptych project, or it is damaged."""


class NewerProject(ProjectError):
    """The file was written by a newer version of Diptych."""


class ProjectLocked(ProjectError):
    """Another process holds the project's write lock."""


class OutputError(DiptychError):
    """A result cannot be written where it was asked for, or in the format that was asked for."""


class IntegrityError(DiptychError):
    """A quote is not the text at its place, or a stored hash does not fit its content."""


class Cancelled(Exception):  # noqa: N818 - it is a request that was honoured, not an error
    """The person stopped the work; whatever was stored before stays as it was."""
