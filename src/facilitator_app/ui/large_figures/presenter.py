"""Large figures: drawn in the background, as matplotlib is slow to load. The ledger line is written before one leaves."""

from __future__ import annotations

from pathlib import Path

from facilitator_app.charts.figures import FigureKind, LargeFigure, figures_of, saved
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.steps import Job, Step, one_step
from facilitator_app.files import save_whole
from facilitator_app.ui import routes as to
from facilitator_app.ui.large_figures.view import LargeFiguresPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import name_in_round, save_file, saved_unlocked
from facilitator_app.ui.wordings import release


class LargeFiguresPresenter(Presenter[LargeFiguresPage, to.LargeFiguresRoute]):
    def begin(self) -> None:
        self._results: RoundResults | None = None
        self._since: SinceLast | None = None
        self._figures: dict[FigureKind, LargeFigure] = {}
        self._kind = self.route.kind or FigureKind.THEMES

    def show(self) -> None:
        """Fill the screen, or say why there is nothing to look at."""
        results = release(self.workspace, self.route.round_id)
        self.view.show_head(_("Larger pictures"), "")
        if isinstance(results, Withheld):
            self.view.show_withheld(results.what, results.do)
            return
        since = self.workspace.over_time.since_last(self.route.round_id)
        self._since = None if isinstance(since, Withheld) else since
        self._figures = {figure.kind: figure for figure in figures_of(results, self._since)}
        if not self._figures:
            self.view.show_withheld(
                _("There is no larger picture of these results."), _("Use “Copy or save” for the charts themselves.")
            )
            return
        self._results = results
        if self._kind not in self._figures:
            self._kind = next(iter(self._figures))
        self.view.show_choices([(kind.value, one.title) for kind, one in self._figures.items()], self._kind.value)
        self.draw()

    def choose(self, kind: str) -> None:
        self._kind = FigureKind(kind)
        self.draw()

    def save(self, form: str) -> None:
        """The figure as it is on paper, as a file of this form."""
        figure = self._figures[self._kind]
        save_file(
            self.shell,
            self.view,
            _("Save"),
            name_in_round(self.shell, self.route.ids, figure.title, ending=f".{form}"),
            lambda path: self._saving(path, form),
            label=_("Drawing the picture"),
            done=lambda path: self.view.show_done(saved_unlocked(path)),
        )

    def _saving(self, path: Path, form: str) -> Job[Path]:
        """Into the ledger at once; drawing and writing are the job."""
        kind, since = self._kind, None
        if kind is FigureKind.CHANGE:
            since, foot = self.workspace.exports.publish_change(self.route.round_id)
            results = since.now
        else:
            results, foot = self.workspace.exports.publish_figure(self.route.round_id)

        def work() -> Job[Path]:
            yield Step(0, 2, _("Drawing the picture"))
            return (yield from save_whole(path, saved(results, kind, form, foot, since=since)))

        return work()

    def draw(self) -> None:
        """The figure in the colours of the page, now or when they have changed."""
        if self._results is None:
            return
        results, figure, ink = self._results, self._figures[self._kind], self.view.ink
        foot, since = self.workspace.exports.foot(results), self._since
        job = one_step(_("Drawing the picture"), lambda: saved(results, figure.kind, "png", foot, ink, since=since))
        self.shell.run(
            job,
            _("Drawing the picture"),
            lambda png: self.view.show_figure(png, figure.words) if self._kind is figure.kind else None,
            self.view.show_error,
        )
