"""Since last time: what went up, what went down, and of what nothing can be said; in the annex statement by statement."""

from __future__ import annotations

from facilitator_app.charts import over_time
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import SinceLast, Uncompared
from facilitator_app.packs.blocks import PageBlock, PageReference, Space, Stack
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.pages.kinds import put_chart

ANNEX = "changed_statements"


def what_changed(builder: PackBuilder) -> None:
    """The same words and charts as on the screen."""
    comparison = _comparison(builder)
    title = over_time.headline(comparison)
    lead = over_time.lead(comparison)
    builder.begin(clean(title), "changed", _("Since last time"), clean(lead), _("What went up and what went down"))
    charts = [] if comparison.in_words else over_time.theme_charts(comparison)
    if comparison.in_words:
        said = [*over_time.theme_lines(comparison), *over_time.theme_notes(comparison)]
        builder.book.add(*builder.paragraphs([clean(one) for one in said]), Space(6 * MM))
    for chart in charts[:1]:
        put_chart(builder, chart, flow=True)
    builder.book.heading(_("How sure is this?"), *builder.paragraphs(over_time.how_sure()))
    left = _("Behaviours that are not compared") if comparison.about_person else _("Themes that are not compared")
    _put_not_compared(builder, left, comparison.changes.no_themes)
    for chart in charts[1:]:
        builder.book.add(Space(3 * MM))
        put_chart(builder, chart, flow=True)
    if has_annex(builder) and comparison.changes.statements:
        where = PageReference(
            lambda n: _("Each one is on page {n}.", n=n), ANNEX, builder.sheet.style("body", PAPER.accent)
        )
        builder.book.heading(
            _("Statements"), *builder.paragraphs(over_time.statement_lines(comparison)), Space(2.8 * MM), where
        )
    if comparison.about_person:
        think = [_("What have you done since that others could have seen?"), _("What do you want others to see next?")]
        builder.book.keep(Space(6 * MM), builder.talk_box(think, _("To think about")))
        return
    questions = [
        _("What do we know that could explain what went up or down?"),
        _("What do we want to see by the next round?"),
    ]
    builder.book.keep(Space(6 * MM), builder.talk_box(questions))


def has_annex(builder: PackBuilder) -> bool:
    """True if there is something to say of single statements; of one person it is told by behaviour alone."""
    comparison = builder.facts.since
    if comparison is None or comparison.about_person:
        return False
    return not comparison.in_words and bool(comparison.changes.statements or comparison.changes.no_statements)


def annex(builder: PackBuilder) -> None:
    """Annex 3."""
    comparison = _comparison(builder)
    builder.begin(_("Annex 3: each statement then and now"), ANNEX, lead=clean(over_time.lead(comparison)))
    for note in over_time.turned_round(comparison.changes.statements):
        builder.book.add(builder.words(note), Space(3 * MM))
    for chart in over_time.statement_charts(comparison):
        put_chart(builder, chart, flow=True)
    if own := over_time.own_answers(comparison):
        first, *rest = _lines(builder, own)
        builder.book.heading(_("Statements with answers of their own"), first)
        builder.book.add(*rest)
    _put_not_compared(builder, _("Statements that are not compared"), comparison.changes.no_statements)


def _comparison(builder: PackBuilder) -> SinceLast:
    comparison = builder.facts.since
    assert comparison is not None, "the part is offered only where there is something to compare"
    return comparison


def _put_not_compared(builder: PackBuilder, title: str, some: tuple[Uncompared, ...]) -> None:
    """Each reason, and under it what it is about."""
    reasons = over_time.not_compared(some)
    for index, (why, names) in enumerate(reasons):
        first, *rest = _lines(builder, names)
        if index:
            builder.book.keep(Space(3 * MM), builder.words(why, "strong"), first)
        else:
            builder.book.heading(title, builder.words(why, "strong"), first)
        builder.book.add(*rest)


def _lines(builder: PackBuilder, names: list[str]) -> list[PageBlock]:
    return [Stack([Space(1.2 * MM), builder.words(clean(name))]) for name in names]
