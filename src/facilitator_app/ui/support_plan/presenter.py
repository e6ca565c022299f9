"""The Support Action Plan: everything is kept as it is typed; on one page on its side, and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.steps import Job
from facilitator_app.domain.support_plan import (
    CycleStep,
    SupportPlan,
    SupportRow,
    cycle_words,
    provider_name,
    quarter_end_words,
    quarter_words,
    row_title,
    step_words,
    where_lines,
)
from facilitator_app.domain.words import tidy
from facilitator_app.file_names import file_name
from facilitator_app.files import save_whole
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import Form, Input, ListContents, ListLogic, Spec
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import PrivatePages
from facilitator_app.ui.support_plan.view import SupportPlanPage
from facilitator_app.ui.widgets import TableCell

OTHER = "other"
"""The choice of somebody who is on no list."""


class SupportPlanPresenter(Presenter[SupportPlanPage, to.SupportPlanRoute], ListContents[SupportRow]):
    leads_back = to.PartnershipRoute
    named = "ambition"

    def begin(self) -> None:
        self.id_ = self.route.partnership_id
        self.plans = self.workspace.support_plan
        self.list = ListLogic(self.view.list, self, self.shell, self.id_, "support")
        name = lambda ending: file_name(self._partnership().name, _("Support Action Plan"), ending=ending)  # noqa: E731
        self.paper = PrivatePages(self.view, self.shell, self._pages, name, _("Save the plan"))
        self._themes: dict[str, CameFrom] = {}
        """What "where we are" can come from: themes of the newest results that may be shown."""

    def show(self) -> None:
        with suppress(AppError):  # a disk that is too full for it keeps nobody from the plan
            self.plans.tidy(self.id_)
        partnership, plan = self.plans.of_providers(self.id_)
        self.view.set_back(partnership.name)
        lead = _("Which support you need over a cycle, from whom, and when.")
        self.view.show_head(_("Support Action Plan"), lead, practice=partnership.practice)
        cycle = plan.cycle
        steps = [(step_words(step), long_date(day)) for step in CycleStep if (day := cycle.day_of(step)) is not None]
        self.view.show_cycle(cycle_words(cycle), steps, cycle.doubts)
        self._themes = self._released_themes()
        self.list.show()

    def leave(self) -> None:
        if not self.list.stopped():
            super().leave()

    # --- the list

    def items(self) -> tuple[SupportRow, ...]:
        return self._plan().rows

    def keep(self, items: tuple[SupportRow, ...]) -> None:
        self.plans.set_rows(self.id_, items)

    def rows(self, items: tuple[SupportRow, ...]) -> Sequence[Sequence[str | TableCell]]:
        names, cycle = self._partnership().shown_names(), self._plan().cycle
        return [
            (
                TableCell(row_title(one), detail=" · ".join(map(tidy, where_lines(one)))),
                TableCell(tidy(one.support), detail=_evidence_words(one)),
                provider_name(one, names) or _("Nobody yet"),
                quarter_end_words(one.quarter, cycle) or _("Not chosen yet"),
            )
            for one in items
        ]

    def form(self, item: SupportRow, _new: bool, /) -> Form:
        partnership = self._partnership()
        names = partnership.shown_names()
        people = [*(one.id for one in partnership.organisations), *(one.id for one in partnership.members)]
        listed = item.provider.id in names
        by_name = "" if listed else item.provider.name
        givers = [("", _("Nobody yet")), *((one, names[one]) for one in people), (OTHER, _("Somebody else"))]
        themes = self._themes | ({_key(item.source): item.source} if item.source else {})
        sources = [("", _("No theme")), *((key, one.words) for key, one in themes.items())]
        return Form(
            _("This row"),
            (
                Spec("ambition", _("What we want to reach"), item.ambition, Input.AREA),
                Spec("source", _("Theme it comes from"), _key(item.source), Input.CHOICE, choices=tuple(sources)),
                Spec("where", _("Where we are"), item.where, Input.AREA),
                Spec("support", _("Support we need"), item.support, Input.AREA),
                Spec(
                    "provider",
                    _("Who gives it"),
                    item.provider.id if listed else OTHER if by_name else "",
                    Input.CHOICE,
                    choices=tuple(givers),
                ),
                Spec("name", _("Somebody else: their name"), by_name),
                Spec("quarter", _("Quarter"), str(item.quarter), Input.CHOICE, choices=self._quarters(item)),
                Spec("evidence", _("How we will know"), item.evidence, Input.AREA),
            ),
        )

    def changed(self, item: SupportRow, key: str, value: str) -> SupportRow:
        if key == "source":
            return replace(item, source=self._themes.get(value) or (item.source if value else None))
        if key == "quarter":
            return replace(item, quarter=int(value))
        if key == "name":
            return replace(item, provider=Owner(value))
        if key == "provider":
            if value == OTHER:
                return replace(item, provider=Owner("" if item.provider.id else item.provider.name))
            names = self._partnership().shown_names()
            return replace(item, provider=Owner(names[value], value) if value else Owner())
        return replace(item, **{key: value})  # type: ignore[arg-type]

    def new(self) -> SupportRow:
        return SupportRow(new_id())

    def removed(self, item: SupportRow) -> str:
        return _("{row} was taken off the plan.", row=row_title(item))

    def counted(self, n: int, /) -> str:
        return n_("{n} row", "{n} rows", n) if n else ""

    def shown(self) -> None:
        self.view.show_ways(any(not row.blank for row in self.items()))

    # --- to take along

    def save_table(self) -> None:
        """The rows, and the steps of the cycle, as a spreadsheet."""
        from facilitator_app.exchange.plan_files import support_tables
        from facilitator_app.exchange.tables import xlsx_bytes

        made = xlsx_bytes(support_tables(self._plan(), self._partnership().shown_names()))
        self.paper.save(_("Save the plan"), ".xlsx", lambda path: save_whole(path, made))

    # ---

    def _plan(self) -> SupportPlan:
        return self.plans.of(self.id_)

    def _partnership(self) -> Partnership:
        return self.workspace.partnerships.get(self.id_)

    def _quarters(self, row: SupportRow) -> tuple[tuple[str, str], ...]:
        cycle = self._plan().cycle
        numbers = [*range(1, cycle.quarters + 1), *([row.quarter] if row.quarter > cycle.quarters else [])]
        return ("0", _("Not chosen yet")), *((str(n), quarter_words(n, cycle)) for n in numbers)

    def _released_themes(self) -> dict[str, CameFrom]:
        rounds = self.workspace.rounds.of_partnership(self.id_)
        closed = (one for one in rounds if one.state is RoundState.CLOSED and one.about is None)
        for one in closed:
            results = self.workspace.results.preview(one.id)
            if isinstance(results, Withheld):
                continue
            shown = [section for section in results.sections if not section.withheld]
            sources = [CameFrom(one.id, section.section_id, section.title) for section in shown]
            return {_key(source): source for source in sources}
        return {}

    def _pages(self) -> Job[bytes]:
        from facilitator_app.packs.support_sheet import SupportSheet, render_support

        one = self._partnership()
        sheet = SupportSheet(one.name, one.practice, self._plan(), one.shown_names())
        return render_support(sheet, self.shell.today())


def _evidence_words(row: SupportRow) -> str:
    return _("We will know by this: {words}", words=tidy(row.evidence)) if row.evidence.strip() else ""


def _key(source: CameFrom | None) -> str:
    return f"{source.round_id}|{source.place_id}" if source else ""
