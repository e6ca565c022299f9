"""Dots: counted by show of hands, or placed in turn on this laptop, where each person sees their own alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.discussion import MOST_DOTS
from facilitator_app.domain.language import _
from facilitator_app.ui.large_page import LargePage
from facilitator_app.ui.page import announce
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    Flow,
    MainButton,
    NumberBox,
    Row,
    Wide,
    divided,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.discussion.vote_presenter import HandsPresenter, VotePresenter


class HandsPage(LargePage):
    presenter: HandsPresenter

    def __init__(self) -> None:
        super().__init__(_("Count hands"), back=_("What we talk about"))
        self.dots = Card(gap=8)
        self.dots.hide()
        self.boxes: dict[str, NumberBox] = {}
        self.add(self.dots)

    def show_things(self, things: Sequence[tuple[str, str, int]]) -> None:
        """``things``: id, words, dots."""
        rows: list[Row] = []
        for id_, words, dots in things:
            box = self.boxes[id_] = NumberBox(words, dots, 0, MOST_DOTS)
            box.chosen.connect(partial(self.presenter.set_dots, id_))
            rows.append(Row(Wide(text_label(words, buddy=box)), box, gap=20))
        self.dots.fill(*divided(rows))
        self.main_button(_("&See what comes first"), self.presenter.leave)
        self.set_first_focus(next(iter(self.boxes.values())))


class DotsRow(Row):
    """The dots of one person on one thing. ``changed``: told of one more, or one less."""

    def __init__(self, words: str, changed: Callable[[int], object]) -> None:
        self.dots = text_label("0", "body_bold")
        self.less, self.more = Button("−", press=partial(changed, -1)), Button("+", press=partial(changed, 1))
        self.less.setAccessibleName(_("One dot less"))
        self.more.setAccessibleName(_("One dot more"))
        for button in (self.less, self.more):
            button.setAccessibleDescription(words)
        super().__init__(Wide(text_label(words)), self.less, self.dots, self.more, gap=16)


class VotePage(LargePage):
    """Three states: before a person, while one places dots, and after. Only the buttons on it lead on."""

    presenter: VotePresenter

    def __init__(self) -> None:
        super().__init__(_("Place dots in turn"))
        self.between = Card(gap=12, bar=True)
        self.between.hide()
        self.remaining = text_label("", "body_bold")
        self.rows: dict[str, DotsRow] = {}
        self.things = Card(gap=8)
        self.placed = MainButton(_("My dots are &placed"), press=lambda: self.presenter.hand_over())
        self.placing = Column(self.remaining, self.things, self.placed, gap=14)
        self.add(self.between, self.placing)
        self.placing.hide()

    def show_between(self, lines: Sequence[str], *, begin: str, people: int) -> None:
        """Nobody's dots are on the page. ``begin``: words of the button for the next person; ``people``: had their turn."""
        self.set_title(_("Place dots in turn"))
        self.rows = {}
        self.things.clear()
        self.placing.hide()
        go_on = MainButton(begin, press=lambda: self.presenter.next_person())
        ways = Flow(go_on, gap=12)
        if people:
            ways.add(Button(_("&End the vote"), press=lambda: self.presenter.end_vote()))
        ways.add(Button(_("&Stop without a result"), press=lambda: self.presenter.stop()))
        self.between.fill(*lines, ways)
        self.order_tabs()
        self.set_first_focus(go_on)
        go_on.setFocus()

    def show_placing(self, title: str, things: Sequence[tuple[str, str]]) -> None:
        """The rows of one person, made anew, with no dot on them. ``things``: id and words."""
        self.clear_errors()
        self.set_title(title)
        self.between.hide()
        self.rows = {id_: DotsRow(words, partial(self.presenter.change, id_)) for id_, words in things}
        self.things.fill(*divided(self.rows.values()))
        self.placing.show()
        self.order_tabs()
        self.area.open_at_top()
        next(iter(self.rows.values())).more.setFocus()

    def show_dots(self, id_: str, dots: int) -> None:
        self.rows[id_].dots.setText(str(dots))

    def show_left(self, words: str) -> None:
        """How many dots this person has left."""
        self.remaining.setText(words)
        announce(self, words)

    def look_changed(self) -> None:
        super().look_changed()
        self.title_label.setContentsMargins(0, look_of(self).unit(12), 0, 0)
