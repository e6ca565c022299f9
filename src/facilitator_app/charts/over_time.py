"""What changed since the last round: the words, the paired marks, the line over real dates, the tables behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from reportlab.graphics.shapes import Drawing

from facilitator_app.analysis.differences import chance_note
from facilitator_app.analysis.groups import quoted
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.kind_charts import KindChart
from facilitator_app.charts.kind_marks import Pair, pairs
from facilitator_app.charts.tables import TableData
from facilitator_app.charts.trend import Trend, trends
from facilitator_app.charts.words import answer_near, behind_words, figure_of
from facilitator_app.domain.language import _, long_date, month_of, n_
from facilitator_app.domain.over_time import Moved, NotCompared, Shift, SinceLast, Uncompared
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.words import in_a_row

MOST_NAMED = 2


def shift_words(shift: Shift) -> str:
    """The three things that can be said."""
    return {Shift.UP: _("Went up"), Shift.DOWN: _("Went down"), Shift.UNCLEAR: _("We cannot tell")}[shift]


def why_words(why: NotCompared) -> str:
    """Why a statement or a theme is not compared, over a list of those of which it is so."""
    return {
        NotCompared.WORDS: _("Worded differently:"),
        NotCompared.SCALE: _("Other answers to choose from:"),
        NotCompared.TURNED: _("Counted the other way round:"),
        NotCompared.ONLY_NOW: _("Asked only this time:"),
        NotCompared.ONLY_BEFORE: _("Asked only last time:"),
        NotCompared.STATEMENTS: _("Not all the same statements:"),
        NotCompared.FEW: _("Too few answers in one of the rounds:"),
    }[why]


def people_words(comparison: SinceLast) -> str:
    """How many answered each time, and whether they are the same people."""
    assert comparison.before is not None
    then = n_("{n} person answered then", "{n} people answered then", comparison.before.answered)
    now = n_("{n} now", "{n} now", comparison.now.answered)
    if comparison.in_words:
        who = _("The tick lists do not say who answered, so this page has no scores.")
    elif comparison.same_people:
        who = _("By the tick lists they are the same people.")
    else:
        who = _("They are not all the same people.")
    return _("{then}, {now}. {who}", then=then, now=now, who=who)


def lead(comparison: SinceLast) -> str:
    """Which round it is compared with, and who answered."""
    assert comparison.before is not None
    return _("Compared with {round}. {people}", round=round_words(comparison.before), people=people_words(comparison))


def round_words(results: RoundResults) -> str:
    """A round by its name and the day it was closed."""
    if results.closed_on is None:
        return results.round_name
    return _("{round}, {day}", round=results.round_name, day=long_date(results.closed_on))


def change_sentence(comparison: SinceLast) -> str:
    """Which themes went up and which went down; empty where that can be told of none."""
    ups, downs = (
        [one.title for one in comparison.changes.themes if one.shift is way] for way in (Shift.UP, Shift.DOWN)
    )
    assert comparison.before is not None
    parts = []
    if ups:
        parts.append(n_("{themes} went up.", "{themes} went up.", len(ups), themes=_named(comparison, ups)))
    if downs:
        parts.append(n_("{themes} went down.", "{themes} went down.", len(downs), themes=_named(comparison, downs)))
    if not parts:
        return ""
    return _("Since {round}: {changes}", round=comparison.before.round_name, changes=" ".join(parts))


def headline(comparison: SinceLast) -> str:
    """The same for the page itself, where nothing that can be told is said as well."""
    if sentence := change_sentence(comparison):
        return sentence
    if comparison.about_person:
        return _("We cannot tell of any behaviour whether it went up or down.")
    return _("We cannot tell of any theme whether it went up or down.")


def _named(comparison: SinceLast, titles: Sequence[str]) -> str:
    if len(titles) > MOST_NAMED:
        if comparison.about_person:
            return n_("{n} behaviour", "{n} behaviours", len(titles))
        return n_("{n} theme", "{n} themes", len(titles))
    return in_a_row([quoted(title) for title in titles])


def theme_notes(comparison: SinceLast) -> list[str]:
    """How many themes could be chance."""
    said = sum(one.shift is not Shift.UNCLEAR for one in comparison.changes.themes)
    note = chance_note(comparison.changes.themes_by_chance, said)
    return [note] if note else []


def how_sure() -> list[str]:
    """What the three outcomes mean."""
    return [
        _(
            "Went up and went down are only said where chance does not easily do that. Of many, some can be chance all the same."
        ),
        _("“We cannot tell” does not mean that nothing changed. So few people cannot tell it from chance."),
    ]


def theme_chart(comparison: SinceLast) -> KindChart:
    """Each theme that is compared, before and now on one line."""
    title = _("Behaviour by behaviour") if comparison.about_person else _("Theme by theme")
    return _pairs(title, comparison, comparison.changes.themes)


def theme_lines(comparison: SinceLast) -> list[str]:
    """The same in words, a line a theme, where no figures may be shown."""
    return [_("{title}: {words}.", title=one.title, words=shift_words(one.shift)) for one in comparison.changes.themes]


def moved_statements(comparison: SinceLast) -> list[Moved]:
    """Statements that went up or down and have the answers of the main scale: those that fit on one line."""
    return [
        one for one in comparison.changes.statements if one.shift is not Shift.UNCLEAR and _on_one_line(comparison, one)
    ]


def _on_one_line(comparison: SinceLast, one: Moved) -> bool:
    scale = comparison.now.instrument.scale
    return all(item.scale in (None, scale) for item in comparison.now.instrument.items if item.id == one.place_id)


def statement_chart(comparison: SinceLast) -> KindChart | None:
    """Each statement that went up or down; None where none did."""
    moved = moved_statements(comparison)
    return _pairs(_("Statements that went up or down"), comparison, moved) if moved else None


def statement_charts(comparison: SinceLast) -> list[KindChart]:
    """Every statement that is compared, a chart a theme; without those that have answers of their own."""
    titles = {section.id: section.title.text() for section in comparison.now.instrument.sections}
    rows = [one for one in comparison.changes.statements if _on_one_line(comparison, one)]
    return [
        _pairs(titles[id_], comparison, [one for one in rows if one.section_id == id_])
        for id_ in dict.fromkeys(one.section_id for one in rows)
    ]


def own_answers(comparison: SinceLast) -> list[str]:
    """The others in words, a line each."""
    return [_said(comparison, one) for one in comparison.changes.statements if not _on_one_line(comparison, one)]


def statement_lines(comparison: SinceLast) -> list[str]:
    """How many statements went up and how many went down, where each of them stands elsewhere."""
    statements = comparison.changes.statements
    up, down = (sum(one.shift is way for one in statements) for way in (Shift.UP, Shift.DOWN))
    if not up and not down:
        return statement_notes(comparison)
    n = len(statements)
    words = [_("{up} of {n} went up, {down} of {n} went down.", up=up, down=down, n=n)]
    if note := chance_note(comparison.changes.statements_by_chance, up + down):
        words.append(note)  # before the others are spoken of: it says "these"
    return [" ".join(words), *([_("Of the others we cannot tell.")] if up + down < n else [])]


def statement_notes(comparison: SinceLast) -> list[str]:
    """How many statements say nothing, and how many could be chance."""
    statements = comparison.changes.statements
    said = [one for one in statements if one.shift is not Shift.UNCLEAR]
    if not statements:
        return []
    left = len(statements) - len(said)
    notes = [chance_note(comparison.changes.statements_by_chance, len(said))] if said else []
    if left and said:
        notes.append(n_("Of {n} more statement we cannot tell.", "Of {n} more statements we cannot tell.", left))
    elif left:
        notes.append(_("We cannot tell of any single statement whether it went up or down."))
    return [note for note in (*notes, *turned_round(said)) if note]


def turned_round(some: Sequence[Moved]) -> list[str]:
    """What it means that a statement is turned round, where one is."""
    note = _("A statement that is bad news is turned round: it went up if fewer people agree with it.")
    return [note] if any(one.reverse for one in some) else []


def _pairs(title: str, comparison: SinceLast, moved: Sequence[Moved]) -> KindChart:
    scale = comparison.now.instrument.scale
    rows = [
        Pair(title_of(one), float(one.before), float(one.now), beside(comparison, one))
        for one in moved
        if one.before is not None and one.now is not None
    ]
    assert comparison.before is not None
    names = (comparison.before.round_name, comparison.now.round_name)
    ends = (scale.low, scale.high)
    words_of_ends = (scale.label(scale.low).text(), scale.label(scale.high).text())

    def draw(ink: Ink, width: float) -> Drawing:
        return pairs(rows, ends, words_of_ends, names, ink, width)

    whose = _("From {then} to {now}.", then=names[0], now=names[1])  # who does not see the marks does not see their key
    words = f"{whose} {said(comparison, moved)}"
    return KindChart(
        title, draw, words, (), len(rows), lambda first, last: _pairs(title, comparison, moved[first:last])
    )


def beside(comparison: SinceLast, one: Moved) -> str:
    """What stands beside a pair of marks: what can be said, the figures where there are enough people for them, and how many
    people each time where they are fewer than answered in the round."""
    assert comparison.before is not None
    assert one.before is not None
    assert one.now is not None
    shift = shift_words(one.shift)
    scores = (float(one.before), float(one.now))
    figures = [figure_of(score, n, decimals=1) for score, n in zip(scores, _counts(comparison, one))]
    then, now = _people(comparison, one)
    everybody = (then, now) == (str(comparison.before.answered), str(comparison.now.answered))
    if all(figures) and everybody:
        return _("{words}: {then} then, {now} now", words=shift, then=figures[0], now=figures[1])
    if all(figures):
        return _("{words}: {then} then ({n}), {now} now ({m})",
                 words=shift, then=figures[0], now=figures[1], n=then, m=now)  # fmt: skip
    if everybody:
        return shift
    return _("{words} ({n} then, {m} now)", words=shift, n=then, m=now)


def said(comparison: SinceLast, moved: Sequence[Moved]) -> str:
    """Pairs of marks in words."""
    return " ".join(_said(comparison, one) for one in moved)


def _said(comparison: SinceLast, one: Moved) -> str:
    """A pair of marks in words, with how many people each time."""
    (then, now), (n, m) = _scores_in_words(comparison, one), _people(comparison, one)
    return _("{title}: {then} then ({n}), {now} now ({m}). {words}.", title=title_of(one).rstrip("."), then=then, now=now,
             n=n, m=m, words=shift_words(one.shift))  # fmt: skip


def title_of(one: Moved) -> str:
    return _("{statement} (turned round)", statement=one.title) if one.reverse else one.title


def trend_chart(comparison: SinceLast) -> KindChart | None:
    """Each theme over the days on which three or more rounds were closed; None for fewer."""
    over = trends_of(comparison)
    return _trend(comparison, *over) if over is not None else None


def trends_of(comparison: SinceLast) -> tuple[list[Trend], tuple[tuple[date, str], ...]] | None:
    """The lines of that chart, and each day with the words below it."""
    days = [one.closed_on for one in comparison.earlier]
    dated = [day for day in days if day is not None]
    if len(days) < 3 or len(dated) < len(days) or len(set(dated)) < 3:
        return None
    rows = []
    for theme in comparison.changes.themes:
        scores = [dict(one.scores).get(theme.section_id) for one in comparison.earlier]
        points = [(day, score) for day, score in zip(dated, scores) if score is not None]
        rows.append(Trend(theme.title, tuple(points)))
    labels = [_("{month}: {n}", month=month_of(day), n=one.answered) for day, one in zip(dated, comparison.earlier)]
    return rows, tuple(zip(dated, labels))


def _trend(comparison: SinceLast, rows: Sequence[Trend], days: Sequence[tuple[date, str]]) -> KindChart:
    scale = comparison.now.instrument.scale
    ends, words_of_ends = (scale.low, scale.high), (scale.label(scale.low).text(), scale.label(scale.high).text())

    def draw(ink: Ink, width: float) -> Drawing:
        return trends(rows, days, ends, words_of_ends, ink, width)

    words = trend_words(comparison, rows)
    notes = [_("Under the lines: the month in which a round was closed, and how many people answered.")]
    if any(len(row.points) < len(days) for row in rows):
        notes.append(_("No dot: the theme of that round cannot be compared with the theme of now."))
    part = lambda first, last: _trend(comparison, rows[first:last], days)  # noqa: E731
    return KindChart(_("Over time"), draw, words, tuple(notes), len(rows), part)


def trend_words(comparison: SinceLast, rows: Sequence[Trend]) -> str:
    """The lines in words."""
    scale = comparison.now.instrument.scale

    def told(day: date, score: float) -> str:
        return _("{month}, nearest to {answer}", month=month_of(day), answer=answer_near(scale, score))

    return " ".join(
        _("{title}: {words}.", title=row.title, words=", ".join(told(day, score) for day, score in row.points))
        for row in rows
    )


def charts(comparison: SinceLast) -> list[KindChart]:
    """What is drawn, each with the notes below it: themes, these over time, the statements that went up or down."""
    drawn = theme_charts(comparison)
    notes = statement_notes(comparison)
    if (chart := statement_chart(comparison)) is not None:
        drawn.append(_noted(chart, notes))
    elif drawn and notes:
        drawn[-1] = _noted(drawn[-1], notes)
    return drawn


def theme_charts(comparison: SinceLast) -> list[KindChart]:
    """The same of themes alone."""
    drawn = [_noted(theme_chart(comparison), theme_notes(comparison))] if comparison.changes.themes else []
    trend = trend_chart(comparison) if drawn else None
    return [*drawn, *([trend] if trend is not None else [])]


def _noted(chart: KindChart, notes: Sequence[str]) -> KindChart:
    part = chart.rows_from
    if part is None:
        return replace(chart, notes=(*chart.notes, *notes))

    def rows_from(first: int, last: int) -> KindChart:
        return _noted(part(first, last), notes) if last == chart.rows else part(first, last)

    return replace(chart, notes=(*chart.notes, *notes), rows_from=rows_from)


def not_compared(some: Sequence[Uncompared]) -> list[tuple[str, list[str]]]:
    """Each reason with the names of those of which it is so."""
    reasons = dict.fromkeys(one.why for one in some)
    return [(why_words(why), [one.title for one in some if one.why is why]) for why in reasons]


def tables(comparison: SinceLast) -> list[TableData]:
    """The figures behind the page: themes, then statements; what is not compared says why."""
    assert comparison.before is not None
    parts = (
        (_("Theme"), comparison.changes.themes, comparison.changes.no_themes),
        (_("Statement"), comparison.changes.statements, comparison.changes.no_statements),
    )
    return [_table(comparison, what, moved, left) for what, moved, left in parts if moved or left]


def _table(comparison: SinceLast, what: str, moved: Sequence[Moved], left: Sequence[Uncompared]) -> TableData:
    assert comparison.before is not None
    names = (comparison.before.round_name, comparison.now.round_name)
    figures = () if comparison.in_words else names
    heads = (what, *figures, _("People then"), _("People now"), _("What we can say"))
    rows = [
        (title_of(one), *_scores_in_words(comparison, one), *_people(comparison, one), shift_words(one.shift))
        for one in moved
    ]
    blank = ("",) * (len(figures) + 2)
    rows += [(one.title, *blank, why_words(one.why).rstrip(":")) for one in left]
    return TableData(people_words(comparison), heads, tuple(rows))


def _people(comparison: SinceLast, one: Moved) -> tuple[str, str]:
    """How many were behind it then and now, in words."""
    assert comparison.before is not None
    then, now = _counts(comparison, one)
    if one.place_id != one.section_id:
        return str(then), str(now)
    return behind_words(then, comparison.before.answered), behind_words(now, comparison.now.answered)


def _counts(comparison: SinceLast, one: Moved) -> tuple[int, int]:
    """How many were behind it then and now; of a theme as everywhere in tables, though the test takes the fewest. Whether a
    score is told as a figure goes by the same."""
    assert comparison.before is not None
    if one.place_id != one.section_id:
        return one.n_before, one.n_now
    return comparison.before.section(one.section_id).n, comparison.now.section(one.section_id).n


def _scores_in_words(comparison: SinceLast, one: Moved) -> tuple[str, ...]:
    if one.before is None or one.now is None:
        return ()
    item = next((item for item in comparison.now.instrument.items if item.id == one.place_id), None)
    if item is not None and item.scale is not None:
        return tuple(answer_near(item.scale, float(score)) for score in (one.before, one.now))
    then, now = _counts(comparison, one)
    return _score_in_words(comparison, one.before, then), _score_in_words(comparison, one.now, now)


def _score_in_words(comparison: SinceLast, score: Fraction, n: int) -> str:
    """The answer it is nearest to; a figure with one decimal for ten people or more."""
    words, figure = answer_near(comparison.now.instrument.scale, float(score)), figure_of(float(score), n, decimals=1)
    return _("{words} ({score})", words=words, score=figure) if figure else words
