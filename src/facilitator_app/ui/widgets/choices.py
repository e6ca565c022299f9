"""A set of answers of which one can be chosen, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup

from facilitator_app.charts.answer_shapes import AnswerShape
from facilitator_app.domain.language import _
from facilitator_app.ui.widgets.layouts import Column
from facilitator_app.ui.widgets.options import Option, one_stop
from facilitator_app.ui.widgets.text import text_label


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: ``key`` for the program, ``words`` for the person. ``apart``: below the word "or"."""

    key: str
    words: str
    detail: str = ""
    apart: bool = False
    shape: AnswerShape | None = None


class Choices(Column):
    """Answers below one another. ``about`` is what they answer; it describes each of them to a screen reader."""

    chosen = Signal(str)
    """A person chose the answer with this key (also by arrow keys)."""
    go_on = Signal()
    """Enter was pressed on the chosen answer."""

    def __init__(
        self, choices: Sequence[Choice], *, about: str = "", cards: bool = True, gap: int | None = None
    ) -> None:
        super().__init__(gap=(8 if cards else 0) if gap is None else gap)
        self._group = QButtonGroup(self)
        self._options: dict[str, Option] = {}
        apart = False
        for choice in choices:
            if choice.apart and not apart and self._options:
                self.add(text_label(_("or"), colour="muted"))
            apart = apart or choice.apart
            option = Option(choice.words, detail=choice.detail, card=cards, shape=choice.shape)
            option.setAccessibleDescription(" ".join([about, choice.detail]).strip())
            option.go_on.connect(self.go_on)
            self._group.addButton(option)
            self._options[choice.key] = option
            self.add(option)
        self._group.buttonClicked.connect(self._clicked)
        one_stop(self.options)

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers in their order."""
        return tuple(self._options.values())

    @property
    def key(self) -> str | None:
        """The key of what is chosen now, or None."""
        return next((key for key, option in self._options.items() if option.isChecked()), None)

    def option(self, key: str) -> Option:
        """The answer with this key."""
        return self._options[key]

    def show_chosen(self, key: str | None) -> None:
        """Show this answer as chosen, None for no answer; announces nothing."""
        with QSignalBlocker(self._group):
            if key is not None:
                self._options[key].setChecked(True)
            else:
                # A checked radio button can only be un-checked while its set is not exclusive.
                self._group.setExclusive(False)
                for option in self._options.values():
                    option.setChecked(False)
                self._group.setExclusive(True)
        one_stop(self.options)

    def take_focus(self) -> None:
        """Put the focus on the chosen answer, else on the first."""
        options = self.options
        next((option for option in options if option.isChecked()), options[0]).setFocus()

    def _clicked(self, button: Option) -> None:
        one_stop(self.options)
        self.chosen.emit(next(key for key, option in self._options.items() if option is button))
