"""A new partnership as one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import BREAKDOWN_TEMPLATES
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Column, Flow, MainButton, TickBox, small, text_field, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.partnership.new_presenter import NewPartnershipPresenter


class NewPartnershipPage(FacilitatorPage):
    presenter: NewPartnershipPresenter

    def __init__(self) -> None:
        super().__init__(
            _("New partnership"),
            _("Only the name is needed. You can add the rest at any time."),
            back=_("Home"),
            side=360,
        )
        self.name = text_field(
            _("Name of the partnership"), _("As people know it. It stands on every page of the pack.")
        )
        self.name.set_width(48)
        self.name.editor.returnPressed.connect(self._set_up)
        self.practice = TickBox(
            _("This is for practice"),
            detail=_("Every screen and every page then says Practice. It never mixes with others."),
        )
        self.set_up_button = MainButton(_("Save and set up a round"), press=self._set_up)
        self.save_button = Button(_("Save without a round"))
        self.save_button.clicked.connect(lambda: self.presenter.save(self.name.text(), self.practice.isChecked()))
        self.add(Column(self.name, self.practice, Flow(self.set_up_button, self.save_button), gap=18))
        names = [
            _("{name} (protected voice)", name=name) if voice else name
            for name, _plain, voice in BREAKDOWN_TEMPLATES[0][1]
        ]
        self.add_beside(
            Card(
                text_label(_("It starts with these groups"), "body_bold"),
                *names,
                small(
                    _("You can change them. A protected voice is joined with no other group, unless it chooses one.")
                ),
                gap=6,
                plain=True,
            )
        )
        self.set_first_focus(self.name.editor)

    @property
    def typed(self) -> tuple[str, bool]:
        """The name, and whether it is for practice."""
        return self.name.text(), self.practice.isChecked()

    def show_typed(self, name: str, practice: bool) -> None:
        self.name.show_text(name)
        self.practice.setChecked(practice)

    def save_pending(self) -> None:
        self.presenter.save_pending()

    def show_name_error(self, words: str) -> None:
        self.show_error(words, self.name)

    def _set_up(self) -> None:
        self.presenter.save_and_set_up(self.name.text(), self.practice.isChecked())
