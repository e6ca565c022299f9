"""The talk on the projector, made from what may be published and from nothing else.

Ten to fifteen slides for a usual questionnaire. What a room may ask for lies behind a slide (``more``): each statement by
itself, a theme by group, the rest of people's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator_app.analysis.main_points import split_statements, to_talk_about, working
from facilitator_app.charts import over_time
from facilitator_app.charts.agreed import Followed, agreed
from facilitator_app.charts.kind_charts import KindChart, kind_charts
from facilitator_app.charts.pieces import differ_notes, differences_by_theme
from facilitator_app.charts.words import all_parts, arrow_words, band_words, ends_words, no_groups_words, verdict_words
from facilitator_app.domain.follow_up import shortened
from facilitator_app.domain.instrument import SINCE
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.plan import Action
from facilitator_app.domain.results import CommentFigures, ItemFigures, RoundResults, SectionFigures

LETTERS = 230
"""What fits on one slide in six lines of 32 points; longer words go on over the next one."""
MOST_ROWS = 4
"""Statements on one slide, each with dots that are seen from the back row."""
FEW_THEMES = 8
"""With more themes than this the slides hold those with something to talk about; the others lie behind the picture of all."""
MOST_LINES = 5
CHART_ROWS = 6
CHANGED = "changed"
"""Key of the slide about what changed since the last round."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A title, a few lines below it or people's own words, and at most one picture.

    ``themes`` asks for the picture of all themes, ``section`` for one theme by group, ``items`` for the answers to
    statements, ``chart`` for one that only this kind of questionnaire has. ``about`` is the theme or question it belongs
    to, so that the projector can start there. ``notes`` are for the facilitator alone; ``more``: what is shown when the
    room asks. ``key`` names it in a plan of the talk; what lies behind another has none.
    """

    title: str
    lines: tuple[str, ...] = ()
    quote: bool = False
    themes: bool = False
    section: SectionFigures | None = None
    items: tuple[ItemFigures, ...] = ()
    chart: KindChart | None = None
    about: str = ""
    notes: tuple[str, ...] = ()
    more: tuple[Slide, ...] = ()
    key: str = ""


def slides_of(
    results: RoundResults, counted: str = "", actions: Sequence[Action] = (), since: SinceLast | None = None
) -> tuple[Slide, ...]:
    """The talk: who took part, what came of what was agreed before and what changed since, all themes, what works, what to
    talk about, each theme, where views differ, people's own words, what we want to do.

    ``counted``: what the first slide says in place of how many people answered. ``actions``: those that the round asked
    about, as the plan has them now. ``since``: the round beside the earlier ones.
    """
    return tuple(_talk(results, counted, actions, since))


def slides_of_report(report: GroupReport, counted: str) -> tuple[Slide, ...]:
    """The same of a round about people: after all behaviours what is seen most, and what is seen least, a slide each."""
    ends = [
        replace(_picked(title, items), notes=(ends_words(told=True),), key=key)
        for key, title, items in (
            ("most", _("Seen most"), report.highest),
            ("least", _("Seen least"), report.lowest),
        )
        if items
    ]
    slides = slides_of(report.results, counted)
    after = 1 + max((number for number, slide in enumerate(slides) if slide.themes), default=0)
    return (*slides[:after], *ends, *slides[after:])


def _picked(title: str, items: Sequence[ItemFigures]) -> Slide:
    """Statements that are picked out, with their answers; by name alone where counts are not told."""
    if all(item.withheld for item in items):
        return Slide(title, tuple(item.short for item in items[:MOST_LINES]))
    return _statements(title, items, "")


def start_at(slides: Sequence[Slide], about: str) -> tuple[int, int]:
    """The slide about this section, statement or question, and which of what lies behind it (-1: itself)."""
    for number, slide in enumerate(slides):
        if about and about == slide.about:
            return number, -1
    for number, slide in enumerate(slides):
        for inside, one in enumerate(slide.more):
            if about and (about == one.about or [about] == [item.item_id for item in one.items]):
                return number, inside
    return 0, -1


def _talk(results: RoundResults, counted: str, actions: Sequence[Action], since: SinceLast | None) -> Iterator[Slide]:
    answered = counted or n_("{n} person answered.", "{n} people answered.", results.answered)
    asked = n_("{n} person was asked.", "{n} people were asked.", results.asked) if not counted else ""
    first = tuple(line for line in (results.round_name, answered, asked) if line)
    practice = (_("Practice: made-up people"),) if results.practice else ()
    notes = tuple(text for text in (results.missing, results.after_reopening, *results.joined) if text)
    yield Slide(results.partnership_name, (*practice, *first), notes=notes, key="who")
    if followed := agreed(results, actions):
        yield _agreed(followed)
    if since is not None and since.before is not None:
        yield _changed(since)
    themes = [_theme(section) for section in results.sections]
    talked = [section for section in _talked(results.sections) if section.score is not None or _any_shown(section)]
    named = [slide for section, slide in zip(results.sections, themes) if section in talked]
    rest = [slide for section, slide in zip(results.sections, themes) if section not in talked]
    others = tuple(one for slide in rest for one in (replace(slide, more=(), key=""), *slide.more))
    if results.headline or len(results.sections) > 1:
        shown = any(section.score is not None for section in results.sections)
        chance = (results.pattern_note,) if results.pattern_note else ()
        if results.headline:
            yield Slide(_("In one breath"), (results.headline, *chance), key="headline")
        if shown:
            arrows = any(block.open_end for section in results.sections for block in section.blocks)
            means = (Slide(_("Where groups lie"), (arrow_words(),)),) if arrows else ()
            yield Slide(all_parts(results), themes=True, more=(*means, *others), key="themes")
    charts = kind_charts(results)
    yield from (Slide(one.title, chart=one, notes=one.notes, key=f"chart:{n}") for n, one in enumerate(charts))
    for key, title, rows, note in (
        ("works", _("What works"), working(results.sections), results.works_note),
        ("talk", _("What to talk about"), to_talk_about(results.sections), results.talk_note),
    ):
        if results.main_points and rows:
            slide = _statements(title, [item for _section, item in rows][:MOST_ROWS], "")
            yield replace(slide, notes=(*slide.notes, *((note,) if note else ())), key=key)
    yield from named
    if differ := _differ(results):
        yield replace(differ, key="differ")
    questions = [
        (one, one.title) for one in (*(section.comments for section in results.sections), *results.open_comments)
    ]
    words = [slide for figures, title in [*questions, *((one, one.title) for one in results.themes)]
             for slide in _words(figures, title)]  # fmt: skip
    if words:
        yield replace(words[0], more=tuple(words[1:]), key="words")
    ask = (_("What do we keep doing?"), _("What do we change first?"), _("Who does it, and by when?"))
    yield Slide(_("What do we want to do?"), ask, key="next")


def _agreed(followed: Sequence[Followed]) -> Slide:
    """What came of each action in a line; all that people said of it lies behind."""
    lines = tuple(_("{action}: {words}", action=one.short, words=one.line) for one in followed[:MOST_LINES])
    more = tuple(
        Slide(one.short, (*_whole(one), one.plan, *dict.fromkeys((one.happened, one.helped))), about=SINCE)
        for one in followed
    )
    rest = len(followed) - len(lines)
    note = (n_("{n} more action lies behind this slide.", "{n} more actions lie behind this slide.", rest),)
    return Slide(_("Since last time"), lines, about=SINCE, notes=note if rest > 0 else (), more=more, key="agreed")


def _changed(since: SinceLast) -> Slide:
    """What went up and what went down, in the words of the page; the pictures, which need the whole wall, how sure that is and
    what is not compared lie behind."""
    charts = [] if since.in_words else over_time.charts(since)
    said = [*over_time.theme_lines(since), *over_time.theme_notes(since)] if since.in_words else []
    more = [Slide(one.title, chart=one, notes=one.notes, about=CHANGED)
            for whole in charts for one in _chart_parts(whole)]  # fmt: skip
    if len(said) > MOST_LINES:
        more.append(Slide(_("Theme by theme"), tuple(said), about=CHANGED))
    more.append(Slide(_("How sure is this?"), tuple(over_time.how_sure()), about=CHANGED))
    left = (
        (_("Themes that are not compared"), since.changes.no_themes),
        (_("Statements that are not compared"), since.changes.no_statements),
    )
    more += [
        Slide(title, (why, *names[at : at + MOST_LINES - 1]), about=CHANGED)
        for title, some in left
        for why, names in over_time.not_compared(some)
        for at in range(0, len(names), MOST_LINES - 1)
    ]
    lines = (over_time.people_words(since), *(said if len(said) <= MOST_LINES else ()))
    return Slide(over_time.headline(since), lines, about=CHANGED, more=tuple(more), key=CHANGED)


def _chart_parts(chart: KindChart) -> list[KindChart]:
    """So many rows of a chart that they are seen from the back row."""
    if chart.rows_from is None or chart.rows <= CHART_ROWS:
        return [chart]
    return [chart.rows_from(at, min(at + CHART_ROWS, chart.rows)) for at in range(0, chart.rows, CHART_ROWS)]


def _whole(one: Followed) -> tuple[str, ...]:
    """All words of an action that its title is too short for."""
    return () if one.short == one.words.rstrip(".") else (shortened(one.words, LETTERS),)


def _any_shown(section: SectionFigures) -> bool:
    """True if some statement of it has a picture. Where none has, nor the section a score, a slide is words alone."""
    return any(not item.withheld for item in section.items)


def _talked(sections: Sequence[SectionFigures]) -> Sequence[SectionFigures]:
    """The themes with a slide in the talk: all of a few; of many those of which something other than good news is said."""
    if len(sections) <= FEW_THEMES:
        return sections
    calm = ("works", "between", None)
    return [section for section in sections if section.verdict not in calm][:FEW_THEMES]


def _theme(section: SectionFigures) -> Slide:
    section_id, items = section.section_id, section.items
    said = verdict_words(section.verdict)
    if section.score is not None and not _any_shown(section):  # where the score lies is all that may be drawn
        lines = tuple(text for text in (said, *dict.fromkeys(item.withheld for item in items)) if text)
        return replace(
            _by_group_slides(section.title, section)[0], lines=lines, key=f"theme:{section_id}", notes=section.questions
        )
    lines = (
        (section.withheld,) if section.withheld and all(item.withheld for item in items) else (said,) if said else ()
    )
    shown = [item for item in items if not (item.withheld and lines == (section.withheld,))]
    notes = tuple(text for text in (band_words(section), *section.questions) if text)
    slide = _statements(section.title, shown, section_id)
    own = _by_group_slides(section.title, section) if section.blocks else ()
    return replace(slide, lines=lines, notes=notes, more=(*own, *slide.more), key=f"theme:{section_id}")


def _by_group_slides(title: str, section: SectionFigures) -> tuple[Slide, ...]:
    """The theme by group, and what an arrow means where there is one."""
    by_group = Slide(title, section=section, about=section.section_id)
    if any(block.open_end for block in section.blocks):
        return by_group, Slide(_("Where groups lie"), (arrow_words(),))
    return (by_group,)


def _statements(title: str, items: Sequence[ItemFigures], about: str) -> Slide:
    """As many as are seen well; all of them, one by one and whole, behind it. Those to talk about come first."""
    order = ("unknown", "split", "talk", "between", "works", None)
    first = sorted(items, key=lambda item: order.index(item.verdict)) if len(items) > MOST_ROWS else list(items)
    kept = [item for item in items if item in first[:MOST_ROWS]]
    one_by_one = [
        Slide(
            item.statement,
            (item.withheld,) if item.withheld else (),
            items=() if item.withheld else (item,),
            about=about,
        )
        for item in items
    ]
    rest = len(items) - len(kept)
    note = (n_("{n} more statement lies behind this slide.", "{n} more statements lie behind this slide.", rest),)
    return Slide(title, items=tuple(kept), about=about, notes=note if rest else (), more=tuple(one_by_one))


def _differ(results: RoundResults) -> Slide | None:
    """Where groups lie apart and which statements split people; nothing where neither is known."""
    sentences = [
        _("{theme}: {words}", theme=one.title, words=words)
        for one in differences_by_theme(results, statements=False)
        for words in one.sentences
    ]
    if results.pattern:
        sentences[:0] = [one for one in (results.pattern, results.pattern_note) if one]
    splits = [item for _section, item in split_statements(results.sections)]
    if not sentences and not splits:
        return None
    title = _("Where views differ")
    named = any(section.differences for section in results.sections)
    notes = (differ_notes(results) if named else no_groups_words(results),)
    rows = _statements(title, splits, "")
    if not sentences:
        return replace(rows, notes=(*rows.notes, *notes))
    return Slide(title, tuple(sentences[:MOST_LINES]), notes=notes, more=(rows, *rows.more) if splits else ())


def _words(comments: CommentFigures, title: str) -> Iterator[Slide]:
    """One comment a slide; a long one goes on over several. Nothing at all where none may be shown."""
    for text in comments.texts:
        for part in _parts(text):
            heading = _("In our own words: {title}", title=title)
            yield Slide(heading, (part,), quote=True, about=comments.place_id)


def _parts(text: str) -> list[str]:
    """A text in pieces that fit on a slide, cut between words."""
    parts, part = [], ""
    for word in text.split():
        pieces = [word[at : at + LETTERS] for at in range(0, len(word), LETTERS)]
        for piece in pieces:
            if part and len(part) + 1 + len(piece) > LETTERS:
                parts.append(part)
                part = ""
            part = f"{part} {piece}".strip()
    return [*parts, part] if part else parts
