"""The agendas of a partnership. One of the library that is changed becomes this partnership's own copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.agendas import MOST_MINUTES, AgendaItem, OwnAgenda, moved
from facilitator_app.domain.days import day_of_parts, parts_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.words import tidy
from facilitator_app.file_names import file_name
from facilitator_app.services.agendas import PartnershipAgendas
from facilitator_app.ui import routes as to
from facilitator_app.ui.agendas.view import AgendasPage, OwnAgendaPage
from facilitator_app.ui.list_editor import Form, Input, ListContents, ListLogic, Spec
from facilitator_app.ui.not_kept import NotKeptYet
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import Printable
from facilitator_app.ui.widgets import TableCell


class AgendasPresenter(Presenter[AgendasPage, to.AgendasRoute]):
    leads_back = to.PartnershipRoute

    def show(self) -> None:
        self.not_kept = NotKeptYet(self.workspace.unfinished, self.route.partnership_id, "first day")
        partnership_agendas = self._read()
        partnership = partnership_agendas.partnership
        self.view.set_back(partnership.name)
        lead = _("Choose one, change it if you like, print it, or show it item by item.")
        self.view.show_head(_("Agendas"), lead, practice=partnership.practice)
        self.view.show_agendas(
            [
                (one.id, _title(one), _detail(one), self._tag(partnership_agendas, one))
                for one in partnership_agendas.agendas
            ]
        )
        self._first = self.shell.today()
        self.view.first.show_text(parts_of(self._first, self._first))
        if waiting := self.not_kept.last_time().get("first", ""):
            self.view.first.show_text(waiting)
            self.set_first(waiting)
        for journey in partnership_agendas.journeys[:1]:
            self.view.show_journey(journey, [(_week(step.week), step.title, step.what) for step in journey.steps])

    def begin_one(self) -> None:
        """A new agenda, on its own page."""
        made = self.tried(lambda: self.workspace.agendas.begin(self.route.partnership_id))
        if made is not None:
            self.shell.saved()
            self.visit(to.OwnAgendaRoute, made.id)

    def set_first(self, parts: str) -> None:
        """The day of the first step, as it is typed."""
        try:
            day = day_of_parts(parts)
        except AppError as error:
            self.not_kept.refuse("first", parts, str(error))
            self.view.first.show_error(str(error))
            return
        self._first = day or self.shell.today()
        if self.not_kept.accept("first"):
            self.view.first.clear_error()
            self.view.clear_errors()

    def set_out(self) -> None:
        """The steps of the journey become meetings on the timeline, and the last one the day to look again."""
        if problems := self.not_kept.problems:
            self.view.show_errors([(words, self.view.first) for words, _key in problems])
            return
        journey = self._read().journeys[0]
        if self.kept(lambda: self.workspace.agendas.set_out(self.route.partnership_id, journey, self._first)):
            words = _("The steps stand on the timeline, from {day} on.", day=long_date(self._first))
            self.view.show_done(words)

    def _read(self) -> PartnershipAgendas:
        return self.workspace.agendas.of(self.route.partnership_id)

    @staticmethod
    def _tag(partnership_agendas: PartnershipAgendas, one: OwnAgenda) -> str:
        if one.id not in partnership_agendas.changed:
            return ""
        return _("Changed") if one.source else _("Your own")


class OwnAgendaPresenter(Presenter[OwnAgendaPage, to.OwnAgendaRoute], ListContents[AgendaItem]):
    leads_back = to.AgendasRoute
    named = "title"

    def begin(self) -> None:
        self.service = self.workspace.agendas
        self.ids = (self.route.partnership_id, self.route.agenda_id)
        self._undo_all: Callable[[], object] | None = None
        self.list = ItemLogic(self.view.list, self, self.shell, *self.ids, "items")
        self.list.chosen_changed = self._show_move_buttons
        self.paper = Printable(self.view, self.shell, self._sheet, lambda: file_name(_title(self._agenda())))

    def show(self) -> None:
        partnership = self.workspace.partnerships.get(self.ids[0])
        try:
            agenda = self._agenda()
        except AppError as error:
            self.view.show_gone(error.what, error.do, self.leave)
            return
        self.view.show_head(_title(agenda), agenda.lead or partnership.name, practice=partnership.practice)
        self.list.show()

    def leave(self) -> None:
        if not self.list.stopped():
            super().leave()

    def write_name(self, words: str) -> None:
        try:
            self.service.keep(self.ids[0], replace(self._agenda(), title=words))
        except AppError as error:
            self.view.name.show_error(str(error))
            return
        self.view.name.clear_error()
        self.shell.saved()
        self._show_name()
        self._show_again()

    def move(self, by: int) -> None:
        """The chosen item further up or down."""
        chosen = self.list.chosen
        if chosen is not None and self.kept(lambda: self._keep(moved(self.items(), chosen.id, by))):
            self.list.show_rows()

    def begin_again(self) -> None:
        """The agenda of the library again; one of your own goes. Undo stands on the page."""
        before = self._agenda()
        if not self.kept(lambda: self.service.remove(*self.ids)):
            return
        if before.source:
            self.list.offer_back(lambda: self.service.keep(self.ids[0], before))
            self.show()
            self.view.list.undo_bar.show_done(_("It is as in the library again."))
        else:
            self.leave()

    def show_it(self) -> None:
        """Item by item on the projector, with a clock."""
        if self.list.stopped():
            return
        agenda = self._agenda().as_agenda
        if agenda.steps:
            self.shell.show_room(agenda)
        else:
            self.view.show_error(_("There is no item to show. Add one."))

    # --- the list

    def items(self) -> tuple[AgendaItem, ...]:
        return self._agenda().items

    def keep(self, items: tuple[AgendaItem, ...]) -> None:
        self._keep(items)

    def rows(self, items: tuple[AgendaItem, ...]) -> Sequence[Sequence[str | TableCell]]:
        return [
            (
                tidy(one.title),
                TableCell(tidy(one.what), detail=_("Bring: {what}", what=tidy(one.materials)) if one.materials else ""),
                str(one.minutes),
            )
            for one in items
        ]

    def form(self, item: AgendaItem, _new: bool, /) -> Form:
        return Form(
            _("This item"),
            (
                Spec("title", _("Name of the item"), item.title),
                Spec("minutes", _("Minutes"), str(item.minutes), Input.NUMBER, most=MOST_MINUTES),
                Spec("what", _("What we do"), item.what, Input.AREA),
                Spec("materials", _("What to bring"), item.materials),
            ),
        )

    def changed(self, item: AgendaItem, key: str, value: str) -> AgendaItem:
        if key == "minutes":
            return replace(item, minutes=int(value))
        if key == "title":
            return replace(item, title=value)
        return replace(item, what=value) if key == "what" else replace(item, materials=value)

    def fault(self, item: AgendaItem, /) -> str:
        if not tidy(item.title):
            return _("The item has no name. Type one.")
        return "" if item.minutes else _("The item takes no time. Choose its minutes.")

    def fault_at(self, item: AgendaItem, /) -> str:
        return "minutes" if tidy(item.title) else "title"

    def new(self) -> AgendaItem:
        return AgendaItem(new_id())

    def removed(self, item: AgendaItem) -> str:
        return _("{what} was taken away.", what=tidy(item.title))

    def counted(self, n: int, /) -> str:
        if not n:
            return ""
        minutes = n_("{n} minute in all.", "{n} minutes in all.", self._agenda().minutes)
        return n_("{n} item. {minutes}", "{n} items. {minutes}", n, minutes=minutes)

    def shown(self) -> None:
        self._show_name()
        self._show_move_buttons()
        self._show_again()

    # ---

    def _show_name(self) -> None:
        agenda = self._agenda()
        self.view.set_title(_title(agenda))
        if self.view.name.text() != agenda.title:
            self.view.name.show_text(agenda.title)

    def _show_move_buttons(self) -> None:
        items, chosen = self.items(), self.list.chosen
        index = next((n for n, one in enumerate(items) if chosen is not None and one.id == chosen.id), -1)
        self.view.show_move_buttons(index >= 0, index > 0, 0 <= index < len(items) - 1)

    def _show_again(self) -> None:
        partnership_agendas = self.service.of(self.ids[0])
        if self.ids[1] not in partnership_agendas.changed:
            self.view.show_again("")
            return
        own = not self._agenda().source
        self.view.show_again(_("Take this agenda away") if own else _("Begin again with that of the library"))

    def _agenda(self) -> OwnAgenda:
        return self.service.get(*self.ids)

    def _keep(self, items: tuple[AgendaItem, ...]) -> None:
        self.service.keep(self.ids[0], replace(self._agenda(), items=items))

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import agenda_sheet

        return agenda_sheet(self._agenda().as_agenda, self.workspace.partnerships.get(self.ids[0]).name)


class ItemLogic(ListLogic[AgendaItem]):
    """Says when another item is in the form, and can take back what the page itself did."""

    chosen_changed: Callable[[], object]

    def choose(self, row: int) -> None:
        super().choose(row)
        self.chosen_changed()

    def offer_back(self, undo_step: Callable[[], object]) -> None:
        self._close()
        self._undo_step = undo_step


def _title(agenda: OwnAgenda) -> str:
    return tidy(agenda.title) or _("Our meeting")


def _detail(agenda: OwnAgenda) -> str:
    minutes = n_("{n} minute", "{n} minutes", agenda.minutes)
    return _("{minutes}. {lead}", minutes=minutes, lead=tidy(agenda.lead)) if agenda.lead else minutes


def _week(week: int) -> str:
    if week == 0:
        return _("First")
    if week % 52 == 0:
        return n_("After {n} year", "After {n} years", week // 52)
    return n_("After {n} week", "After {n} weeks", week)
