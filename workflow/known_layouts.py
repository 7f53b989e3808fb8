"""Layouts that people have confirmed, and how a new file of one is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from data_loaders.completing import Completed
from data_loaders.kept_layout import applied, options_from, plain_sheet
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.proposal import TableProposal, described_fingerprint, propose_tables
from data_loaders.raw import RawWorkbook
from data_loaders.sheets import report_sheets
from domain import issue_catalogue as catalogue
from domain.clock import day_of
from domain.fields import SHEET_OF
from domain.issues import Issue
from domain.places import Resolver
from domain.terms import BASES, VOCABULARIES
from domain.vocabulary import Term
from store.api import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedLayout:
    """A layout that a person confirmed before.

    Attributes:
        since: the day on which it was confirmed, Jakarta time.
        options: what is kept of it; roles of months end in "@".
    """

    fingerprint: str
    since: date
    options: TableOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A table of a remembered layout: which proposal it is, its options, and what is open."""

    layout: RememberedLayout
    proposal: TableProposal
    options: TableOptions
    open: tuple[str, ...]


def is_template(raw: RawWorkbook) -> bool:
    """Whether the workbook has sheets of the template."""
    return bool(report_sheets(raw))


def remembered_layouts(store: Store | None) -> Mapping[str, RememberedLayout]:
    """All layouts that are remembered, by fingerprint."""
    if store is None:
        return {}
    known = store.layouts()
    return {
        fingerprint: RememberedLayout(
            fingerprint=fingerprint, since=day_of(at), options=options_from(document)
        )
        for fingerprint, document, at in zip(
            known["fingerprint"], known["document"], known["at"], strict=True
        )
    }


def recognised(
    proposals: Iterable[TableProposal],
    layouts: Mapping[str, RememberedLayout],
    said: TableOptions,
) -> Recognised | None:
    """The one table whose layout is remembered; None when none is, or several are.

    Of several the one counts whose sheet has the kept name.
    """
    found = [
        (proposal, layouts[proposal.fingerprint])
        for proposal in proposals
        if proposal.fingerprint in layouts and said.sheet in (None, proposal.sheet)
    ]
    if len(found) > 1:
        found = [each for each in found if plain_sheet(each[0].sheet) == each[1].options.sheet]
    if len(found) != 1:
        return None
    proposal, layout = found[0]
    options, still_open = applied(layout.options, proposal, said)
    return Recognised(layout=layout, proposal=proposal, options=options, open=still_open)


class LayoutMemory:
    """Completes the options of a check from the layouts of a store.

    Attributes:
        fingerprint: of the table that was read last; None for the template.
        options: those it was read with.
    """

    def __init__(self, store: Store | None, resolver: Resolver, today: date) -> None:
        self._store = store
        self.resolver = resolver
        self.today = today
        self.fingerprint: str | None = None
        self.options: TableOptions = NO_OPTIONS

    def complete(self, raw: RawWorkbook, said: TableOptions) -> Completed:
        """See `data_loaders.completing`."""
        self.fingerprint, self.options = None, said
        if said.describes_table:
            self.fingerprint = described_fingerprint(raw, said, self.resolver, self.today)
            return Completed(said)
        layouts = {} if is_template(raw) else remembered_layouts(self._store)
        if not layouts:
            return Completed(said)
        proposals = propose_tables(raw=raw, resolver=self.resolver, today=self.today, options=said)
        found = recognised(proposals, layouts, said)
        if found is None:
            return Completed(said)
        self.fingerprint, self.options = found.layout.fingerprint, found.options
        return Completed(found.options, (_used(found),))


def _used(found: Recognised) -> Issue:
    parameters = {"since": found.layout.since, "reading": tuple(_reading(found.options))}
    return Issue(catalogue.LAYOUT_REMEMBERED, sheet=found.proposal.sheet, parameters=parameters)


def _reading(options: TableOptions) -> Iterator[Term]:
    """What is not in the headings: kind, particulars and basis, in words."""
    if options.kind:
        sheet = SHEET_OF[options.kind]
        yield Term(sheet.kind.value, sheet.name_id, sheet.name_en)
    for name, code in options.terms.items():
        yield VOCABULARIES[name].get(code)
    if options.basis:
        yield BASES.get(options.basis)
