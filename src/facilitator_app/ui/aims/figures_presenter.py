"""Figures of outcomes: typed, to their last digit, several days of one name under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator_app.domain.aims import OutcomeFigure, figure_rows, value_typed
from facilitator_app.domain.days import day_of_parts, parts_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.words import tidy
from facilitator_app.ui import routes as to
from facilitator_app.ui.aims.view import OutcomeFiguresPage
from facilitator_app.ui.list_editor import Form, Input, ListContents, ListLogic, Spec
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.widgets import TableCell


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure as it stands in its form, right or not yet."""

    id: str
    label: str = ""
    unit: str = ""
    value: str = ""
    on: str = ""
    source: str = ""

    @staticmethod
    def of(one: OutcomeFigure) -> TypedFigure:
        return TypedFigure(one.id, one.label, one.unit, f"{one.value:f}", parts_of(one.on, one.on), one.source)

    def figure(self) -> OutcomeFigure:
        """Raises AppError "no_number", "no_such_day" or "day_missing"."""
        day = day_of_parts(self.on)
        if day is None:
            raise AppError("day_missing", _("This figure has no day."), _("Type the day on which it was so."))
        return OutcomeFigure(self.id, self.label, self.unit, value_typed(self.value), day, self.source)


class OutcomeFiguresPresenter(Presenter[OutcomeFiguresPage, to.OutcomeFiguresRoute], ListContents[TypedFigure]):
    leads_back = to.AimsRoute
    named = "label"

    def begin(self) -> None:
        self.id_ = self.route.partnership_id
        self.aims = self.workspace.aims
        self.list = ListLogic(self.view.list, self, self.shell, self.id_, "figures")

    def show(self) -> None:
        lead = _("What you count, on which day, and where you read it.")
        practice = self.workspace.partnerships.get(self.id_).practice
        self.view.show_head(_("Outcome figures"), lead, practice=practice)
        self.list.show()

    def leave(self) -> None:
        if not self.list.stopped():
            super().leave()

    # --- the list

    def items(self) -> tuple[TypedFigure, ...]:
        """Those of one name under each other, by their days."""
        rows = figure_rows(self.aims.of(self.id_).figures)
        return tuple(TypedFigure.of(one) for row in rows for one in row.figures)

    def keep(self, items: tuple[TypedFigure, ...]) -> None:
        self.aims.set_figures(self.id_, [one.figure() for one in items])

    def rows(self, items: tuple[TypedFigure, ...]) -> Sequence[Sequence[str | TableCell]]:
        figures = [one.figure() for one in items]
        return [(tidy(one.label), one.words, long_date(one.on), tidy(one.source)) for one in figures]

    def form(self, item: TypedFigure, new: bool, /) -> Form:
        hint = _("Such as people, %, £. It may stay empty.")
        return Form(
            _("New figure") if new else _("This figure"),
            (
                Spec("label", _("What it counts"), item.label),
                Spec("value", _("Figure"), item.value),
                Spec("unit", _("Unit"), item.unit, hint=hint),
                Spec("on", _("On which day"), item.on, Input.DATE),
                Spec("source", _("Where it was read"), item.source),
            ),
        )

    def changed(self, item: TypedFigure, key: str, value: str) -> TypedFigure:
        return replace(item, **{key: value})

    def fault(self, item: TypedFigure, /) -> str:
        return self._fault(item)[1]

    def fault_at(self, item: TypedFigure, /) -> str:
        return self._fault(item)[0]

    def _fault(self, item: TypedFigure) -> tuple[str, str]:
        """The first field that cannot stay as it is, and why."""
        if not item.label.strip():
            return "label", _("This figure has no name. Type what it counts.")
        try:
            item.figure()
        except AppError as error:
            return ("value" if error.code == "no_number" else "on"), str(error)
        return "", ""

    def new(self) -> TypedFigure:
        """For another day of what is in the form; the first one begins empty."""
        last, today = self.list.chosen, self.shell.today()
        on = f"|{today.month}|{today.year}"
        if last is None:
            return TypedFigure(new_id(), on=on)
        return TypedFigure(new_id(), last.label, last.unit, on=on, source=last.source)

    def removed(self, item: TypedFigure) -> str:
        return _("The figure for {label} was removed.", label=tidy(item.label))

    def counted(self, n: int, /) -> str:
        return n_("{n} figure", "{n} figures", n) if n else ""
