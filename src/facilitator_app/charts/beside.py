"""Views and outcomes beside each other: what people said of each theme, and the figures that a partnership typed. They stand
in two tables, and no figure is made of both."""

from __future__ import annotations

from facilitator_app.charts.tables import TableData, score_words
from facilitator_app.charts.words import behind_words, verdict_words
from facilitator_app.domain.aims import Aims, figure_rows
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.results import RoundResults, SectionFigures
from facilitator_app.domain.words import tidy


def beside_title() -> str:
    """What the page is called, on the screen and on paper."""
    return _("Views and outcomes side by side")


def apart_words(aims: Aims) -> str:
    """How to read the page."""
    if not aims.figures:
        return _("What we set out to do, and how we see ourselves.")
    return _("Views are what people answered. Outcome figures are what was counted. No score is made of the two.")


def views_table(results: RoundResults) -> TableData:
    """Each theme with what may be shown of it, and of how many people it is."""
    rows = tuple((one.title, *_view(results, one)) for one in results.sections)
    return TableData("", (_("Theme"), _("On the scale"), _("What that says"), _("People")), rows)


def _view(results: RoundResults, section: SectionFigures) -> tuple[str, str, str]:
    if section.score is None:
        return section.withheld or _("This part has no score."), "", ""
    score = score_words(results, section.score, section.n)
    return score, verdict_words(section.verdict), behind_words(section.n, results.answered)


def outcomes_table(aims: Aims) -> TableData:
    """The figures of each name under each other, by their days."""
    rows = tuple(
        (row.label, long_date(one.on), one.words, tidy(one.source))
        for row in figure_rows(aims.figures)
        for one in row.figures
    )
    return TableData("", (_("What it counts"), _("On which day"), _("Figure"), _("Where it was read")), rows)
