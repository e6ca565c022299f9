"""The plan of a partnership as files for other programs: a table for a spreadsheet, days for a calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.plan import Action, action_title, owner_name, status_words
from facilitator_app.exchange.calendar import Event
from facilitator_app.exchange.tables import Sheet


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


def plan_events(actions: Sequence[Action], names: Mapping[str, str]) -> tuple[Event, ...]:
    """The days of what is still to be done, in their order."""
    dated = sorted(((one.by, one) for one in actions if one.open and one.by), key=lambda pair: pair[0])
    return tuple(Event(one.id, day, action_title(one), _more(one, names)) for day, one in dated)


def _more(action: Action, names: Mapping[str, str]) -> str:
    lines = [
        _("Owner: {name}", name=owner_name(action.owner, names)) if action.owner.name else "",
        _("First step: {words}", words=action.first_step.strip()) if action.first_step.strip() else "",
        _("How we will know: {words}", words=action.how_known.strip()) if action.how_known.strip() else "",
    ]
    return "\n".join(line for line in lines if line)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
