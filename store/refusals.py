"""What the store refuses to do, and why; each message says the way out."""

from __future__ import annotations

from domain.language import N_
from domain.reasons import Declined


class Refusal(Declined):
    """The store declined an act; nothing was changed."""

    template = N_("The store declined this; nothing was changed.")


class SampleDataPresent(Refusal):
    """Real data must not be mixed with sample data that is still loaded."""

    template = N_(
        "Sample data is loaded. Real data cannot be added to it: "
        "leave the sample data first (--leave-sample)."
    )


class RealDataPresent(Refusal):
    """Sample data must not be mixed with real data."""

    template = N_(
        "Real data is loaded. Sample data cannot be added to it: "
        "use another data folder (NETRA_DATA_DIR) to look at the samples."
    )


class UnknownSubmission(Refusal):
    """There is no submission with this number."""

    template = N_("There is no submission {submission}. See the list of submissions.")


class AlreadyReverted(Refusal):
    """The submission is reverted already."""

    template = N_("Submission {submission} is reverted already. It can be restored.")


class NotReverted(Refusal):
    """Only a reverted submission can be restored."""

    template = N_("Submission {submission} is not reverted, so it need not be restored.")


class UnknownWorkbook(Refusal):
    """No workbook with this hash is kept."""

    template = N_("No workbook with the hash {sha256} is kept.")


class UnknownSpelling(Refusal):
    """Only a learned spelling can be unlearned."""

    template = N_("The spelling “{spelling}” is not learned, so it cannot be unlearned.")


class UnknownLayout(Refusal):
    """Only a remembered layout can be forgotten."""

    template = N_("The layout {fingerprint} is not remembered, so it cannot be forgotten.")


class UnknownLayer(Refusal):
    """No boundary layer with this hash is kept."""

    template = N_("No boundary layer with the hash {sha256} is kept.")


class BuiltInAlready(Refusal):
    """There is no imported layer to leave."""

    template = N_("The built-in boundaries are in use already.")


class AnswerTooLong(Refusal):
    """An answer is a few sentences."""

    template = N_("The answer has {found} characters; at most {most} are kept. Shorten it.")


class UnknownAnswer(Refusal):
    """Only an answer that stands can be withdrawn."""

    template = N_("This question has no answer that could be taken back.")


class NoDatabase(Refusal):
    """There is no database where one was looked for."""

    template = N_("There is no database at {place}. Load a workbook, or set NETRA_DATA_DIR.")


class UnreachableDatabase(Refusal):
    """The database does not answer, may not be read or written, or is damaged."""

    template = N_(
        "The database {place} cannot be used: {problem}. "
        "Check that it runs, has room and may be written, and NETRA_DATABASE_URL or NETRA_DATA_DIR."
    )


class NoAddress(UnreachableDatabase):
    """What was given as the address of the database is none; it may hold a password."""

    template = N_(
        "NETRA_DATABASE_URL is not the address of a database that Netra can use. "
        "Write it like postgresql://user:password@host/name."
    )


class NewerDatabase(Refusal):
    """The database was made by a newer version of the program."""

    template = N_(
        "The database has schema {found}, this program knows {known}: "
        "start the newer version of the program."
    )


class InconsistentSubmission(Refusal):
    """The submission contradicts itself: a fault of the program, not of the sender."""

    template = "{file} cannot be stored: {fault}."
