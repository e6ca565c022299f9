"""What a group talks about as a page: what comes first after a vote, and a row for each theme or statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Column, Head, QuietButton, Row, Wide, heading2, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.discussion.presenter import DiscussionsPresenter


@dataclass(frozen=True, slots=True)
class First:
    """One that comes first, or shares a place. ``dots``: how many it has, in words; ``made``: an action was made of it."""

    id: str
    words: str
    dots: str
    made: bool


class DiscussionsPage(FacilitatorPage):
    presenter: DiscussionsPresenter

    def __init__(self) -> None:
        super().__init__(_("What we talk about"), back=_("Results"))
        self.result = Card(bar=True, gap=10)
        self.result.hide()
        self.empty = Card(
            heading2(_("Nothing is talked about yet")),
            _("On the page of a theme or a statement, press Talk about this. It works on the projector too."),
        )
        heads = [
            Head(_("Theme or statement"), stretch=5),
            Head(_("What the group agrees"), stretch=4),
            Head(_("Dots"), right=True, stretch=0),
            Head(_("Action"), stretch=2),
        ]
        self.list = ListEditor(self, heads, name=_("What we talk about"), empty=self.empty)
        self.add(self.result, self.list)

    def bind(self, presenter: DiscussionsPresenter) -> None:
        self.list.bind(presenter.list)
        super().bind(presenter)

    def show_buttons(self, *, vote: bool) -> None:
        """``vote``: there is something to choose among."""
        presenter = self.presenter
        if vote:
            self.main_button(_("&Place dots in turn"), presenter.place_dots)
            self.button(_("Count &hands"), presenter.count_hands)
        else:
            self.main_button(_("&Look at the results"), presenter.leave)
        self.button(_("&What we will do"), presenter.to_plan)

    def show_result(self, title: str, chosen: Sequence[First], tie: str, tied: Sequence[First], note: str) -> None:
        """What a vote came to; ``tie``: said before those that share a place. Nothing while there was no vote."""
        parts: list[QWidget] = [heading2(title)] if title else []
        parts += [self._row(one, number) for number, one in enumerate(chosen, 1)]
        if tie:
            parts.append(text_label(tie))
        parts += [self._row(one) for one in tied]
        if note:
            parts.append(small(note))
            parts.append(QuietButton(_("&Take the dots away"), "bin", press=self.presenter.take_dots_away))
        self.result.fill(*parts)
        self.result.setVisible(bool(title))
        self.order_tabs()

    def _row(self, one: First, number: int = 0) -> Row:
        words = _("{n}. {words}", n=number, words=one.words) if number else one.words
        press = Button(
            _("Open the action") if one.made else _("Make this an action"),
            press=partial(self.presenter.make_action, one.id),
        )
        press.setAccessibleDescription(one.words)
        said = Column(text_label(words, "body_bold"), small(one.dots), gap=0)
        return Row(Wide(said), press, gap=20, fold=True)
