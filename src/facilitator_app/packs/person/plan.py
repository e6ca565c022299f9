"""After the talk: what was written down, and the personal action page, to fill in or as it was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.ink import MM
from facilitator_app.domain.language import _
from facilitator_app.domain.session import FIRST_LOOK, HOPES, OWN_WORDS, WHAT_NEXT, AgreedAction, Reaction, SessionNotes
from facilitator_app.packs.blocks import BlockRow, RowSide, Space, Stack
from facilitator_app.packs.pages.together import CARDS, CardRow, WritingLines, action_card, card_widths
from facilitator_app.packs.person.builder import PersonPackBuilder
from facilitator_app.packs.sheet import WIDTH


def action_page(builder: PersonPackBuilder, notes: SessionNotes) -> None:
    """Cards with what was agreed, or with lines; a line for what to keep and a day to look again."""
    actions = notes.agreed
    lead = _("Choose at most 3. One small step is better than a long list.")
    if actions:
        lead = _("This is what you chose in the talk with the facilitator.")
    builder.begin(_("What I will do next"), "plan", _("My action page"), lead, _("What I will do next"))
    for number in range(1, (len(actions) or CARDS) + 1):
        action = actions[number - 1] if actions else AgreedAction()
        builder.book.add(action_card(builder, number, _fields(builder, action)), Space(4 * MM))
    left = builder.sheet.mm(46)
    for label in (_("Keep doing"), _("I look again on")):
        words = Stack([Space(3 * MM), builder.words(label, "heading")])
        builder.book.add(
            Stack([BlockRow([RowSide(0, left, words), RowSide(left, WIDTH - left, WritingLines(1))]), Space(2 * MM)])
        )


def _fields(builder: PersonPackBuilder, action: AgreedAction) -> Sequence[CardRow]:
    wide, narrow, gap = card_widths(builder)
    half = (wide - gap) / 2
    narrow = half if action.when else narrow  # what was typed needs more room than a date
    return (
        ((_("What I will do"), action.what, 0.0, wide),),
        (
            (_("First step"), action.first_step, 0.0, wide - narrow - gap),
            (_("By when"), action.when, wide - narrow, narrow),
        ),
        (
            (_("Who can help"), action.who_helps, 0.0, half),
            (_("How I will know"), action.how_known, half + gap, half),
        ),
    )


def talked_about(builder: PersonPackBuilder, notes: SessionNotes) -> None:
    """What was written down in the talk, place by place, as it was typed; each with how the person took it."""
    day = _("Written down on {day}, as it was said.", day=builder.day(notes.begun_on)) if notes.begun_on else ""
    builder.begin(_("What we talked about"), "notes", lead=day)
    titles = {HOPES: _("What I hope for"), FIRST_LOOK: _("What struck me first")}
    titles |= {section.section_id: section.title for section in builder.results.sections}
    titles[OWN_WORDS] = _("What others wrote")
    titles[WHAT_NEXT] = _("What comes next")
    for key, title in titles.items():
        reaction = notes.reactions.get(key)
        texts = [reaction_words(reaction)] if reaction else []
        texts += [notes.notes[key]] if key in notes.notes else []
        if texts:
            first, *more = builder.paragraphs(texts)
            builder.book.heading(title, first)
            builder.book.add(*more)
    if notes.to_share:
        builder.book.heading(_("What I want to tell others"), builder.words(notes.to_share))


def reaction_words(reaction: Reaction) -> str:
    """How a person took one part of their feedback, in the first person."""
    return {
        Reaction.EXPECTED: _("I expected this."),
        Reaction.NICE_SURPRISE: _("A nice surprise."),
        Reaction.HARD_SURPRISE: _("This was hard to hear."),
        Reaction.SEE_IT_DIFFERENTLY: _("I see it differently."),
    }[reaction]
