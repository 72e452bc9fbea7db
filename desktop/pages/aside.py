"""What would hold up the window is asked of the project in a thread, through a connection of its own that only reads.

The answer comes in the main thread. A newer question on the same topic takes the place of an older one, whose answer is dropped;
so are all answers that are late for the project that they were asked of. The file is let go of as soon as the answer is there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from reconciler.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from desktop.pages.desk import Desk
    from desktop.session import Session

LOOK = 15  # milliseconds between two looks at whether an answer is there


class Aside(QObject):
    """Asks for one page, one question after another."""

    def __init__(self, desk: Desk, failed: Callable[[str], object], parent: QObject) -> None:
        """`failed` is told what a person can act on; anything else is a defect, and raised in the main thread."""
        super().__init__(parent)
        self._desk = desk
        self._failed = failed
        self._threads: ThreadPoolExecutor | None = None
        self._waiting: dict[str, tuple[Future[Any], Callable[[Any], object], Path]] = {}
        # looked at, not told by a signal: a page may be gone when the thread is done
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._waiting)

    def ask(self, topic: str, question: Callable[[Session], Any], then: Callable[[Any], object]) -> None:
        """Have `then` called with what a session answers to `question`, which must change nothing."""
        project = self._desk.project
        if project is None:
            return
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self.drop(topic)
        author = str(self._desk.ask(lambda session: session.author) or "")
        future = self._threads.submit(partial(_answer, project.path, author, question))
        self._waiting[topic] = (future, then, project.path)
        self._timer.start()

    def drop(self, topic: str) -> None:
        """Want the answer on this topic no more."""
        before = self._waiting.pop(topic, None)
        if before is not None:
            before[0].cancel()

    def _look(self) -> None:
        arrived = [topic for topic, (future, _, _) in self._waiting.items() if future.done()]
        for topic in arrived:
            future, then, path = self._waiting.pop(topic)
            project = self._desk.project
            if project is None or project.path != path:
                continue
            try:
                answer = future.result()
            except DiptychError as error:
                self._failed(str(error))
            else:
                then(answer)
        if not self._waiting:
            self._timer.stop()


def _answer(project: Path, author: str, question: Callable[[Session], Any]) -> Any:
    from desktop.session import Session

    with Session.open(project, read_only=True) as session:
        session.author = author or session.author
        return question(session)
