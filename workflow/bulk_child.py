"""The writing child: what is known and an order on standard input, then one scope after the other.

Answers with one file a scope on standard output. Started by `workflow.bulk_files`, so that many
briefings use more than one processor and none of them disturbs the page that asked.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import sys
from io import BufferedReader
from typing import BinaryIO

# what is pickled has its home elsewhere: this module is `__main__` in the child
from workflow.briefing_files import Known
from workflow.bulk_answers import answered, give_back, received_task


def serve(requests: BufferedReader, answers: BinaryIO) -> None:
    """Answer every scope until there are no more."""
    task = received_task(requests)
    gc.freeze()  # what is known stays: it is not looked through after every file
    known = Known(task.facts, task.states_of, task.boundaries)
    while True:
        try:
            scope = pickle.load(requests)  # noqa: S301  from our own process
        except EOFError:
            return
        pickle.dump(answered(known, task.order.of_scope(scope)), answers)
        answers.flush()
        give_back()


def main() -> int:
    """Serve standard input; what is printed by mistake goes to standard error."""
    answers = sys.stdout.buffer
    with (
        os.fdopen(sys.stdin.fileno(), "rb", closefd=False) as requests,
        contextlib.redirect_stdout(sys.stderr),
        contextlib.suppress(BrokenPipeError),
    ):
        serve(requests, answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
