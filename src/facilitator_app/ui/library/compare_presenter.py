"""Two to four questionnaires side by side, on the screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.comparing import FEWEST, MOST, Comparison, compare
from facilitator_app.domain.language import _
from facilitator_app.file_names import file_name
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.routes import CompareRoute
from facilitator_app.ui.saving import Printable
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.ui.library.compare_view import ComparePage


class ComparePresenter(Presenter["ComparePage", CompareRoute]):
    def __init__(self, view: ComparePage, shell: Shell, route: CompareRoute) -> None:
        super().__init__(view, shell, route)
        self._all = {one.id: one for one in shell.workspace.library.all()}
        named = [one for one in route.instrument_ids if one in self._all] or list(self._all)[:FEWEST]
        self.chosen = [*named, *[""] * MOST][:MOST]
        self.paper = Printable(view, shell, self._sheet, self._name)

    def show(self) -> None:
        choices = [("", _("None")), *((one.id, str(one.title)) for one in self._all.values())]
        self.view.show_choices(choices, self.chosen)
        self._show()

    def choose(self, place: int, instrument_id: str) -> None:
        """Another questionnaire, or none, at this place; places count from 0."""
        self.chosen[place] = instrument_id
        self._show()

    def comparison(self) -> Comparison | None:
        """What is side by side now; None if that is fewer than two."""
        chosen = [self._all[one] for one in dict.fromkeys(self.chosen) if one]
        return compare(chosen) if len(chosen) >= FEWEST else None

    def _show(self) -> None:
        found = self.comparison()
        self.view.show_comparison(found, "" if found else _("Choose two different questionnaires or more."))

    def _name(self) -> str:
        titles = [str(self._all[one].title) for one in dict.fromkeys(self.chosen) if one]
        return file_name(_("Side by side"), *titles)

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import comparison_sheet

        found = self.comparison()
        assert found is not None, "the buttons for paper are off"
        return comparison_sheet(found)
