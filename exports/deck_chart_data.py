"""What a native chart is made from; in the workbook behind it every text stays a text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter


class _TextsStay:
    """python-pptx writes workbooks in which "=1+1" computes and "http://" leads outside."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Any, Any]]:
        # A mixin: the method stands in the writer that it is mixed with, which mypy cannot know.
        with super()._open_worksheet(xlsx_file) as (workbook, worksheet):  # type: ignore[misc]
            worksheet.strings_to_formulas = worksheet.strings_to_urls = False
            yield workbook, worksheet


class _CategoryWriter(_TextsStay, CategoryWorkbookWriter):
    pass


class _PointWriter(_TextsStay, XyWorkbookWriter):
    pass


class CategoryFigures(CategoryChartData):
    """Series over categories."""

    @property
    def _workbook_writer(self) -> _CategoryWriter:
        return _CategoryWriter(self)


class PointFigures(XyChartData):
    """Series of points."""

    @property
    def _workbook_writer(self) -> _PointWriter:
        return _PointWriter(self)
