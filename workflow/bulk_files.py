"""Briefings of many scopes in one go, by several processes; one that fails stops no other."""

from __future__ import annotations

import contextlib
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import IO

from domain.indicators import INDICATORS
from domain.language import N_, Language
from domain.reasons import message_of
from workflow.briefing_files import BriefingFile, Known, Order
from workflow.bulk_answers import (
    Answer,
    Failure,
    Task,
    answered,
    failure,
    give_back,
    scope_name,
    send_task,
)

_CHILD = (sys.executable, "-m", "workflow.bulk_child")
_LAST_SECONDS, _PULSE_SECONDS = 5, 0.5
MOST_SECONDS = 120.0
"""How long one briefing may take, the start of a process with it: some forty times the usual."""
_ROOT = Path(__file__).resolve().parent.parent
PROCESSES = 2
Progress = Callable[[int, int, str], None]
"""How many are done, of how many, and the name of the place that was done last."""


def write_all(
    known: Known,
    order: Order,
    scopes: Sequence[str],
    *,
    progress: Progress,
    failed: Callable[[Failure], None],
    processes: int = PROCESSES,
    pulse: Callable[[], None] = lambda: None,
) -> Generator[BriefingFile, None, None]:
    """A file for each scope, in the order of the scopes; closing the iterator ends the work.

    Args:
        order: its own scope plays no part.
        progress: called once for each scope, whatever became of it.
        failed: called for each scope without a file.
        processes: how many work beside this one; with 0 or a single scope this one works.
        pulse: called while others work and nothing is ready: what it raises ends the work.
    """
    count = min(processes, len(scopes))
    answers = (
        _by_others(known, order, scopes, count, pulse)
        if count > 1
        else ((scope, answered(known, order.of_scope(scope))) for scope in scopes)
    )
    waiting: dict[str, Answer] = {}
    left = deque(scopes)
    # closed here, not when its last reference goes: a stop of the page's run holds on to one
    with contextlib.closing(answers):
        for done, (scope, answer) in enumerate(answers, start=1):
            progress(done, len(scopes), scope_name(scope, order.period))
            waiting[scope] = answer
            while left and left[0] in waiting:
                first = waiting.pop(left.popleft())
                if isinstance(first, Failure):
                    failed(first)
                else:
                    yield first


def _by_others(
    known: Known, order: Order, scopes: Sequence[str], count: int, pulse: Callable[[], None]
) -> Generator[tuple[str, Answer], None, None]:
    """The answers as they come; the processes end when the iterator is closed."""
    # they start up while the states are still being summed
    workers = [_Worker() for _ in range(count)]
    threads: list[threading.Thread] = []
    try:
        states = {each.code: known.states_of(each) for each in INDICATORS}
        task = Task(known.facts, states, known.boundaries, order)
        todo: queue.SimpleQueue[str] = queue.SimpleQueue()
        for scope in scopes:
            todo.put(scope)
        done: queue.SimpleQueue[tuple[str, Answer]] = queue.SimpleQueue()
        for worker in workers:
            threads.append(threading.Thread(target=worker.run, args=(task, todo, done)))
            threads[-1].start()
        for _ in scopes:
            yield _first(done, pulse)
    finally:
        for worker in workers:
            worker.stop()
        for thread in threads:
            thread.join()
        for worker in workers:
            worker.close()


def _first(
    done: queue.SimpleQueue[tuple[str, Answer]], pulse: Callable[[], None]
) -> tuple[str, Answer]:
    while True:
        try:
            return done.get(timeout=_PULSE_SECONDS)
        except queue.Empty:
            pulse()


class _Worker:
    """A process that writes, fed by a thread of this one."""

    def __init__(self) -> None:
        self._process = _started()
        self._is_told = self._is_stopped = self._is_late = False

    def run(
        self, task: Task, todo: queue.SimpleQueue[str], done: queue.SimpleQueue[tuple[str, Answer]]
    ) -> None:
        """Hand over one scope after the other; what was not done is told, never lost."""
        while not self._is_stopped:
            try:
                scope = todo.get_nowait()
            except queue.Empty:
                return
            done.put((scope, self._answer(scope, task)))

    def _answer(self, scope: str, task: Task) -> Answer:
        """What became of a scope; whatever happens, there is an answer to wait for."""
        order = task.order.of_scope(scope)
        self._is_late = False
        try:
            with self._in_time():
                answer = self._asked(scope, task)
        except (OSError, EOFError, pickle.UnpicklingError):
            return failure(order, self._why_ended(order.language))
        except Exception as fault:  # noqa: BLE001  a thread that ends is waited for in vain
            self._replaced()
            return failure(order, message_of(fault, order.language))
        if self._is_late:  # it answered in the very last moment, and was ended all the same
            self._replaced()
        return answer

    @contextlib.contextmanager
    def _in_time(self) -> Iterator[None]:
        """A process that takes longer than this may last is ended: whoever waits reads its end."""
        clock = threading.Timer(MOST_SECONDS, self._end_late)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()
            clock.join()

    def _end_late(self) -> None:
        self._is_late = True
        self._process.kill()

    def _why_ended(self, language: Language) -> str:
        code = self._replaced()
        if self._is_late:
            text = N_("it was not ready after {n} seconds and was given up")
            return language.text(text, n=language.number(MOST_SECONDS))
        return language.text(N_("the process that wrote it ended ({code})"), code=code)

    def _asked(self, scope: str, task: Task) -> Answer:
        self._tell(task)
        pickle.dump(scope, _pipe(self._process.stdin))
        _pipe(self._process.stdin).flush()
        answer: Answer = pickle.load(_pipe(self._process.stdout))  # noqa: S301  our own process
        return answer

    def _tell(self, task: Task) -> None:
        """What is known, once for each process."""
        if not self._is_told:
            send_task(task, _pipe(self._process.stdin))
            give_back()
            self._is_told = True

    def _replaced(self) -> int:
        """A process that has ended, say for want of memory, must not fail the other scopes."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=_LAST_SECONDS)
        self.close()
        code = self._process.returncode
        if not self._is_stopped:
            self._process, self._is_told = _started(), False
        return code

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._is_stopped = True
        self._process.kill()

    def close(self) -> None:
        """Leave nothing of the process behind."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what it did not read any more
                _pipe(pipe).close()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  our own interpreter and module, no text from outside
        _CHILD,
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what goes wrong is told in the answer
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process was started without pipes")
    return pipe
