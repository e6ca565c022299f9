"""The personal action page: up to three actions, to fill in or as they were agreed."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.ink import MM
from facilitator_app.domain.language import _
from facilitator_app.packs.blocks import Row, Side, Space, Stack
from facilitator_app.packs.pages.together import CARDS, CardRow, Lines, action_card, card_widths
from facilitator_app.packs.person.desk import PersonDesk
from facilitator_app.packs.person.facts import Agreed
from facilitator_app.packs.sheet import WIDTH


def action_page(desk: PersonDesk, actions: Sequence[Agreed]) -> None:
    """Cards with what was agreed, or with lines; a line for what to keep and a day to look again."""
    lead = _("Choose at most 3. One small step is better than a long list.")
    if actions:
        lead = _("This is what you chose in the talk with the facilitator.")
    desk.begin(_("What I will do next"), "plan", _("My action page"), lead, _("What I will do next"))
    for number in range(1, (len(actions) or CARDS) + 1):
        action = actions[number - 1] if actions else Agreed("")
        desk.book.add(action_card(desk, number, _fields(desk, action)), Space(4 * MM))
    left = desk.sheet.mm(46)
    for label in (_("Keep doing"), _("I look again on")):
        words = Stack([Space(3 * MM), desk.words(label, "heading")])
        desk.book.add(Stack([Row([Side(0, left, words), Side(left, WIDTH - left, Lines(1))]), Space(2 * MM)]))


def _fields(desk: PersonDesk, action: Agreed) -> Sequence[CardRow]:
    wide, narrow, gap = card_widths(desk)
    half = (wide - gap) / 2
    return (
        ((_("What I will do"), action.what, 0.0, wide),),
        (
            (_("First step"), action.first_step, 0.0, wide - narrow - gap),
            (_("By when"), action.by_when, wide - narrow, narrow),
        ),
        (
            (_("Who can help"), action.who_helps, 0.0, half),
            (_("How I will know"), action.how_known, half + gap, half),
        ),
    )
