"""Cards that say what each questionnaire is for, how long it takes, and one press to use it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Column,
    Flow,
    MainButton,
    Notice,
    QuietButton,
    Row,
    TickBox,
    area_field,
    clear_layout,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.widgets.fields import LineBox
from facilitator_app.ui.widgets.notice import Icon

if TYPE_CHECKING:
    from facilitator_app.ui.setup.questionnaire_presenter import InstrumentCard, QuestionnairePresenter

CARD = 320


class CardGrid(QWidget):
    """Cards side by side, as many as have room; all in a line are equally high."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Replace the cards."""
        clear_layout(self._grid)
        self._cards = list(cards)
        self._across = 0
        self._arrange()

    def look_changed(self) -> None:
        self._grid.setSpacing(look_of(self).unit(16))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = look_of(self)
        across = max(1, min(3, (self.width() + look.unit(16)) // (look.grow(CARD) + look.unit(16))))
        if across == self._across:
            return
        self._across = across
        for card in self._cards:
            self._grid.removeWidget(card)
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // across, index % across)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < across else 0)


class QuestionnairePage(SetupPage):
    presenter: QuestionnairePresenter

    def __init__(self) -> None:
        super().__init__(_("Choose a questionnaire"))
        self.find_box = LineBox()
        self.find_box.setAccessibleName(_("Find a questionnaire"))
        self.find_box.setMinimumWidth(240)
        self.find_box.textEdited.connect(lambda words: self.presenter.find(words))
        self.kept_view.keep_box("find", self.find_box)
        label = text_label(_("Find a questionnaire"), buddy=self.find_box, wrap=False)
        self.easy_box = TickBox(_("Only with easy words"), turned=lambda on: self.presenter.only_easy(on))
        self.kept_view.keep_box("easy", self.easy_box)
        self._read = ""
        self._readers: dict[str, QuietButton] = {}
        self.kept_view.keep("read", lambda: self._read, self._come_back)
        self.button(_("&Help me choose"), lambda: self.presenter.visit(to.ChooseRoute), icon="help")
        self.button(_("Compare &questionnaires"), lambda: self.presenter.visit(to.CompareRoute), icon="table")
        self.button(_("&Your questionnaires"), lambda: self.presenter.visit(to.OwnQuestionnairesRoute), icon="edit")
        check = QuietButton(_("Check a questionnaire file"), press=lambda: self.presenter.check_file())
        finding = Row(label, self.find_box, self.easy_box, REST, check, fold=True, gap=16)
        self.report = Column(gap=6)
        self.report.hide()
        self.empty = text_label("", colour="muted")
        self.grid = CardGrid()
        self._position = small("")
        self._more = Button("", press=lambda: self.presenter.more())
        self._foot = Row(self._more, self._position, REST, gap=16)
        self.add(finding, self.report, self.empty, self.grid, self._foot)

    def enter(self) -> None:
        """At large text the suggested card lies below the fold; then the title stays in view."""
        if look_of(self).large and not self._read:
            self.set_first_focus(self.find_box)
        super().enter()

    def _come_back(self, instrument_id: str) -> None:
        """The questions of this one were read: Enter must not take another one, such as the suggested."""
        if instrument_id in self._readers:
            self._read = instrument_id
            self.set_first_focus(self._readers[instrument_id])

    def _read_questions(self, instrument_id: str) -> None:
        self._read = instrument_id
        self.presenter.read(instrument_id)

    def show_cards(self, cards: tuple[InstrumentCard, ...], empty: str) -> None:
        self.empty.say(empty)
        self._readers.clear()
        self.grid.show_cards([self._card(card) for card in cards])
        self.order_tabs()

    def show_more(self, position: str, more: str) -> None:
        self._position.setText(position)
        self._more.setText(more)
        self._more.updateGeometry()
        self._foot.setVisible(bool(more))

    def show_error(self, words: str, field: QWidget | None = None) -> None:
        self.report.hide()
        super().show_error(words, field)

    def show_faults(self, words: str, faults: tuple[str, ...]) -> None:
        self.report.hide()
        self.show_errors([(sentence, None) for sentence in (words, *faults)])

    def show_sound(self, words: str, folder: str) -> None:
        """``folder`` is to be copied from here: it can be long, and is nothing to type."""
        self.clear_errors()
        field = area_field(_("Folder of your own questionnaires"), lines=2)
        field.show_text(folder)
        field.editor.setReadOnly(True)
        self.report.fill(Notice(words, "success"), field)
        self.order_tabs()

    def _card(self, card: InstrumentCard) -> QWidget:
        use: Button = MainButton(_("Use this one")) if card.suggested else Button(_("Use this one"))
        use.setAccessibleName(_("Use this one: {name}", name=card.title))
        use.clicked.connect(lambda: self.presenter.choose(card.id))
        read = QuietButton(_("Read the questions"), press=lambda: self._read_questions(card.id))
        self._readers[card.id] = read
        read.setAccessibleName(_("Read the questions: {name}", name=card.title))
        copy = QuietButton(_("Copy and change"), press=lambda: self.presenter.copy(card.id))
        copy.setAccessibleName(_("Copy and change {name}", name=card.title))
        if card.suggested:
            self.set_first_focus(use)
        easy = Row(
            Icon("check" if card.easy else "minus", "success" if card.easy else "muted", 16),
            small(_("Easy words") if card.easy else _("No easy words"), "ink"),
            REST,
            gap=8,
        )
        return Card(
            heading2(card.title),
            text_label(card.purpose, colour="muted"),
            text_label(card.size, "body_bold"),
            easy,
            small(card.languages),
            small(card.source),
            REST,
            Column(Flow(use, read, copy, gap=16), margins=(0, 8, 0, 0)),
            gap=6,
            bar=card.suggested,
        )
