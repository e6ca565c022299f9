"""The plans of a partnership as files for other programs: tables for a spreadsheet, days for a calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from facilitator_app.domain.discussion import ToldTalk
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.plan import Action, action_title, owner_name, status_words
from facilitator_app.domain.support_plan import CycleStep, SupportPlan, row_title, step_words, where_lines
from facilitator_app.domain.timeline import EntryKind, TimelineEntry
from facilitator_app.exchange.calendar import Event
from facilitator_app.exchange.tables import Sheet

ON_A_DAY = (EntryKind.MEETING, EntryKind.END)
TO_BE_DONE = (EntryKind.DELETION, EntryKind.LOOK_AGAIN)
"""What stands in a calendar beside the actions: what is over by itself, and what waits until it is done."""


def plan_table(actions: Sequence[Action], names: Mapping[str, str]) -> Sheet:
    """One row for each action. ``names``: id of a member or organisation → the name to show. Days as 2028-02-29."""
    heads = (
        _("What we want to see"),
        _("First step"),
        _("Owner"),
        _("By when"),
        _("How we will know"),
        _("How it stands"),
        _("To begin with"),
        _("Done on"),
        _("Why it was dropped"),
        _("What happened"),
        _("What it came from"),
    )
    rows = [
        (
            action_title(one),
            one.first_step.strip(),
            owner_name(one.owner, names),
            _day(one.by),
            one.how_known.strip(),
            status_words(one.status),
            _("Yes") if one.first else "",
            _day(one.done_on),
            one.reason.strip(),
            "\n".join(_("{day}: {words}", day=long_date(note.on), words=note.words) for note in one.notes),
            one.source.words if one.source else "",
        )
        for one in actions
    ]
    return Sheet(_("What we will do"), heads, rows, widths=(40, 30, 22, 14, 30, 14, 12, 14, 24, 40, 40))


def support_tables(plan: SupportPlan, names: Mapping[str, str]) -> tuple[Sheet, Sheet]:
    """The rows of a Support Action Plan, and the steps of its cycle. Days as 2028-02-29."""
    heads = (
        _("What we want to reach"),
        _("Where we are"),
        _("Support we need"),
        _("Who gives it"),
        _("Quarter"),
        _("From"),
        _("To"),
        _("How we will know"),
    )
    quarters = {one.number: one for one in plan.cycle.each_quarter}
    rows = []
    for row in plan.rows:
        quarter = quarters.get(row.quarter)
        rows.append(
            (
                row_title(row),
                "\n".join(where_lines(row)),
                row.support.strip(),
                owner_name(row.provider, names),
                str(row.quarter) if row.quarter else "",
                _day(quarter.first if quarter else None),
                _day(quarter.last if quarter else None),
                row.evidence.strip(),
            )
        )
    steps = [(step_words(step), _day(plan.cycle.day_of(step))) for step in CycleStep]
    widths = (40, 40, 40, 22, 10, 14, 14, 40)
    return (
        Sheet(_("Support Action Plan"), heads, rows, widths=widths),
        Sheet(_("Cycle and steps"), (_("Step"), _("Day")), steps, widths=(40, 14)),
    )


def talk_table(talk: ToldTalk) -> Sheet:
    """One row for each theme or statement that was talked about. Dots are a number; nothing where there was no vote."""
    heads = (_("Theme or statement"), _("Round"), _("What was said"), _("What the group agrees"), _("Dots"))
    rows = [
        (
            one.discussion.source.words,
            talk.round_name,
            one.discussion.note.strip(),
            one.agreed,
            "" if one.discussion.dots is None else str(one.discussion.dots),
        )
        for one in talk.things
    ]
    return Sheet(_("What we talked about"), heads, rows, widths=(40, 22, 60, 40, 8))


def plan_events(actions: Sequence[Action], names: Mapping[str, str]) -> tuple[Event, ...]:
    """The days of what is still to be done, in their order."""
    dated = sorted(((one.by, one) for one in actions if one.open and one.by), key=lambda pair: pair[0])
    return tuple(Event(one.id, day, action_title(one), _more(one, names)) for day, one in dated)


def timeline_events(
    partnership_id: str,
    entries: Sequence[TimelineEntry],
    actions: Sequence[Action],
    names: Mapping[str, str],
    today: date,
) -> tuple[Event, ...]:
    """What is still to come or to be done, in the order of its days. An action is the same event as in ``plan_events``."""
    events = list(plan_events(actions, names))
    for one in entries:
        if one.day is not None and (
            (one.kind in ON_A_DAY and one.day >= today) or (one.kind in TO_BE_DONE and one.open)
        ):
            events.append(Event(f"{one.about or partnership_id}-{one.kind}", one.day, one.words or _("A meeting")))
    return tuple(sorted(events, key=lambda event: event.day))


def _more(action: Action, names: Mapping[str, str]) -> str:
    lines = [
        _("Owner: {name}", name=owner_name(action.owner, names)) if action.owner.name else "",
        _("First step: {words}", words=action.first_step.strip()) if action.first_step.strip() else "",
        _("How we will know: {words}", words=action.how_known.strip()) if action.how_known.strip() else "",
    ]
    return "\n".join(line for line in lines if line)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
