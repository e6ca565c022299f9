"""Two to four questionnaires side by side, on the screen and on paper."""

from __future__ import annotations

from facilitator_app.domain.comparing import FEWEST, MOST, Comparison, compare
from facilitator_app.domain.language import _
from facilitator_app.file_names import file_name
from facilitator_app.ui import routes as to
from facilitator_app.ui.library.compare_view import ComparePage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import Printable


class ComparePresenter(Presenter[ComparePage, to.CompareRoute]):
    def begin(self) -> None:
        self._all = {one.id: one for one in self.workspace.library.all()}
        named = [one for one in self.route.instrument_ids if one in self._all] or list(self._all)[:FEWEST]
        self.chosen = [*named, *[""] * MOST][:MOST]
        self.paper = Printable(self.view, self.shell, self._sheet, self._name)

    def show(self) -> None:
        choices = [("", _("None")), *((one.id, str(one.title)) for one in self._all.values())]
        self.view.show_choices(choices, self.chosen)
        self._show()

    def choose(self, column: int, instrument_id: str) -> None:
        """Another questionnaire, or none, in this column; columns count from 0."""
        self.chosen[column] = instrument_id
        self._show()

    def comparison(self) -> Comparison | None:
        """What is side by side now; None if that is fewer than two."""
        chosen = [self._all[one] for one in dict.fromkeys(self.chosen) if one]
        return compare(chosen) if len(chosen) >= FEWEST else None

    def _show(self) -> None:
        comparison = self.comparison()
        self.view.show_comparison(comparison, "" if comparison else _("Choose two different questionnaires or more."))

    def _name(self) -> str:
        titles = [str(self._all[one].title) for one in dict.fromkeys(self.chosen) if one]
        return file_name(_("Side by side"), *titles)

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import comparison_sheet

        comparison = self.comparison()
        assert comparison is not None, "the buttons for paper are off"
        return comparison_sheet(comparison)
