"""Reporting status: who has reported what and when, who is silent, whom to ask."""

from pages.parts import (
    frame,
    narrow,
    reporting_chase,
    reporting_figures,
    reporting_silence,
    reporting_view,
    start,
    style,
)

language, facts = start.page()
style.apply_more("reporting")
view = reporting_view.chosen(facts, language)
width = narrow.window_width()

first, right, below = frame.beside("reporting")
with first:
    reporting_figures.sums(view)
with right:
    reporting_chase.chase(view)
with below:
    reporting_figures.matrix(view, width)
reporting_silence.silence(view, width)
reporting_silence.places(view)
