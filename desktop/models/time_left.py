"""How long the step of a job that is under way will still take, by how long it took so far. Knows no Qt.

Known limit: it is about the present step alone, since the steps that follow go at another pace.
"""

from __future__ import annotations

# seconds and share of a step before which its pace says nothing
ENOUGH_SECONDS = 2.0
ENOUGH_SHARE = 0.02


class TimeLeft:
    """Told of each report of a job; a new step starts the count anew."""

    def __init__(self) -> None:
        self._step = ""
        self._began = 0.0
        self._first = 0

    def begin(self) -> None:
        """Forget the job before."""
        self._step = ""

    def seconds(self, step: str, done: int, total: int, now: float) -> float | None:
        """Seconds that `step` will still take, by what was done since it was first told of; None where nobody can say yet.

        `done` of `total`, and `now` in seconds of any clock that does not jump.
        """
        if step != self._step or done < self._first:
            self._step, self._began, self._first = step, now, done
        elapsed, gained = now - self._began, done - self._first
        if elapsed < ENOUGH_SECONDS or gained <= 0 or gained < ENOUGH_SHARE * total:
            return None
        return elapsed / gained * max(0, total - done)
