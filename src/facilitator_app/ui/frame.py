"""What stands around a facilitator's page: the rail beside it; below it the progress of long work, and keys for a finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.ui.clock import Seconds
from facilitator_app.ui.job_strip import JobStrip
from facilitator_app.ui.second_press import SecondPress
from facilitator_app.ui.theme import refresh
from facilitator_app.ui.widgets.keyboard import ScreenKeyboard
from facilitator_app.ui.widgets.layouts import without_room
from facilitator_app.ui.widgets.rail import Rail, rail_entries

if TYPE_CHECKING:
    from facilitator_app.domain.partnership import Partnership
    from facilitator_app.services.workspace import Workspace
    from facilitator_app.ui.kept_view import ViewState
    from facilitator_app.ui.page import FacilitatorPage


class Frame(QWidget):
    """One page at a time."""

    def __init__(self, clock: Seconds | None = None) -> None:
        super().__init__()
        self.setAutoFillBackground(True)  # else the strip stands on the ground of the usual look, whatever was chosen
        self.rail = Rail()
        self.strip = JobStrip()
        self.keyboard = ScreenKeyboard(self, everything=True)
        self._pages = QStackedWidget()
        self._second_press = SecondPress(self, clock)
        across = QHBoxLayout(self)
        without_room(across)
        across.addWidget(self.rail)
        column = QVBoxLayout()
        without_room(column)
        column.addWidget(self._pages, 1)
        column.addWidget(self.strip)
        column.addWidget(self.keyboard)
        self.keyboard.watch()
        across.addLayout(column, 1)

    def show_page(self, page: FacilitatorPage, view: ViewState) -> None:
        """Show this page in the look of the window, as it was when it was left, and enter it."""
        page.kept_view.show(view)
        self._pages.addWidget(page)
        refresh(page)  # Qt polishes a label once, which may have been before it stood in the window
        self._pages.setCurrentWidget(page)
        self._second_press.page_came()

        def enter() -> None:
            page.enter()
            page.kept_view.scroll(view)

        QTimer.singleShot(0, page, enter)

    def remove_page(self, page: FacilitatorPage) -> None:
        focused = self.window().focusWidget()
        if focused is not None and page.isAncestorOf(focused):
            focused.clearFocus()  # else it wanders to the rail, which keeps it when it is dressed for the next page
        self.keyboard.put_away()
        self._pages.removeWidget(page)
        page.deleteLater()

    def dress_rail(self, workspace: Workspace | None, partnership_id: str, current: str | None) -> None:
        """The rail as it is for this entry of it; no rail without a file, or without an entry."""
        self.rail.setVisible(workspace is not None and current is not None)
        if workspace is None or current is None:
            return
        label, tag, practice = "", "", False
        if partnership := _still_there(workspace, partnership_id):
            running = any(r.partnership_id == partnership_id for r in workspace.rounds.open_rounds())
            label, practice = partnership.name, partnership.practice
            tag = _("Open") if running else ""
        entries, foot = rail_entries(tag if label else None)
        self.rail.show_entries(entries, foot, label=label, practice=practice, current=current)


def _still_there(workspace: Workspace, partnership_id: str) -> Partnership | None:
    """The partnership; None where there is none, or where it has just been deleted."""
    try:
        return workspace.partnerships.get(partnership_id) if partnership_id else None
    except AppError as error:
        if error.code != "not_found":
            raise
        return None
