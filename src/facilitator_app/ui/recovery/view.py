"""The words in sight, the code, a picture of the sheet and a box to type the words once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.secret_pages import MARGINS
from facilitator_app.ui.starting.words_card import WordTiles
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    FitPicture,
    Flow,
    MainButton,
    PassphraseField,
    QuietButton,
    TickBox,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.recovery.presenter import RecoveryPresenter

PREVIEW_DPI = 110
SIDE = 312


class RecoveryPage(FacilitatorPage):
    presenter: RecoveryPresenter

    def __init__(self) -> None:
        super().__init__(side=SIDE)
        self._picture = Column(gap=8)
        self.side.addWidget(self._picture)

    def show_sheet(self, heading: str, code: str, about: str, may_hold_words: bool, on_sheet: bool) -> None:
        """The code, and what can be done with its sheet."""
        self._code = text_label(code, "h1")
        put_out = Button(_("&Print the sheet"), "print", press=lambda: self.presenter.print_sheet())
        save = Button(_("&Save as PDF elsewhere"), "save", press=lambda: self.presenter.save_sheet())
        self.set_first_focus(put_out)
        card = Card(heading2(heading), self._code, small(about), bar=True, gap=8, margins=MARGINS)
        if may_hold_words:
            with_words = TickBox(
                _("Print my words on the sheet as well"),
                detail=_(
                    "Anyone who finds the sheet can read them. Without the tick there is room to write them by hand."
                ),
            )
            with_words.setChecked(on_sheet)
            with_words.clicked.connect(lambda on: self.presenter.put_words_on_sheet(on))
            card.add(with_words)
        spooled = _("Until it is printed, the list of print jobs on this laptop holds the sheet unlocked.")
        card.add(Flow(put_out, save), small(spooled), self.done)
        self.body.addWidget(card)

    def show_picture(self, pdf: bytes) -> None:
        """The sheet as it will come out of the printer."""
        from facilitator_app.ui.printing import page_pictures

        picture = next(page_pictures(pdf, PREVIEW_DPI))
        self._picture.clear()
        self._picture.add(
            small(_("The sheet")), FitPicture(picture, _("The sheet: the recovery code, and your words"), SIDE)
        )

    def show_words(self, words: str, heading: str) -> None:
        """The words in sight, and the box in which they are typed once."""
        tiles = WordTiles()
        tiles.show_words(words)
        self._words = PassphraseField(_("Type your &words"), _("Show lets you read what you type."))
        self._words.line.returnPressed.connect(self._go_on)
        go_on = MainButton(_("&Continue"), press=self._go_on)
        skip = QuietButton(_("&Type them another time"), press=lambda: self.presenter.skip())
        self.body.addWidget(
            Card(
                heading2(heading),
                tiles,
                small(_("They stay here until you go on. If somebody can see the screen, turn it away.")),
                self._words,
                CapsLockNotice(self._words.line),
                Flow(go_on, skip, gap=20),
                bar=not hasattr(self, "_code"),
                gap=10,
                margins=MARGINS,
            )
        )

    def show_end(self) -> None:
        """Nothing is left to do but to print or save the sheet."""
        done = MainButton(_("&I have the sheet"), press=lambda: self.presenter.finish())
        self.body.addWidget(Flow(done))

    def show_words_error(self, words: str) -> None:
        self.show_errors([(words, self._words)])

    def _go_on(self) -> None:
        self.presenter.go_on(self._words.text())
