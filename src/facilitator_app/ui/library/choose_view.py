"""The questions at the left, three cards at the right; the cards follow each answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from facilitator_app.domain.fit import FindsOut, Maturity, People, finds_out_words, maturity_words, people_words
from facilitator_app.domain.language import _
from facilitator_app.ui.library.one_view import points
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Column,
    ComboBox,
    Flow,
    QuietButton,
    Row,
    TickBox,
    Wide,
    combo_field,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.widgets.layouts import WIDEST

if TYPE_CHECKING:
    from facilitator_app.ui.library.choose_presenter import ChoosePresenter, SuggestionCard

TIMES = (5, 10, 20, 40)
"""Minutes that one person may have."""
QUESTIONS = 410
"""Width of the questions beside the cards."""
SIDES = 44
"""Room left and right of a list of choices in their card."""


class ChoosePage(FacilitatorPage):
    """Help me choose."""

    presenter: ChoosePresenter

    def __init__(self) -> None:
        lead = _("Answer what you can. Three questionnaires that fit are shown at once.")
        super().__init__(_("Help me choose"), lead, back=_("Back"))
        self._questions = Card(gap=16)
        self._suggestions = Column(gap=12)
        both = Row(self._questions, Wide(self._suggestions), gap=20, fold=True)
        both.box.setAlignment(self._questions, Qt.AlignmentFlag.AlignTop)
        self.add(both)

    def bind(self, presenter: ChoosePresenter) -> None:
        unsure = ("", _("I am not sure"))
        wants = [unsure, *((str(one), finds_out_words(one)) for one in FindsOut)]
        times = [("", _("As long as it takes")), *((str(n), _("Up to {n} minutes", n=n)) for n in TIMES)]
        stages = [unsure, *((str(one), maturity_words(one)) for one in Maturity)]
        self.want_field = combo_field(_("&What do you want to find out?"), wants, choose=presenter.want)
        self.time_field = combo_field(_("&How long can each person take?"), times, choose=presenter.have_time)
        self.stage_field = combo_field(_("How &far has the partnership come?"), stages, choose=presenter.at_stage)
        for widget in (self.want_field, self.time_field, self._people(presenter), self.stage_field):
            self._questions.add(widget)
        for name, field in (("want", self.want_field), ("time", self.time_field), ("stage", self.stage_field)):
            self.kept_view.keep_field(name, field)
        self.set_first_focus(self.want_field.editor)
        super().bind(presenter)

    def show_suggestions(self, cards: Sequence[SuggestionCard], note: str) -> None:
        self.clear_errors()
        self._suggestions.clear()
        if note:
            self._suggestions.add(text_label(note, colour="muted"))
        for card in cards:
            self._suggestions.add(self._card(card))
        if len(cards) > 1:
            together = Button(_("&Compare these side by side"), "table", press=self.presenter.compare)
            self._suggestions.add(Flow(together))
        self._suggestions.add(REST)
        self.order_tabs()

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        lists = self._questions.findChildren(ComboBox)
        sides = look.unit(SIDES)
        needed = max((one.sizeHint().width() for one in lists), default=0) + sides  # a language may need more
        width = max(look.unit(QUESTIONS), needed)
        self._questions.setMinimumWidth(0 if look.large else width)
        self._questions.setMaximumWidth(WIDEST if look.large else width)

    def _people(self, presenter: ChoosePresenter) -> Column:
        self.people_boxes = {}
        column = Column(text_label(_("Who is in the room?"), "body_bold"), gap=4)
        for who in People:
            box = TickBox(people_words(who), turned=partial(presenter.with_people, str(who)))
            self.people_boxes[who] = box
            self.kept_view.keep_box(str(who), box)
            column.add(box)
        return column

    def _card(self, card: SuggestionCard) -> Card:
        made = Card(heading2(card.title), small(card.size, "ink"), gap=8)
        made.add(points(card.reasons, "check", "success"))
        if card.doubts:
            made.add(points(card.doubts, "minus", "warning"))
        made.add(text_label(_("What it will not tell you: {words}", words=card.will_not_tell), colour="muted"))
        buttons = Flow(gap=16)
        if card.usable:
            use = Button(_("Use this one"), press=lambda: self.presenter.use(card.id))
            use.setAccessibleName(_("Use this one: {name}", name=card.title))
            buttons.add(use)
        read = QuietButton(_("Read the questions"), press=lambda: self.presenter.read(card.id))
        read.setAccessibleName(_("Read the questions: {name}", name=card.title))
        buttons.add(read)
        made.add(buttons)
        return made
