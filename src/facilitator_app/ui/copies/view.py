"""S2 as what a copy is, when the last one was made, and how to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Notice, heading2, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.copies.presenter import CopiesPresenter


class CopiesPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(
            _("Copies and moving"), _("A laptop can be lost. A copy on a USB stick brings everything back.")
        )

    def attend(self, presenter: CopiesPresenter) -> None:
        """Connect to the presenter and show what there is."""
        self.main_button(_("&Make a copy"), presenter.make)
        self.button(_("&Open a copy to look"), presenter.open_copy)
        self._done = Notice("", "success")
        self._done.hide()
        self._last = heading2("")
        self._place = text_label("")
        self._practice = Notice(_("This is a practice file. It goes when you close it, so it needs no copy."), "info")
        self.body.addWidget(self._done)
        self.body.addWidget(self._practice)
        self.body.addWidget(
            Card(
                self._last,
                text_label(_("A copy is locked with the same words. It is read back before it counts.")),
                text_label(_("No copy is made while a round is open: two copies could show who answered in between.")),
                bar=True,
            )
        )
        self.body.addWidget(
            Card(
                heading2(_("Where your file lies")),
                self._place,
                small(_("Do not put this folder into a cloud folder: two programs that write to it can damage it.")),
            )
        )
        self.body.addWidget(
            Card(
                heading2(_("Another laptop, or another facilitator")),
                text_label(
                    _(
                        "Make a copy, carry it there, and choose Open a file I already have. Then use one of the two only."
                    )
                ),
                text_label(_("Give the words by voice, never on the same stick.")),
            )
        )
        presenter.show()

    def show_copies(self, last: str, place: str, practice: bool) -> None:
        self._last.setText(last)
        self._place.setText(place)
        self._practice.setVisible(practice)

    def show_done(self, words: str) -> None:
        self.clear_errors()
        self._done.set_words(words, "success")
        self._done.show()
