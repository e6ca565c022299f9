"""Copy or save a chart, save tables. The ledger line is written before anything leaves."""

from __future__ import annotations

from collections.abc import Callable

from facilitator_app.charts.pieces import Piece, PieceKind, comments_at, is_there, name_of, piece_of, pieces, table_of
from facilitator_app.charts.tables import table_words
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.files import save_whole
from facilitator_app.ui import routes as to
from facilitator_app.ui.exports.view import ExportsPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import name_in_round, save_file, saved_unlocked
from facilitator_app.ui.wordings import named_comments, release


class ExportsPresenter(Presenter[ExportsPage, to.ExportsRoute]):
    """``piece``: what is copied or saved; the page it was opened from comes first."""

    def begin(self) -> None:
        self.results: RoundResults | None = None
        self.piece = self.route.piece or Piece()

    def show(self) -> None:
        """Fill the screen, or say why nothing can be saved."""
        results = release(self.workspace, self.route.round_id)
        if not isinstance(results, Withheld):
            results = self.workspace.exports.seen(self.route.round_id, self.piece)
        self.view.show_head(_("Copy or save"), "")
        if isinstance(results, Withheld):
            self.view.show_withheld(results.what, results.do)
            return
        self.results = results
        if not is_there(results, self.piece):
            self.piece = Piece()
        choices = pieces(results)
        if all(piece != self.piece for piece, _name in choices):
            choices.insert(0, (self.piece, name_of(results, self.piece)))
        self.view.show_choices([(piece.key, name) for piece, name in choices], self.piece.key)
        if self.workspace.answer_lists.offered:
            self.view.show_lists()
        self._show()

    def choose(self, key: str) -> None:
        """Another piece; its figures go into the ledger before they are shown."""
        chosen = piece_of(key)
        results = self.workspace.exports.seen(self.route.round_id, chosen)
        if isinstance(results, Withheld) or not is_there(results, chosen):
            self.view.show_error(_("This is not shown any more. Go back and choose another."))
            return
        self.piece, self.results = chosen, results
        self._show()

    def copy(self) -> None:
        """The picture into the clipboard, for a slide or a letter."""
        issued = self.tried(lambda: self.workspace.exports.issue_picture(self.route.round_id, self.piece))
        if issued is None:
            return
        self.view.copy(issued.drawing)
        self.view.show_done(_("The picture is copied. Paste it where you want it."))

    def save_picture(self, kind: str) -> None:
        """The picture as a file of this kind: png, svg or pdf."""

        def make() -> bytes:
            from facilitator_app.charts import svg
            from facilitator_app.packs.picture_page import picture_page

            issued = self.workspace.exports.issue_picture(self.route.round_id, self.piece)
            if kind == "png":
                return self.view.png(issued.drawing)
            if kind == "svg":
                return svg(issued.drawing).encode()
            return picture_page(issued.drawing, issued.title, issued.words)

        self._save(self._chart_name(), f".{kind}", make)

    def save_table(self, ending: str) -> None:
        """The table of this piece as a file with this ending: a CSV file or a spreadsheet."""
        exports = self.workspace.exports
        make = exports.table_csv if ending == ".csv" else exports.table_xlsx
        name = _("Table of {chart}", chart=self._chart_name())
        self._save(name, ending, lambda: make(self.route.round_id, self.piece))

    def save_spreadsheet(self) -> None:
        """Every table, each on its own sheet."""
        exports = self.workspace.exports
        self._save(_("All tables"), ".xlsx", lambda: exports.tables_xlsx(self.route.round_id))

    def _chart_name(self) -> str:
        return name_of(self.results, self.piece) if self.results is not None else ""

    def _save(self, what: str, ending: str, make: Callable[[], bytes]) -> None:
        if self.results is not None:
            name = name_in_round(self.shell, self.route.ids, what, ending=ending)
            save_file(self.shell, self.view, _("Save"), name, lambda path: save_whole(path, make()),
                      done=lambda path: self.view.show_done(saved_unlocked(path)))  # fmt: skip

    def _show(self) -> None:
        assert self.results is not None
        lead = _("Every figure follows the promise, and is noted in the list of what left the program.")
        texts = comments_at(self.results, self.piece.id).texts if self.piece.kind is PieceKind.WORDS else ()
        names = self.workspace.comments.listed_names(self.route.round_id)
        self.view.set_lead(" ".join(filter(None, (lead, named_comments(names, texts)))))
        words = table_words(table_of(self.results, self.piece))
        self.view.show_picture(self.workspace.exports.preview(self.results, self.piece), words)
