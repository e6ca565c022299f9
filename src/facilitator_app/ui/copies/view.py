"""What a copy is, when the last one was made, and how to move."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    DataTable,
    Flow,
    Head,
    MainButton,
    Notice,
    QuietButton,
    area_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.copies.presenter import CopiesPresenter


class CopiesPage(FacilitatorPage):
    presenter: CopiesPresenter

    def __init__(self) -> None:
        super().__init__(
            _("Copies and moving"), _("A laptop can be lost. A copy on a USB stick brings everything back."), side=340
        )

    def show_copies(self, last: str, folder: str, reason: str, synced: str) -> None:
        """``reason``: why no copy can be made now, shown instead of the button. ``synced``: what is said of the place."""
        look = Button(_("&Go back to a copy"), "open", press=lambda: self.presenter.go_back())
        card = Card(heading2(last), bar=True, gap=10, margins=(28, 20, 28, 20))
        card.add(
            text_label(_("A copy holds everything. It is locked with the same words, and the same code opens it."))
        )
        if reason:
            card.add(Notice(reason, "info"), look)
        else:
            make = MainButton(_("&Make a copy"), press=lambda: self.presenter.make())
            how = small(_("The program asks where to put it, reads it back, and only then counts it."))
            card.add(Flow(make, look), self.done, how)
        self.body.addWidget(card)
        self.body.addWidget(self._where(folder, synced))
        self.side.addWidget(self._moving())
        self.side.addWidget(self._looking())

    def show_kept_here(self, kept: int, trouble: str) -> None:
        """A round is open. ``kept``: how many copies there are beside the file, at most two; ``trouble``: why no newer one."""
        names = (_("Go back to the &newer one"), _("Go back to the &older one"))[:kept]
        buttons = [Button(name, press=partial(self._go_back_here, index)) for index, name in enumerate(names)]
        card = Card(
            heading2(_("Copies beside your file")),
            text_label(
                _(
                    "While a round is open, two copies take turns. A new one is made each time somebody hands the laptop back."
                )
            ),
            text_label(
                _("They help if your file is damaged, not if the laptop is lost. They go when the round is closed.")
            ),
            gap=8,
        )
        if trouble:
            card.add(Notice(_("The last one could not be made. {why}", why=trouble), "warning"))
        card.add(Flow(*buttons) if buttons else small(_("There is none yet.")))
        self.body.addWidget(card)

    def show_known(self, rows: Sequence[tuple[str, str, str]], behind: Sequence[str]) -> None:
        """``rows``: day, place and state of each copy that is known; ``behind``: names of those that still hold something."""
        heads = (Head(_("Made")), Head(_("Where"), stretch=2), Head(_("What is in it"), stretch=2))
        table = DataTable(heads, name=_("Copies that were made of your file"))
        table.show_rows(rows)
        card = Card(heading2(_("Copies you made")), table, gap=10)
        if behind:
            told = _(
                "What you deleted goes from these copies too, as soon as the program reaches them. Put the stick in."
            )
            card.add(Notice(told, "warning"), Button(_("&Look for them now"), press=lambda: self.presenter.reach()))
            card.add(
                *(
                    QuietButton(_("{name} is gone", name=name), press=partial(self._forget, index))
                    for index, name in enumerate(behind)
                )
            )
        card.add(small(_("The program does not know of copies that were made in another way, or on another laptop.")))
        self.body.addWidget(card)

    def _go_back_here(self, index: int) -> None:
        self.presenter.go_back_here(index)

    def _forget(self, index: int) -> None:
        self.presenter.forget(index)

    def _where(self, folder: str, synced: str) -> Card:
        field = area_field(_("Where your file lies"), _("The folder with all its files belongs together."), lines=2)
        field.show_text(folder)
        field.editor.setReadOnly(True)
        warning = _("Do not put this folder into a cloud folder: two programs that write to it can damage it.")
        return Card(field, Notice(synced, "warning") if synced else small(warning), gap=8)

    def _moving(self) -> Card:
        return Card(
            heading2(_("To another laptop, or to another facilitator")),
            text_label(_("1. Make a copy and carry it there.")),
            text_label(_("2. Put the folder on that laptop. A file on a stick is slow and easily lost.")),
            text_label(_("3. There, choose Open a file I already have. The copy becomes the file.")),
            text_label(_("4. Go on with one of the two only. They cannot be joined again.")),
            small(_("Say the words by voice. Never write them on the stick.")),
            gap=6,
        )

    def show_taking_back(self) -> None:
        """A file gave way to a copy, and is kept."""
        self.side.addWidget(
            Card(
                heading2(_("You went back to a copy")),
                text_label(_("Your file as it was before is kept. You see what would change first.")),
                Button(_("Take that &back"), press=lambda: self.presenter.take_back()),
                plain=True,
                gap=6,
            )
        )

    def _looking(self) -> Card:
        return Card(
            heading2(_("To go back to a copy")),
            text_label(_("Choose store.db in its folder. It asks for the words you had when you made it.")),
            text_label(
                _("You see its day and how much is in it. Nothing changes until you say so, and you can take it back.")
            ),
            plain=True,
            gap=6,
        )
