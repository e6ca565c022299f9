"""The slides of a talk: which are shown, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.list_editor.forms import YES, Form, Input, Spec
from facilitator_app.ui.list_editor.view import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Flow, Head

if TYPE_CHECKING:
    from facilitator_app.ui.room.plan_presenter import TalkPresenter

SHOWN = "shown"
"""The field of the form: whether the slide is in the talk."""


class TalkPage(FacilitatorPage):
    presenter: TalkPresenter

    def __init__(self) -> None:
        super().__init__(_("Slides of the talk"), back=_("Results"), side=300)
        heads = [Head(_("Slide"), stretch=3), Head(_("Behind it"), right=True, stretch=1), Head(_("Shown"), stretch=1)]
        self.list = ListEditor(self, heads, name=_("Slides"))
        self.list.hide()
        self.add(self.list)
        self.add_beside(self.list.form)
        self._up = Button(_("Move up"))
        self._down = Button(_("Move down"))
        self.list.form.show_foot(Flow(self._up, self._down))

    def show_buttons(self) -> None:
        presenter = self.presenter
        self.set_first_focus(self.main_button(_("&Show on projector"), presenter.show_talk))
        self._usual = self.button(_("As &usual again"), presenter.as_usual)
        self._up.clicked.connect(partial(presenter.move, -1))
        self._down.clicked.connect(partial(presenter.move, 1))
        self.list.bind(presenter.actions)
        self.list.show()

    def show_slides(self, rows: Sequence[tuple[str, int, bool]], chosen: int, *, usual: bool) -> None:
        """``rows``: title, how many lie behind it, whether it is shown. ``usual``: nothing was changed."""
        self._usual.setEnabled(not usual)
        cells = [(title, str(behind), _("Yes") if shown else _("No")) for title, behind, shown in rows]
        self.list.show_rows(cells, chosen)
        title, _behind, shown = rows[chosen]
        self.list.show_form(Form(title, (Spec(SHOWN, _("Show this slide"), YES if shown else "", Input.SWITCH),)))
        self._up.setEnabled(chosen > 0)
        self._down.setEnabled(chosen < len(rows) - 1)
