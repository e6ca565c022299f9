"""F2 as a picture of the sheet, a box for the words, and a page before skipping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Flow,
    Notice,
    PassphraseField,
    QuietButton,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.way_back.presenter import WayBackPresenter


class WayBackPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(
            _("A way back in"), _("Nobody can reset your words. This code opens your file when you forget them.")
        )

    def attend(self, presenter: WayBackPresenter) -> None:
        """Connect to the presenter and show the page."""
        self._presenter = presenter
        self._done = Notice("", "success")
        self._done.hide()
        self._code = text_label("", "h1")
        self._made = small("")
        self.button(_("&Print the sheet"), presenter.print_sheet, icon="print")
        self.button(_("&Save the sheet as PDF"), presenter.save_sheet, icon="save")
        self.body.addWidget(self._done)
        self.body.addWidget(
            Card(
                small(_("Recovery code")), self._code, self._made, small(_("Keep it away from this laptop.")), bar=True
            )
        )
        self._words = PassphraseField(_("Type your &words"), _("From the sheet where you wrote them, or from memory."))
        self._words.set_width(44)
        self._words.editor.returnPressed.connect(lambda: presenter.go_on(self._words.text()))
        self._go_on = Flow(gap=12)
        self.body.addWidget(self._words)
        self.main_button(_("&Continue"), lambda: presenter.go_on(self._words.text()), foot=True)
        self.button(_("S&kip this"), presenter.skip, foot=True)
        presenter.show()

    def show_sheet(self, code: str, made_on: str) -> None:
        self._code.setText(code)
        self._made.setText(_("File made on {day}", day=made_on))

    def show_done(self, words: str) -> None:
        self.clear_errors()
        self._done.set_words(words, "success")
        self._done.show()

    def show_words_error(self, words: str) -> None:
        self._words.show_error(words)
        self.show_errors([(words, self._words.editor)])

    def show_skip(self) -> None:
        """The page before something that cannot be undone."""
        from facilitator_app.ui.widgets import clear_layout

        clear_layout(self.body)
        self.buttons.hide()
        self.foot.hide()
        self.clear_errors()
        self.set_title(_("Go on without checking?"))
        self.set_lead("")
        stay = Button(_("&Not yet"))
        stay.clicked.connect(self._again)
        leave = QuietButton(_("&Go on without"))
        leave.clicked.connect(self._presenter.skip_for_good)
        self.body.addWidget(
            Card(
                heading2(_("If you forget the words and have no sheet, all answers are lost.")),
                text_label(_("Nobody can help then, not even the people who made this program.")),
                bar=True,
            )
        )
        self.body.addWidget(Flow(stay, leave))
        self.order_tabs()
        stay.setFocus()

    def _again(self) -> None:
        from facilitator_app.ui.desk import Where

        self._presenter.desk.go("way_back", Where(page=self._presenter.code), remember=False)
