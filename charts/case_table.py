"""Cases by category and month as a table whose cells are tinted by their count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isnan

import pandas as pd

from analysis.classes import Classes, classify
from charts.palette import DARK, LIGHT, palette, ramp
from charts.state_looks import CLASS_OF, state_css, watermark_css
from charts.svg_markup import AUTO, shade
from domain.indicators import VIOLATIONS_REPORTED
from domain.language import DASH, Language
from domain.period import Period
from domain.states import State

# Fewer months than this do not fill the width: their cells would be as long as the names.
_FEW_MONTHS = 6


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One category: code, label, its months."""

    code: str
    label: str
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CaseMonth:
    """One column: state of the whole, cases of all categories, whether reports still come in."""

    period: Period
    state: State
    total: float | None
    is_provisional: bool = False


def case_table_html(
    rows: Sequence[CaseRow],
    months: Sequence[CaseMonth],
    *,
    language: Language,
    is_sample: bool,
    theme: str = AUTO,
) -> str:
    """The table; months without a report are hatched, blank ones dotted, a zero is a pale 0.

    Raises:
        ValueError: a row has more or fewer counts than there are months.
    """
    if any(len(row.counts) != len(months) for row in rows):
        raise ValueError("a category has other months than the table")
    values = pd.Series([count for row in rows for count in row.counts], dtype=float)
    classes = classify(indicator=VIOLATIONS_REPORTED, values=values)
    body = "".join(_row(row, months, classes, language) for row in rows)
    kind = "nc-wrap nc-sample" if is_sample else "nc-wrap"
    few = " nc-few" if len(months) < _FEW_MONTHS else ""
    caption = language.text("Reported cases by category and month")
    return (
        f"<style>{_css(classes, theme)}</style>"
        f'<div class="{kind}" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="nc{few}"><caption class="nc-hidden">{escape(caption)}</caption>'
        f"{_head(months, language)}<tbody>{body}{_sums(months, language)}</tbody></table></div>"
    )


def _head(months: Sequence[CaseMonth], language: Language) -> str:
    cells = "".join(_month_head(month, i, language) for i, month in enumerate(months))
    category, total = language.text("Category"), language.text("All")
    return (
        f'<thead><tr><th scope="col" class="nc-name">{escape(category)}</th>{cells}'
        f'<th scope="col" class="nc-num">{escape(total)}</th></tr></thead>'
    )


def _month_head(month: CaseMonth, i: int, language: Language) -> str:
    year = str(month.period.year) if i == 0 or month.period.month == 1 else ""
    note = language.text("provisional") if month.is_provisional else ""
    mark = f'<abbr title="{escape(note)}">*</abbr>' if note else ""
    name = language.short_month(month.period)
    return f'<th scope="col"><span class="nc-year">{year}</span>{name}{mark}</th>'


def _row(row: CaseRow, months: Sequence[CaseMonth], classes: Classes, language: Language) -> str:
    indexes = classes.index(pd.Series(row.counts, dtype=float))
    cells = "".join(
        _cell(count, int(index), month, language)
        for count, index, month in zip(row.counts, indexes, months, strict=True)
    )
    known = [count for count in row.counts if not isnan(count)]
    total = language.number(sum(known)) if known else DASH
    return (
        f'<tr><th scope="row" class="nc-name"><code>{escape(row.code)}</code> '
        f"{escape(row.label)}</th>{cells}<td class='nc-num'><b>{total}</b></td></tr>"
    )


def _cell(count: float, index: int, month: CaseMonth, language: Language) -> str:
    if isnan(count):
        state = month.state if month.state not in (State.ABOVE_ZERO, State.ZERO) else State.BLANK
        said = escape(state.label(language))
        return (
            f'<td><span class="nc-box {CLASS_OF[state]}" role="img" aria-label="{said}" '
            f'title="{said}"></span></td>'
        )
    kind = "nc-zero" if count == 0 else f"nc-{index}"
    return f'<td><span class="nc-box {kind}">{language.number(count)}</span></td>'


def _sums(months: Sequence[CaseMonth], language: Language) -> str:
    cells = "".join(f"<td><b>{language.number(month.total)}</b></td>" for month in months)
    known = [month.total for month in months if month.total is not None]
    total = language.number(sum(known)) if known else DASH
    label = escape(language.text("All categories"))
    return (
        f'<tr class="nc-sum"><th scope="row" class="nc-name">{label}</th>{cells}'
        f'<td class="nc-num"><b>{total}</b></td></tr>'
    )


def _css(classes: Classes, theme: str) -> str:
    ink, ink_2 = shade(lambda p: p.ink, theme), shade(lambda p: p.ink_2, theme)
    ink_3, hairline = shade(lambda p: p.ink_3, theme), shade(lambda p: p.hairline, theme)
    page = shade(lambda p: p.page, theme)
    return (
        state_css(theme)
        + _class_css(classes, theme)
        + ".nc-wrap{position:relative;overflow-x:auto}.nc-sample .nc{position:relative}"
        + ".nc-sample .nc::after{content:'';position:absolute;inset:0;pointer-events:none;"
        + f"opacity:.19;background:{watermark_css(theme)}}}"
        + ".nc{width:100%;border-collapse:collapse;font-size:14.5px;line-height:20px;"
        + f"font-variant-numeric:tabular-nums;color:{ink}}}"
        + ".nc th,.nc td{border:0;padding:2px;text-align:center;font-weight:400}"
        + f".nc thead th{{vertical-align:bottom;font-size:13px;color:{ink_2};font-weight:600}}"
        + f".nc-year{{display:block;color:{ink_3};min-height:1.2em;font-size:12px}}"
        + f".nc tbody tr:first-child>*{{border-top:1.5px solid {ink}}}"
        + f".nc tbody tr{{border-bottom:1px solid {hairline}}}"
        + ".nc .nc-name{text-align:left;padding-right:14px;width:26%;min-width:220px}"
        + f".nc thead .nc-name{{color:{ink_2}}}.nc-name code{{font-size:13px;background:none;"
        + f"padding:0;margin-right:5px;color:{ink_2};display:inline-block;min-width:3.3em;"
        + "text-indent:0}.nc tbody tr:not(.nc-sum) .nc-name{padding-left:3.4em;text-indent:-3.4em}"
        + f".nc-sum>*{{border-top:1.5px solid {ink}!important}}.nc abbr{{text-decoration:none}}"
        + ".nc.nc-few{width:auto}.nc.nc-few .nc-name{width:340px}"
        + ".nc-few td:not(.nc-num){width:96px}"
        + ".nc .nc-num{text-align:right;padding-left:14px}"
        + ".nc-box{display:block;min-width:30px;height:24px;line-height:24px;font-size:13.5px;"
        + "box-sizing:border-box}"
        + f".nc-zero{{color:{ink_3}}}"
        + "@media (max-width:1100px){.nc .nc-name{position:sticky;left:0;z-index:1;"
        + f"width:150px;min-width:150px;max-width:150px;font-size:13px;line-height:16px;"
        f"background:{page}}}.nc-name code{{display:block}}"
        + ".nc tbody tr:not(.nc-sum) .nc-name{padding-left:0;text-indent:0}}"
        + ".nc-hidden{position:absolute;width:1px;height:1px;overflow:hidden;"
        + "clip-path:inset(50%)}"
    )


def _class_css(classes: Classes, theme: str) -> str:
    """The colours of counts, with ink or page colour on them, whichever reads better."""
    light, dark = (ramp(VIOLATIONS_REPORTED, classes, name) for name in (LIGHT, DARK))
    rules = []
    for i in range(classes.count):
        fill = _of_theme(light[i], dark[i], theme)
        words = _of_theme(_on(light[i]), _on(dark[i]), theme)
        rules.append(f".nc-{i}{{background:{fill};color:{words}}}")
    return "".join(rules)


def _of_theme(light: str, dark: str, theme: str) -> str:
    return {LIGHT: light, DARK: dark}.get(theme, f"light-dark({light},{dark})")


def _on(fill: str) -> str:
    """Dark or white letters, whichever has the larger contrast (WCAG relative luminance)."""
    white, black = 1.05, 0.05
    own = _luminance(fill) + black
    ink = palette(LIGHT).ink
    return ink if own / (_luminance(ink) + black) > white / own else "#FFFFFF"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
