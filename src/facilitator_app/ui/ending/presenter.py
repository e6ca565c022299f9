"""How the partnership ends: kept as it is typed; what cannot be kept waits, and is said before one leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.days import day_of_parts, parts_of
from facilitator_app.domain.ending import (
    Ending,
    EndReason,
    ExitPart,
    Fate,
    LeftThing,
    exit_words,
    fate_words,
    reason_words,
)
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.steps import Job
from facilitator_app.domain.words import tidy
from facilitator_app.file_names import file_name
from facilitator_app.ui import routes as to
from facilitator_app.ui.ending.view import EndingPage
from facilitator_app.ui.list_editor import Form, Input, ListContents, ListLogic, Spec
from facilitator_app.ui.not_kept import NotKeptYet
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import PrivatePages
from facilitator_app.ui.screens import Route
from facilitator_app.ui.widgets import TableCell

UNFINISHED_KEY = "ending"
EMPTY, SIGNING = "\u00a0", 4
"""A cell to write in by hand, and how many people can sign on the page."""


class EndingPresenter(Presenter[EndingPage, to.EndingRoute], ListContents[LeftThing]):
    leads_back = to.PartnershipRoute
    named = "what"

    def begin(self) -> None:
        self.service = self.workspace.timeline
        self.id = self.route.partnership_id
        self.not_kept = NotKeptYet(self.workspace.unfinished, self.id, UNFINISHED_KEY)
        self.list = ListLogic(self.view.list, self, self.shell, self.id, UNFINISHED_KEY, "left")
        name = lambda ending: file_name(self._read()[0].name, _("Ending well"), ending=ending)  # noqa: E731
        self.paper = PrivatePages(self.view, self.shell, self._pages, name, _("Save as PDF"))

    def show(self) -> None:
        partnership, ending, held = self._read()
        self.view.set_back(partnership.name)
        lead = _("A partnership that ends well leaves something behind. Write down what, and who has it.")
        self.view.show_head(_("Ending well"), lead, practice=partnership.practice)
        shown = {"reason": ending.reason or "", "why": ending.why, "on": parts_of(ending.on, self.shell.today())}
        shown |= {part.value: ending.exit.get(part, "") for part in ExitPart}
        for key, value in shown.items():
            self.view.show_field(key, value)
        for key, value in self.not_kept.last_time().items():
            if key in shown:
                self.view.show_field(key, value)
                self.write(key, value)
        self.view.show_answers([(one.id, one.name, _held(one), one.state is RoundState.CLOSED) for one in held])
        self.list.show()

    def leave(self) -> None:
        if problems := self.not_kept.problems:
            self.view.show_errors([(words, self.view.fields[key]) for words, key in problems])
        elif not self.list.stopped():
            super().leave()

    def write(self, key: str, value: str) -> None:
        """Keep it at once. What is refused stays in its field, waits for one to come back, and is said beside it."""
        before = self._ending()
        try:
            after = _changed(before, key, value)
            self.service.keep_ending(self.id, after)
        except AppError as error:
            self.not_kept.refuse(key, value, str(error))
            self.view.show_wrong(key, str(error))
            return
        if self.not_kept.accept(key):
            self.view.show_wrong(key, "")
            self.view.clear_errors()
        if after != before:
            self.shell.saved()

    def visit_round(self, screen: Callable[..., Route], round_id: str) -> None:
        """The page that deletes the answers of a round."""
        if not self.not_kept.problems and not self.list.stopped():
            self.shell.go(screen(self.id, round_id))

    # --- the list

    def items(self) -> tuple[LeftThing, ...]:
        return self._ending().left

    def keep(self, items: tuple[LeftThing, ...]) -> None:
        self.service.keep_ending(self.id, replace(self._ending(), left=items))

    def rows(self, items: tuple[LeftThing, ...]) -> Sequence[Sequence[str | TableCell]]:
        return [(one.what.strip(), fate_words(one.fate), one.who.strip() or _("Nobody yet")) for one in items]

    def form(self, item: LeftThing, _new: bool, /) -> Form:
        fates = tuple((one.value, fate_words(one)) for one in Fate)
        return Form(
            _("What is left"),
            (
                Spec("what", _("What it is"), item.what),
                Spec("fate", _("What becomes of it"), item.fate, Input.CHOICE, choices=fates),
                Spec("who", _("Who has it then"), item.who),
            ),
        )

    def changed(self, item: LeftThing, key: str, value: str) -> LeftThing:
        if key == "fate":
            return replace(item, fate=Fate(value))
        return replace(item, what=value) if key == "what" else replace(item, who=value)

    def fault(self, item: LeftThing, /) -> str:
        return "" if tidy(item.what) else _("It has no name. Type what it is.")

    def new(self) -> LeftThing:
        return LeftThing(new_id())

    def removed(self, item: LeftThing) -> str:
        return _("{what} was taken away.", what=tidy(item.what))

    # --- to take along

    def _pages(self) -> Job[bytes]:
        from facilitator_app.packs.plain_sheet import PlainSheet, SheetPart, SheetTable, render_plain

        partnership, ending, _rounds = self._read()
        today = self.shell.today()
        day = _("The partnership ends on {day}.", day=long_date(ending.on)) if ending.on else ""
        why = [reason_words(ending.reason) + "." if ending.reason else "", ending.why, day]
        rows = [(tidy(one.what), fate_words(one.fate), tidy(one.who) or _("Nobody yet")) for one in ending.left]
        heads = (_("What is left"), _("What becomes of it"), _("Who"))
        parts = [
            SheetPart(_("Why we end"), why),
            *(SheetPart(exit_words(part), [ending.exit[part]]) for part in ExitPart if part in ending.exit),
            SheetPart(_("What goes on, and who keeps what"), table=SheetTable(heads, rows, (5, 3, 4))),
        ]
        lines = [(EMPTY, EMPTY, EMPTY)] * SIGNING
        parts.append(
            SheetPart(_("Signed"), table=SheetTable((_("Name"), _("Organisation"), _("Day")), lines, (5, 5, 2), -1))
        )
        if ending.blank:
            parts = [SheetPart("", [_("Nothing is written yet.")])]
        foot = _("As it stood on {day}.", day=long_date(today))
        return render_plain(PlainSheet(_("Our exit strategy"), partnership.name, foot, parts, partnership.practice))

    # ---

    def _read(self) -> tuple[Partnership, Ending, tuple[Round, ...]]:
        return self.service.ending(self.id)

    def _ending(self) -> Ending:
        return self._read()[1]


def _changed(ending: Ending, key: str, value: str) -> Ending:
    """Raises AppError "no_such_day"."""
    if key == "reason":
        return replace(ending, reason=EndReason(value) if value else None)
    if key == "on":
        return replace(ending, on=day_of_parts(value))
    return replace(ending, why=value) if key == "why" else ending.with_exit(ExitPart(key), value)


def _held(round_: Round) -> str:
    """When its answers go."""
    if round_.state is not RoundState.CLOSED:
        return _("It is still open. Close it first.")
    if round_.promise.delete_on is None:
        return _("No day was promised for deleting them.")
    return _("You promised to delete them on {day}.", day=long_date(round_.promise.delete_on))
