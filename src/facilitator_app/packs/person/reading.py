"""How to read a pack for one person: a worked example of the own view beside that of others."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.analysis.people import A_LITTLE, WORTH_A_TALK
from facilitator_app.charts import strip_grid
from facilitator_app.charts.group_marks import NAMED, OWN
from facilitator_app.charts.ink import MM
from facilitator_app.charts.strip_grid import Strip
from facilitator_app.charts.words import shape_words
from facilitator_app.domain.language import _
from facilitator_app.domain.people_results import OneView, Seen
from facilitator_app.domain.results import Spread
from facilitator_app.packs.blocks import PageFigure, Space
from facilitator_app.packs.pages.overview import key_of
from facilitator_app.packs.pages.reading import example_item, spread_row
from facilitator_app.packs.person.builder import PersonPackBuilder, much_more, seen_words
from facilitator_app.packs.sheet import WIDTH

OTHERS, GROUPS, NAMED_ONE, SELF = 0.42, (0.30, 0.55, 0.48), 0.62, 0.84
"""Where the marks of the example stand, as shares of the line."""


def how_to_read(builder: PersonPackBuilder) -> None:
    """One behaviour with the own view beside the others, one statement, what the words mean, what it cannot say."""
    low, high = builder.labels[0], builder.labels[-1]
    lead = _("Read from left to right, from {low} to {high}.", low=low, high=high)
    builder.begin(_("How to read this pack"), "reading", lead=lead)
    _behaviour(builder)
    _statement(builder)
    builder.book.add(Space(3.6 * MM), *(spread_row(builder, spread) for spread in Spread))
    steps = len(builder.labels) - 1
    sayings = [
        _("{words}: the averages are {n} or more apart. Chance seldom does that.",
          words=seen_words(Seen.HIGHER), n=f"{float(WORTH_A_TALK * steps):.1f}"),
        _("{words}: they are {n} or more apart as well.", words=seen_words(Seen.BLIND_SPOT), n=much_more(steps + 1)),
        _("{words}: it is the other way round.", words=seen_words(Seen.LOWER)),
        _("{words}: that can be chance.", words=seen_words(Seen.LITTLE_HIGHER)),
        _("{words}: less than {n} lies between.", words=seen_words(Seen.ALIKE), n=f"{float(A_LITTLE * steps):.1f}"),
    ]  # fmt: skip
    if builder.subject.own is not None:
        builder.book.heading(_("What we say about the two views"), builder.numbered(sayings))
    builder.book.heading(
        _("What this pack cannot say"),
        builder.words(
            _("It shows what people have seen, not who you are. Small groups change a lot when one person changes their "
              "mind. People see different sides of you, and nobody sees everything.")
        ),
    )  # fmt: skip


def _behaviour(builder: PersonPackBuilder) -> None:
    lanes = builder.lanes
    groups = iter(GROUPS * len(lanes))
    spots = {0: OTHERS, NAMED: NAMED_ONE, OWN: SELF}
    shares = [spots[mark] if mark in spots else next(groups) for mark, _name in lanes]
    low, high = builder.ends
    saying = seen_words(Seen.BLIND_SPOT) if builder.subject.own else ""
    strip = Strip(_("Example behaviour"), tuple(low + (high - low) * share for share in shares), None, saying)
    drawing = strip_grid.strip_grid(
        [strip], builder.labels, builder.ends, builder.sheet.ink, WIDTH, _("Behaviour"), builder.spread_beside, pad=6.6,
        marks=[mark for mark, _name in lanes],
    )  # fmt: skip
    alt = strip_grid.describe([strip], [name for _mark, name in lanes], builder.labels, builder.ends)
    words = _("The bar is the average of the others.")
    if builder.results.blocks:
        words = _(
            "The bar is the average of the others. {shapes} It stands at the average of its people. With an arrow the average "
            "may lie there or anywhere further on.",
            shapes=shape_words(builder.results),
        )
    if builder.subject.named is not None:
        words += " " + _("The cross is one person: {name}.", name=builder.subject.named.name)
    if builder.subject.own is not None:
        words += " " + _("The star is you.")
    builder.book.heading(
        _("One behaviour"), builder.words(words), Space(2 * MM), key_of(builder, lanes), PageFigure(drawing, alt)
    )


def _statement(builder: PersonPackBuilder) -> None:
    """A made-up statement with the own answer among the dots."""
    item = replace(
        example_item(builder),
        statement=_("Example: {name} says what they think.", name=builder.subject.name),
        dont_know=0,
    )
    own = OneView(_("You"), {item.item_id: builder.results.instrument.scale.high}, {}) if builder.subject.own else None
    example = replace(builder, subject=replace(builder.subject, own=own, named=None))
    words = _("Each dot is one of the others.") if builder.dots else _("The bar is all of the others.")
    if own is not None:
        star = _("The star is you. No star: you did not answer.")
        words += " " + (star if builder.dots else _("Your own answer stands under it."))
    builder.book.heading(_("One statement"), builder.words(words), Space(2 * MM), builder.heads(), example.item(item))
