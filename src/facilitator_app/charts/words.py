"""Words that charts share on paper and on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.domain.findings import Goal
from facilitator_app.domain.instrument import Kind, Scale
from facilitator_app.domain.language import _
from facilitator_app.domain.results import OpenEnd, PointKind, RoundResults, SectionFigures, Spread, Verdict

FIGURES_FROM = 10
"""People from whom on a score is told as a figure; for fewer it is a place on the scale."""


def spread_word(spread: Spread) -> str:
    """The one word for how close answers lie."""
    return {
        Spread.SAME: _("Same"),
        Spread.CLOSE: _("Close"),
        Spread.SIMILAR: _("Similar"),
        Spread.MIXED: _("Mixed"),
        Spread.SPLIT: _("Split"),
    }[spread]


def verdict_words(verdict: Verdict | None) -> str:
    """What is said of a theme, as a sentence; nothing where nothing is."""
    if verdict is None:
        return ""
    return {
        Verdict.UNKNOWN: _("Half of the answers here or more are \u201cI do not know\u201d."),
        Verdict.SPLIT: _("We see this in different ways."),
        Verdict.APART: _("Groups see this differently."),
        Verdict.WORKS: _("Most answers here are good news."),
        Verdict.MOSTLY: _("Most answers here are good news, but not to every statement."),
        Verdict.TALK: _("We have work to do here."),
        Verdict.BETWEEN: _("The answers here give no clear picture."),
    }[verdict]


def all_parts(results: RoundResults) -> str:
    """What all parts of a questionnaire are called together, in the words of its kind."""
    return {
        Kind.MULTI_RATER: _("All behaviours"),
        Kind.STAGES: _("All stages"),
        Kind.GOALS: _("All goals"),
        Kind.CHECKLIST: _("All steps"),
    }.get(results.instrument.kind, _("All themes"))


def part_word(results: RoundResults) -> str:
    """The head over the names of those parts."""
    return {
        Kind.MULTI_RATER: _("Behaviour"),
        Kind.STAGES: _("Stage"),
        Kind.GOALS: _("Goal"),
        Kind.CHECKLIST: _("Step"),
    }.get(results.instrument.kind, _("Theme"))


def theme_note(verdict: Verdict | None) -> str:
    """What stands beside a theme among all others; that views are split, its spread says."""
    return verdict_words(verdict) if verdict in (Verdict.APART, Verdict.TALK, Verdict.UNKNOWN) else ""


def no_groups_words(results: RoundResults) -> str:
    """What is said of differences between groups where none is flagged: that none stands out, or that none is shown."""
    if results.pattern:  # it is a difference over all themes, and named
        return _("In no single theme is a difference between groups large enough to name. There can still be one.")
    if any(section.blocks for section in results.sections):
        return _("No difference between groups is large enough to name. There can still be one.")
    return _("We show no groups on their own, so we do not compare groups.")


def everyone_words(results: RoundResults) -> str:
    """What all who answered are called beside the groups; about several people one person gives several answers."""
    return _("All answers together") if results.instrument.kind is Kind.MULTI_RATER else _("Everyone")


def shape_words(results: RoundResults) -> str:
    """What a shape in a chart of groups stands for: a group, or several that are shown as one."""
    if any(len(block.group_names) > 1 for block in results.blocks):
        return _("Each shape is one group, or groups that are shown together.")
    return _("Each shape is one group.")


def behind_words(n: int, answered: int) -> str:
    """How many people are behind a part of a questionnaire, in a cell of a table: those who answered its statement with most
    answers. Its other statements may have fewer."""
    return str(n) if n == answered else _("up to {n}", n=n)


def band_words(section: SectionFigures) -> str:
    """Which letter the theme has and what it means, or why none is named; empty for an instrument without."""
    if section.band is None:
        return section.band_note
    told = title_and_meaning(section.band.title.text(), section.band.meaning.text())
    return _("Band {code}: {meaning}", code=section.band.code, meaning=told)


def goal_words(goal: Goal) -> str:
    """How many points a goal has, and what its band is called where one is named."""
    points = f"{goal.points:g}"
    if goal.band is None:
        return _("{points} of {most}", points=points, most=goal.most)
    return _("{points} of {most}: {band}", points=points, most=goal.most, band=goal.band.title.text())


def title_and_meaning(title: str, meaning: str) -> str:
    """A band's title and what it means; once where the meaning begins with the title."""
    title = title.rstrip(".")
    if meaning.casefold().startswith(title.casefold()):
        return meaning
    return _("{title}. {meaning}", title=title, meaning=meaning)


def shown_together(results: RoundResults) -> bool:
    """Whether any groups are shown together; the sentences on groups may be about themes, or say that none is shown."""
    return any(len(block.group_names) > 1 for block in results.blocks)


def decimals_of(score: float) -> int:
    """How many decimals this score needs: one or two."""
    return 1 if score == round(score, 1) else 2


def answer_near(scale: Scale, score: float) -> str:
    """The words of the answer that a score is nearest to, the lower of two."""
    return scale.label(min(scale.values, key=lambda value: abs(value - score))).text()


def answers_beside(scale: Scale, score: float) -> tuple[str, ...]:
    """The words of the two answers between which a score lies midway; none for every other."""
    far = {value: round(abs(value - score), 6) for value in sorted(scale.values)}
    near = [value for value in far if far[value] == min(far.values())]
    return tuple(scale.label(value).text() for value in near) if len(near) == 2 else ()


def figure_words(score: float, open_end: OpenEnd | None = None, decimals: int = 0) -> str:
    """A score as a figure: "3.4", "3.4 or more", "2.8 or less"; as many decimals as it needs, or as its neighbours have."""
    return or_beyond(f"{score:.{decimals or decimals_of(score)}f}", open_end)


def figure_of(score: float, n: int, open_end: OpenEnd | None = None, decimals: int = 0) -> str:
    """A score as a figure beside its mark; nothing for fewer than ten people, as in the tables: the mark says where it lies."""
    return figure_words(score, open_end, decimals) if n >= FIGURES_FROM else ""


def index_words(agreement: float) -> str:
    """Van der Eijk's A as a figure with one decimal and a real minus; never a zero with one."""
    return f"{agreement:.1f}".replace("-0.0", "0.0").replace("-", "\u2212")


def gap_figure(gap: float) -> str:
    """How far one figure lies from another, with its sign and one decimal; a real minus, and no sign at nothing."""
    words = f"{gap:+.1f}"
    return "0.0" if words in ("+0.0", "-0.0") else words.replace("-", "\u2212")


def or_beyond(words: str, open_end: OpenEnd | None) -> str:
    """A figure, or the answer beside it, with which way the score may lie beyond it."""
    if open_end is OpenEnd.OR_MORE:
        return _("{figure} or more", figure=words)
    return _("{figure} or less", figure=words) if open_end is OpenEnd.OR_LESS else words


def arrow_words() -> str:
    """What an arrow at the mark of a group says."""
    return _("An arrow means: there, or further that way. How far is not told, to protect people's answers.")


def point_words() -> dict[PointKind, str]:
    """The headings of the main points, in their order."""
    return {
        PointKind.WORKS: _("What works"),
        PointKind.TALK: _("What to talk about"),
        PointKind.SURPRISE: _("A surprise"),
    }


def spread_meaning(spread: Spread) -> str:
    """What the word means, as a sentence."""
    return {
        Spread.SAME: _("Everyone gave the same answer."),
        Spread.CLOSE: _("Nearly all answers sit side by side."),
        Spread.SIMILAR: _("Most answers sit on one part of the scale."),
        Spread.MIXED: _("Answers sit on several parts of the scale. There are no clear camps."),
        Spread.SPLIT: _("Many answers are at one end and many at the other."),
    }[spread]


def outside_of(results: RoundResults) -> tuple[str, str]:
    """The answer outside the scale that stands beside a chart: its words, and under which name an item counts it."""
    scale = results.instrument.scale
    if scale.not_applicable and not scale.dont_know:
        own = scale.not_applicable_label
        return own.text() if own else _("Not about me"), "not_applicable"
    own = scale.dont_know_label
    return own.text() if own else _("Do not know"), "dont_know"


def no_split_words(results: RoundResults) -> str:
    """That no statement is split, as far as can be told."""
    if results.whole:
        return _("No statement has answers at both ends.")
    return _("No statement that can be shown has answers at both ends.")


def ends_words(*, told: bool) -> str:
    """How statements about many people are picked out, or that none is. ``told``: some are."""
    careful = _(
        "For this, all that one person said about everybody counts as one answer. So a count can look clear and say little."
    )
    if told:
        said = _(
            "These lie clearly above or below the average of all statements. Chance seldom makes such a gap. They stand in "
            "no order."
        )
    else:
        said = _("No statement lies clearly above or below the average of all statements.")
    return f"{said} {careful}"


def counts_sentence(
    labels: Sequence[str], counts: Sequence[int], dont_know: int = 0, spread: Spread | None = None, outside: str = ""
) -> str:
    """The counts of one item in words: "Disagree a lot: 1. Agree a lot: 4. Do not know: 1. Spread: Mixed."."""
    parts = [_("{answer}: {n}.", answer=label, n=n) for label, n in zip(labels, counts)]
    parts.append(_("{answer}: {n}.", answer=outside or _("Do not know"), n=dont_know))
    if spread is not None:
        parts.append(_("Spread: {word}.", word=spread_word(spread)))
    return " ".join(parts)
