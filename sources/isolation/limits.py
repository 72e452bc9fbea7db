"""What a file may take of this computer while it is read; all in one place, for the tests and the documentation too."""

from __future__ import annotations

MEGABYTE = 1 << 20

FILE = 100 * MEGABYTE  # bytes of a file; a larger one is refused unread
MEMORY = 400 * MEGABYTE  # bytes beyond what the program and its libraries take themselves
SECONDS = 30.0  # of reading a file
UNPACKED = 100 * MEGABYTE  # bytes of one file within an archive
MEMBERS = 20_000  # files within an archive
TEXT = 40_000_000  # code points of a text: forty novels
GROWTH = 128 * MEGABYTE  # bytes that files may leave behind in the process before it is replaced
IDLE = 60.0  # seconds without a file after which the process ends
EXCHANGED = 1 << 30  # bytes of one message between the two processes; more is a sign of harm
