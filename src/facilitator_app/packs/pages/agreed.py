"""Since last time: what was agreed before, how it stands, and what people said of it."""

from __future__ import annotations

from facilitator_app.charts.agreed import agreed, agreed_title
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _
from facilitator_app.packs.blocks import Space
from facilitator_app.packs.builder import PackBuilder


def since_last_time(builder: PackBuilder) -> None:
    """One action under the other, in the words that people read."""
    lead = _("Before all other questions we asked of each action: did it happen, and did it help?")
    builder.begin(agreed_title(), "agreed", _("Since last time"), lead)
    for one in agreed(builder.results, builder.facts.actions):
        said = [
            words
            for text in dict.fromkeys((one.happened, one.helped))
            for words in (builder.words(clean(text)), Space(1.2 * MM))
        ]
        builder.book.heading(
            clean(one.words), builder.words(clean(one.plan), "cell", PAPER.muted), Space(1.6 * MM), *said[:-1]
        )
    questions = [
        _("What do we carry on with, and what do we drop?"),
        _("What would help where it did not happen, or only partly?"),
    ]
    builder.book.keep(Space(6 * MM), builder.talk_box(questions))
