"""P3: copy or save a chart, save tables. The ledger line is written before anything leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.wordings import release

PICTURES = {"png": "PNG (*.png)", "svg": "SVG (*.svg)", "pdf": "PDF (*.pdf)"}


class ExportsView(Protocol):
    def show_head(self, title: str, lead: str) -> None: ...
    def show_withheld(self, what: str, do: str) -> None: ...
    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None: ...
    def show_picture(self, drawing: Any, words: str) -> None: ...
    def show_lists(self) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...
    def copy(self, drawing: Any) -> None: ...
    def png(self, drawing: Any) -> bytes: ...


class ExportsPresenter:
    """``chosen``: a theme's id; empty for all themes."""

    def __init__(self, view: ExportsView, desk: Desk, where: Where) -> None:
        self.view = view
        self.desk = desk
        self.where = where
        self.results: RoundResults | None = None
        self.chosen = ""

    def show(self) -> None:
        """Fill the screen, or say why nothing can be saved."""
        round_ = self.desk.workspace.rounds.get(self.where.round_id) if self.where.round_id else None
        found = release(self.desk.workspace, round_)
        lead = _("Every figure follows the promise, and is noted in the list of what left the app.")
        self.view.show_head(_("Copy or save"), lead if not isinstance(found, Withheld) else "")
        if isinstance(found, Withheld):
            self.view.show_withheld(found.what, found.do)
            return
        self.results = found
        titles = {s.section_id: s.title for s in found.sections}
        page = self.where.page.split("\n")[0]
        of_item = {item.item_id: s.section_id for s in found.sections for item in s.items}
        self.chosen = page if page in titles else of_item.get(page, "")
        self.view.show_choices([("", _("All themes")), *titles.items()], self.chosen)
        if self.desk.workspace.answer_lists.offered:
            self.view.show_lists()
        self._show()

    def choose(self, section_id: str) -> None:
        self.chosen = section_id
        self._show()

    def copy(self) -> None:
        """The picture into the clipboard, for a slide or a letter."""
        try:
            issued = self.desk.workspace.exports.issue_picture(self.where.round_id, self.chosen)
        except AppError as error:
            self.view.show_error(str(error))
            return
        self.view.copy(issued.drawing)
        self.view.show_done(_("The picture is copied. Paste it where you want it."))

    def save_picture(self, kind: str) -> None:
        """The picture as a file of this kind: png, svg or pdf."""

        def make() -> bytes:
            from facilitator_app.charts import svg
            from facilitator_app.charts.picture import pdf

            issued = self.desk.workspace.exports.issue_picture(self.where.round_id, self.chosen)
            if kind == "png":
                return self.view.png(issued.drawing)
            return svg(issued.drawing).encode() if kind == "svg" else pdf(issued.drawing, issued.title)

        self._save(_("Chart"), kind, PICTURES[kind], make)

    def go_lists(self) -> None:
        self.desk.go("answer_lists", Where(self.where.partnership_id, self.where.round_id))

    def save_csv(self) -> None:
        exports = self.desk.workspace.exports
        self._save(_("Table"), "csv", "CSV (*.csv)", lambda: exports.table_csv(self.where.round_id, self.chosen))

    def save_spreadsheet(self) -> None:
        """Every table, each on its own sheet."""
        exports = self.desk.workspace.exports
        kind = _("Spreadsheet") + " (*.xlsx)"
        self._save(_("All tables"), "xlsx", kind, lambda: exports.tables_xlsx(self.where.round_id, None))

    def _save(self, name: str, ending: str, kind: str, make: Callable[[], bytes]) -> None:
        if self.results is None:
            return
        path = self.desk.ask_save_path(_("Save"), f"{name}.{ending}", kind)
        if path is None:
            return
        if path.suffix.lower() != f".{ending}":
            path = path.with_name(f"{path.name}.{ending}")
        try:
            data = make()
        except AppError as error:
            self.view.show_error(str(error))
            return
        job = self.desk.workspace.exports.write(data, path)
        self.desk.run(job, _("Saving the file"), self._saved, self.view.show_error)

    def _saved(self, path: Path) -> None:
        self.view.show_done(_("Saved: {name}. Keep it safe: this file is not locked.", name=path.name))

    def _show(self) -> None:
        assert self.results is not None
        title = self.results.section(self.chosen).title if self.chosen else self.results.headline
        self.view.show_picture(self.desk.workspace.exports.preview(self.results, self.chosen), title)
