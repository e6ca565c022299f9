"""All partnerships together: by name, in counts, and never one above another."""

from __future__ import annotations

from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.plan import Status, status_words
from facilitator_app.domain.portfolio import FEWEST, Portfolio
from facilitator_app.domain.steps import finish
from facilitator_app.file_names import file_name
from facilitator_app.ui import routes as to
from facilitator_app.ui.portfolio.view import PortfolioPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import Printable
from facilitator_app.ui.widgets import TableCell


class PortfolioPresenter(Presenter[PortfolioPage, to.PortfolioRoute]):
    leads_back = to.HomeRoute
    paper: Printable | None = None

    def show(self) -> None:
        portfolio = self.workspace.portfolio.of_all()
        lead = _("Counts, and themes that come up again.")
        self.view.show_head(_("All partnerships together"), lead, practice=portfolio.practice and bool(portfolio.work))
        if not portfolio.work:
            self.view.show_withheld(_("No partnership yet."), _("Each partnership that you work with stands here."))
            return
        self.paper = Printable(self.view, self.shell, self._sheet, lambda: file_name(_("Counts"), ending=".pdf"))
        self.view.show_work(
            [
                (
                    TableCell(one.name, detail=_overdue(one.overdue)),
                    str(one.rounds),
                    str(one.agreed),
                    *(str(one.actions[status]) for status in Status),
                )
                for one in portfolio.work
            ]
        )
        self._show_themes(portfolio)

    def _show_themes(self, portfolio: Portfolio) -> None:
        if not portfolio.shared:
            most = n_(
                "{n} partnership has results of one questionnaire now.",
                "At most {n} partnerships have results of the same questionnaire now.",
                portfolio.most,
            )
            least = _("Themes are shown where at least {n} partnerships have the same questionnaire.", n=FEWEST)
            self.view.show_no_themes(_("Which themes come up again"), f"{least} {most}")
            return
        for one in portfolio.shared:
            rows = [
                (
                    theme.title,
                    _("{n} of {all}", n=theme.again, all=theme.of),
                    str(theme.agreed),
                    str(theme.done),
                )
                for theme in one.themes
            ]
            lead = _(
                "The newest results of {n} partnerships. Themes stand in the order of the questionnaire.",
                n=one.partnerships,
            )
            if not rows:
                lead = _(
                    "The newest results of {n} partnerships. No theme comes up in two or more of them.",
                    n=one.partnerships,
                )
            self.view.show_themes(_("Themes of {questionnaire}", questionnaire=one.instrument), lead, rows)

    def _sheet(self) -> bytes:
        """For a programme lead: counts, and no name."""
        from facilitator_app.packs.plain_sheet import PlainSheet, SheetPart, SheetTable, render_plain

        portfolio = self.workspace.portfolio.of_all()
        closed, running = sum(one.rounds for one in portfolio.work), sum(one.open_rounds for one in portfolio.work)
        counts = portfolio.actions
        rows = [(status_words(status), str(counts[status])) for status in Status]
        overdue = sum(one.overdue for one in portfolio.work)
        together = [
            n_("{n} partnership.", "{n} partnerships.", len(portfolio.work)),
            n_("{n} round is closed.", "{n} rounds are closed.", closed),
            n_("{n} round is open.", "{n} rounds are open.", running),
        ]
        agreed = n_("{n} action was agreed.", "{n} actions were agreed.", sum(counts.values()))
        parts = [
            SheetPart(_("Partnerships and rounds"), together),
            SheetPart(
                _("What was agreed, and what came of it"),
                [agreed, _overdue(overdue)],
                SheetTable((_("How it stands"), _("Actions")), rows, (4, 1)),
            ),
            SheetPart(
                _("How to read this"),
                [
                    _("These are counts of all partnerships together. No partnership and no person is named."),
                    _(
                        "More actions are not better than few. What matters is whether what was agreed was done, and helped."
                    ),
                ],
            ),
        ]
        foot = _("As it stood on {day}.", day=long_date(self.shell.today()))
        return finish(render_plain(PlainSheet(_("Our partnerships in counts"), "", foot, parts, portfolio.practice)))


def _overdue(n: int) -> str:
    return n_("{n} action is overdue.", "{n} actions are overdue.", n) if n else ""
