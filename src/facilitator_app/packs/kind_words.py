"""What each kind of questionnaire says in its own words: how to read it, its main points, what to talk about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.charts.words import goal_words
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.signposts import NOT_RANKED

MOST_POINTS = 5
"""Main points that a kind has at most."""


@dataclass(frozen=True, slots=True)
class KindPoint:
    """A main point that is no statement; it is told on the page of the kind."""

    headline: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LookStep:
    """The step of an agenda at which a group looks at part of its results: what it is called, and what is asked."""

    title: str
    questions: str


def kind_points(results: RoundResults) -> tuple[KindPoint, ...]:
    """The main points of a kind whose statements cannot be good or bad news by themselves; else none."""
    makers = {
        Kind.RISK_GRID: _risk_points,
        Kind.PARTNER_MAP: _map_points,
        Kind.STAGES: _stage_points,
        Kind.GOALS: _goal_points,
    }
    make = makers.get(results.instrument.kind)
    return tuple(make(results)[:MOST_POINTS]) if make else ()


def _risk_points(results: RoundResults) -> list[KindPoint]:
    risks, bands = results.findings.risks, sorted(results.instrument.bands, key=lambda band: -band.upper)
    points = []
    if risks and bands:
        named = [(band.title.text(), sum(risk.band == band for risk in risks)) for band in bands]
        counts = "; ".join(_("{band}: {n}", band=title, n=count) for title, count in named if count)
        if counts:
            points.append(
                KindPoint(
                    _("How high the risks are"), _("By their scores, risks in each band: {counts}.", counts=counts)
                )
            )
    apart = [risk.title for risk in risks if risk.apart]
    if apart:
        words = n_("Views differ by two answers or more on {n} of {total} risks.",
                   "Views differ by two answers or more on {n} of {total} risks.", len(apart), total=len(risks))  # fmt: skip
        points.append(KindPoint(_("Where views differ"), words))
    return points


def _map_points(results: RoundResults) -> list[KindPoint]:
    findings = results.findings
    points = [
        KindPoint(
            _("{a} and {b}", a=findings.names[one.higher], b=findings.names[one.lower]),
            _("{a} says {x}, {b} says {y}.", a=findings.names[one.higher], b=findings.names[one.lower],
              x=f"{one.higher_says:g}", y=f"{one.lower_says:g}"),
        )
        for one in findings.mismatches
    ][: MOST_POINTS - 1]  # fmt: skip
    both = [(one.now, one.wanted) for one in findings.links if one.now is not None and one.wanted is not None]
    if both:
        closer = sum(wanted > now for now, wanted in both)
        words = n_("{n} of {total} times, the one who speaks says that a closer way of working would be right.",
                   "{n} of {total} times, the one who speaks says that a closer way of working would be right.",
                   closer, total=len(both))  # fmt: skip
        points.append(KindPoint(_("Working more closely"), words))
    return points


def _stage_points(results: RoundResults) -> list[KindPoint]:
    findings = results.findings
    placed = sorted((one for one in findings.stages if one.placed), key=lambda one: -(one.placed or 0))
    return [
        KindPoint(one.title, n_("{n} person gives it higher answers than any other stage.",
                                "{n} people give it higher answers than any other stage.", one.placed or 0))
        for one in placed
    ]  # fmt: skip


def _goal_points(results: RoundResults) -> list[KindPoint]:
    lowest = results.instrument.scale.points[0].label.text()
    points = []
    for goal in results.findings.goals:
        words = goal_words(goal) + "."
        if note := results.section(goal.section_id).band_note:
            words += " " + note
        if goal.capped:
            words += " " + _("Somebody said {answer} about: {rows}.", answer=lowest, rows=", ".join(goal.capped))
        points.append(KindPoint(goal.title, words))
    return points


def example_words(results: RoundResults) -> str:
    """The made-up statement in how to read a pack."""
    return {
        Kind.RISK_GRID: _("Example: one question about a risk."),
        Kind.PARTNER_MAP: _("Example: one question about a partner."),
        Kind.GOALS: _("Example: one question about a goal."),
        Kind.STAGES: _("Example: one sign of a stage."),
        Kind.CHECKLIST: _("Example: one thing to have in place."),
        Kind.RAG: _("Example: one part of a strand."),
        Kind.YES_NO: _("Example: one question with Yes or No."),
        Kind.RUBRIC: _("Example: one row with its levels."),
    }.get(results.instrument.kind, _("Example: we tell each other what is going on."))


def how_to_read_kind(results: RoundResults) -> list[str]:
    """How to read the charts that only this kind has; nothing where there are none."""
    if not kind_charts(results):
        return []
    kind, words = results.instrument.kind, []
    own = {
        Kind.CHECKLIST: _("A bar is how much of a step is in place. Partly counts half. The steps stand in their order."),
        Kind.RAG: _("A bar is all answers to a strand: its parts are red, amber and green, with how many said so."),
        Kind.YES_NO: _("A bar is how many of those who answered say No. A question that nobody answered with No has no bar."),
        Kind.STAGES: _("A bar is how often we see the signs of a stage. A longer bar is not better: it says where we are."),
        Kind.RISK_GRID: _("A risk has two answers from each person, multiplied: from 1 to 25. Its number stands on the grid where both "
                          "averages meet. A high figure is no reproach: it is where to look first."),
        Kind.GOALS: _("A bar is how many points a goal has of the most it could have. It says how clear the goal is, not how good."),
        Kind.PARTNER_MAP: _("Each row is what one organisation says about each other one. Closer is not always better: compare it with "
                            "what each says would be right."),
    }  # fmt: skip
    if kind in own:
        words.append(own[kind])
    if results.findings.gaps:
        now, wanted = (aspect.label.text() for aspect in results.instrument.aspects[:2])
        words.append(
            _("The ring is “{now}”, the diamond “{wanted}”. The line between them is the gap.", now=now, wanted=wanted)
        )
    if results.findings.overall is not None or results.findings.weighted is not None:
        words.append(_("The bar of all parts together says less than the parts: look at those first."))
    return words


def not_said(results: RoundResults) -> str:
    """What the figures of this kind cannot say."""
    words = [_("Small groups change a lot when one person changes their mind.")]
    if results.blocks and not results.instrument.open_book:
        words.append(_("A difference between groups is only named if it is large, and chance seldom makes one like it. "
                       "Where no difference is named, there can still be one."))  # fmt: skip
    if len(results.blocks) > 1:
        words.append(_("Where one group is lowest in nearly all themes, we say so. "
                       "Beside it stands how often chance alone does that."))  # fmt: skip
    if results.instrument.kind not in NOT_RANKED:
        words.append(
            _("Nearly all statements say something good: whoever likes to say yes makes all figures a little higher.")
        )
    return " ".join(words)


def read_step(results: RoundResults, main_points: bool, page: str) -> str:
    """What everyone reads in silence: the main points where they are printed, else the ``page`` that only this kind has."""
    if main_points:
        return _("Everyone reads the main points. Mark one thing that pleases you and one that does not.")
    if not page:
        return _("Everyone reads the pack. Mark one thing that pleases you and one that does not.")
    if results.instrument.kind is Kind.PARTNER_MAP:
        return _("Everyone reads “{page}”. Mark one pair that is as it should be and one that is not.", page=page)
    return _("Everyone reads “{page}”. Mark one thing that you expected and one that you did not.", page=page)


def look_step(results: RoundResults) -> LookStep:
    """What the group looks at together, in the words of the kind."""
    steps: dict[Kind, tuple[str, Sequence[str]]] = {
        Kind.RISK_GRID: (_("Look at two risks"), (_("What have we seen of it?"), _("Where do we differ, and why?"),
                                                  _("Who is best placed to manage it?"))),
        Kind.PARTNER_MAP: (_("Look at two pairs"), (_("What does each of the two see?"), _("What would be right?"),
                                                    _("What would it take?"))),
        Kind.STAGES: (_("Look at our stages"), (_("What have we seen that fits?"), _("What would help us where we are?"))),
        Kind.GOALS: (_("Look at two goals"), (_("What is not clear yet?"), _("How would we know that it is reached?"))),
        Kind.CHECKLIST: (_("Look at two steps"), (_("What is not in place yet?"), _("What has to come first?"))),
        Kind.RAG: (_("Look at two strands"), (_("What makes us say red or amber?"), _("What would make it green?"))),
        Kind.YES_NO: (_("Look at two Nos"), (_("What would have to happen for a Yes?"), _("Who decides about it?"))),
        Kind.RUBRIC: (_("Look at two rows"), (_("Which level have we seen, and where?"), _("What would the next level look like?"))),
    }  # fmt: skip
    usual = (_("Look at two themes"), (_("What does this mean?"), _("What have we seen that fits?")))
    title, questions = steps.get(results.instrument.kind, usual)
    return LookStep(title, " ".join([*questions, _("Use the questions on each page.")]))
