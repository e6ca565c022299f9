"""The frame of the five set-up pages: way back, title, steps, and Continue and Back at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Notice, Stepper

if TYPE_CHECKING:
    from facilitator_app.ui.setup.common import SetupPresenter


class SetupPage(FacilitatorPage):
    """One step. ``go_on`` words of the main button at the foot; "" for a page whose cards move on."""

    presenter: SetupPresenter[Any]

    def __init__(self, title: str = "", *, go_on: str = "", side: int = 0) -> None:
        super().__init__(title, back=_("Partnership"), side=side)
        if go_on:
            self.continue_button = self.main_button(go_on, lambda: self.presenter.go_on(), foot=True)
            self.set_first_focus(self.continue_button)

    def show_steps(self, words: tuple[str, ...], step: int) -> None:
        """Where one is among these steps; from the second on there is a way to the one before."""
        self.stepper = Stepper(words, step)
        self.add_above(self.stepper)
        if step:
            self.button(_("Back"), self.presenter.go_back, foot=True)

    def save_pending(self) -> None:
        self.presenter.save_pending()

    def show_fixed(self, words: str) -> None:
        """The round has started: say so instead of offering choices that would be refused."""
        notice = Notice(words, "info", "lock")
        open_round = Button(_("Open the round"), press=lambda: self.presenter.open_round())
        notice.add(open_round)
        self.body.insertWidget(0, notice)
        for index in range(1, self.body.count()):
            item = self.body.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
        self.foot.hide()
        self.set_first_focus(open_round)
