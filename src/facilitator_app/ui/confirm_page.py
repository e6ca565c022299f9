"""A page before something unusual or final: the consequence in words, and the safe choice first."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Column, Flow, MainButton, Notice


class ConfirmPage(FacilitatorPage):
    """``safe`` keeps things as they are and has the focus: the presenter's ``leave``. ``act`` does it: its ``do_it``.

    ``back``: words of a way back, which keeps things as they are as well. ``foot``: the buttons stand at the foot, always
    in sight, where there is more to read than a few lines.
    """

    def __init__(self, safe: str = "", act: str = "", *, back: str = "", foot: bool = False) -> None:
        super().__init__(back=back)
        self._warning = Notice("")
        self._lines = Card(bar=True, gap=10, margins=(28, 20, 28, 20))
        self.below = Column(gap=14)
        """Stands under the lines: what is worth a look before choosing."""
        self.add(self._warning, self._lines, self.below)
        if foot:
            self.safe_button = self.main_button(safe, self._keep, foot=True)
            self.act_button = self.button(act, self._act, foot=True)
        else:
            self.safe_button, self.act_button = MainButton(safe, press=self._keep), Button(act, press=self._act)
            self.add(Flow(self.safe_button, self.act_button))
        self.set_first_focus(self.safe_button)

    def show_impossible(self, title: str, words: str, safe: str) -> None:
        """There is nothing to ask: why, and the words of the way on."""
        self.show_question(title, [words], safe=safe)
        self.act_button.hide()

    def show_question(
        self, title: str, lines: Sequence[str], warning: str = "", *, safe: str = "", act: str = ""
    ) -> None:
        """``title`` asks; ``lines`` say what follows from it; ``warning`` comes first. ``safe``, ``act``: the answers."""
        self.set_title(title)
        self.safe_button.setText(safe or self.safe_button.text())
        self.act_button.setText(act or self.act_button.text())
        self._warning.say(warning)
        self._lines.fill(*lines)

    def _keep(self) -> None:
        self.presenter.leave()

    def _act(self) -> None:
        self.presenter.do_it()
