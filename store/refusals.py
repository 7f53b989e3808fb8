"""What the store refuses to do, and why; each message says the way out."""

from __future__ import annotations


class Refusal(Exception):
    """The store declined an act; nothing was changed."""


class SampleDataPresent(Refusal):
    """Real data must not be mixed with sample data that is still loaded."""

    def __init__(self) -> None:
        super().__init__(
            "Sample data is loaded. Real data cannot be added to it: "
            "leave the sample data first (--leave-sample)."
        )


class RealDataPresent(Refusal):
    """Sample data must not be mixed with real data."""

    def __init__(self) -> None:
        super().__init__(
            "Real data is loaded. Sample data cannot be added to it: "
            "use another data folder (NETRA_DATA_DIR) to look at the samples."
        )


class UnknownSubmission(Refusal):
    """There is no submission with this number."""

    def __init__(self, submission: int) -> None:
        super().__init__(f"There is no submission {submission}. See the list of submissions.")


class AlreadyReverted(Refusal):
    """The submission is reverted already."""

    def __init__(self, submission: int) -> None:
        super().__init__(f"Submission {submission} is reverted already. It can be restored.")


class NotReverted(Refusal):
    """Only a reverted submission can be restored."""

    def __init__(self, submission: int) -> None:
        super().__init__(f"Submission {submission} is not reverted, so it need not be restored.")


class UnknownWorkbook(Refusal):
    """No workbook with this hash is kept."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"No workbook with the hash {sha256} is kept.")


class InconsistentSubmission(Refusal):
    """The submission contradicts itself, so it cannot be stored."""


class NewerDatabase(Refusal):
    """The database was made by a newer version of the program."""

    def __init__(self, found: str, known: str) -> None:
        super().__init__(
            f"The database has schema {found}, this program knows {known}: "
            "start the newer version of the program."
        )
