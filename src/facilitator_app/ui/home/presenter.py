"""The partnerships, and the round to carry on with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _, day_of_week, long_date, n_
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.timeline import EntryKind
from facilitator_app.services.file_words import older_secret_warning
from facilitator_app.services.workspace import synced_warning
from facilitator_app.ui import routes as to
from facilitator_app.ui.home.view import HomePage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.starting.practice import Practice

if TYPE_CHECKING:
    from facilitator_app.services.partnerships import PartnershipRow
    from facilitator_app.services.retention import Due
    from facilitator_app.services.sessions import DueTalks
    from facilitator_app.services.timeline import DueEntry
    from facilitator_app.services.workspace import Workspace

MANY = 5
"""With more partnerships than this a find box helps."""
COPY_DAYS = 7
"""After so many days without a copy Home asks for one."""


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    """One partnership: ``kind`` and ``shape`` are those of its status tag."""

    id: str
    name: str
    detail: str
    state: str
    kind: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class CarryOn:
    """The open round to carry on with. Counts are of people; in a round about people, of answers about somebody.

    ``of_all``: the words beside the count, "of 12 have answered".
    """

    title: str
    words: str
    asked: int
    answered: int
    paused: int
    of_all: str


@dataclass(frozen=True, slots=True)
class DueLine:
    """What is due in one partnership. ``overdue``: something is overdue. ``actions``: there is nothing but actions in it."""

    partnership_id: str
    words: str
    overdue: bool
    actions: bool


class HomePresenter(Presenter[HomePage, to.HomeRoute]):
    def begin(self) -> None:
        self._rows: tuple[PartnershipRow, ...] = ()
        self._open: PartnershipRow | None = None
        self._practice = Practice(self.shell, self.view.show_error)

    def show(self) -> None:
        workspace = self.workspace
        if workspace.scratch is None and (warning := synced_warning(workspace.store.path)):
            self.view.show_warning(warning)
        if warning := older_secret_warning(workspace.store):
            self.view.show_warning(warning)
        self._rows = workspace.partnerships.rows()
        if behind := len(self.workspace.everywhere.known().behind):
            self.view.show_warning(
                n_(
                    "{n} copy still holds what you deleted. Put its stick in, and choose Copies.",
                    "{n} copies still hold what you deleted. Put their sticks in, and choose Copies.",
                    behind,
                )
            )
        if not self._rows:
            self.view.show_empty()
            return
        running = [r for r in self._rows if r.last_round and r.last_round.state is RoundState.OPEN]
        self._open = running[0] if running else None
        day = day_of_week(self.shell.today())
        lead = _("{day}. No round is open.", day=day)
        if running:
            lead = n_("{day}. One round is open.", "{day}. {n} rounds are open.", len(running), day=day)
        carry_on = self._carry_on(self._open) if self._open else None
        self.view.show_home(lead, carry_on, self._lines(self._rows), len(self._rows) > MANY)
        for due in self.workspace.retention.due():
            self.view.show_due(_due_words(due), due.round.partnership_id, due.round.id, due.come)
        for line in due_lines(self.workspace.timeline.due()):
            self.view.show_due_days(line)
        for talks in self.workspace.sessions.due():
            self.view.show_due_talks(talk_words(talks), talks.partnership_id, talks.round_id, talks.overdue)
        if self.workspace.scratch is None:
            self.view.show_copy_line(*self._copy_line())

    def find(self, words: str) -> None:
        """Show the partnerships whose name holds these words."""
        wanted = words.casefold().strip()
        self.view.show_rows(self._lines(r for r in self._rows if wanted in r.partnership.name.casefold()))

    def _lines(self, rows: Iterable[PartnershipRow]) -> list[PartnershipLine]:
        return [_row(row, self.shell.today()) for row in rows]

    def open_round(self) -> None:
        if self._open and self._open.last_round:
            self.shell.go(to.RoundRoute(self._open.partnership.id, self._open.last_round.id))

    def hand_over(self) -> None:
        if self._open and self._open.last_round:
            self.shell.go(to.GetReadyRoute(self._open.partnership.id, self._open.last_round.id))

    def practise(self) -> None:
        """Made-up people in a store of their own; this store is locked meanwhile."""
        self._practice.start(self._open_practice)

    def open_other(self) -> None:
        """Another file instead of this one, which is locked."""
        path = self.shell.ask_open_path(_("Open your file"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.shell.lock()
            self.shell.go(to.UnlockRoute(path), remember=False)

    def end(self) -> None:
        """The page is gone: a practice store that nobody was told of is not wanted."""
        self._practice.give_up()

    def _open_practice(self, workspace: Workspace) -> None:
        self.shell.lock()
        self.shell.opened(workspace)

    def _carry_on(self, row: PartnershipRow) -> CarryOn:
        assert row.last_round is not None
        progress = row.progress
        asked, answered = progress.asked, progress.answered
        title = _("{partnership}: {round}", partnership=row.partnership.name, round=row.last_round.name)
        if row.last_round.about is not None:
            words = _("{answered} of {asked} sets of answers are in.", answered=answered, asked=asked)
            of_all = _("of {asked} sets of answers are in", asked=asked)
            return CarryOn(title, words, asked, answered, 0, of_all)
        parts = [n_("{answered} of {n} person has answered.", "{answered} of {n} people have answered.", asked,
                    answered=answered)]  # fmt: skip
        if progress.paused:
            parts.append(n_("{n} person has paused.", "{n} people have paused.", progress.paused))
        if progress.to_come:
            parts.append(n_("{n} is still to come.", "{n} are still to come.", progress.to_come))
        of_all = _("of {asked} have answered", asked=asked)
        return CarryOn(title, " ".join(parts), asked, answered, progress.paused, of_all)

    def _copy_line(self) -> tuple[str, bool]:
        """When the last copy was made, and whether a new one is due: after a week."""
        last = self.workspace.copies.last_made()
        made = [r.partnership.created_on for r in self._rows if r.partnership.created_on]
        since = last or min(made, default=self.shell.today())
        days = (self.shell.today() - since).days
        if last is None:
            words = _("There is no copy of your file yet.")
        elif days <= 0:
            words = _("Last copy made today.")
        else:
            words = n_("Last copy made {n} day ago.", "Last copy made {n} days ago.", days)
        return words, days >= COPY_DAYS


def due_lines(due: Sequence[DueEntry]) -> list[DueLine]:
    """A line for each partnership in which something is due or overdue."""
    return [
        _due_line([one for one in due if one.partnership_id == id_])
        for id_ in dict.fromkeys(one.partnership_id for one in due)
    ]


def talk_words(due: DueTalks) -> str:
    """Talks at which to look again, without a name."""
    what = n_("{n} talk: it is time to look again at what was agreed.",
              "{n} talks: it is time to look again at what was agreed.", due.talks)  # fmt: skip
    return _("{partnership}, {round}. {what}", partnership=due.partnership, round=due.round_name, what=what)


def _due_line(due: Sequence[DueEntry]) -> DueLine:
    actions = [one for one in due if one.entry.kind is EntryKind.ACTION]
    overdue = sum(one.overdue for one in actions)
    parts = [n_("{n} action is overdue.", "{n} actions are overdue.", overdue)] if overdue else []
    if soon := len(actions) - overdue:
        parts.append(n_("{n} action is due within two weeks.", "{n} actions are due within two weeks.", soon))
    for one in due:
        day = long_date(one.entry.day) if one.entry.day else ""
        if one.entry.kind is EntryKind.MEETING:
            parts.append(_("{meeting}: {day}.", meeting=one.entry.words, day=day))
        elif one.entry.kind is EntryKind.END:
            parts.append(_("The partnership ends: {day}.", day=day))
        elif one.entry.kind is EntryKind.LOOK_AGAIN and one.overdue:
            parts.append(_("The day to look again was {day}.", day=day))
        elif one.entry.kind is EntryKind.LOOK_AGAIN:
            parts.append(_("The day to look again is {day}.", day=day))
    words = _("{partnership}: {what}", partnership=due[0].partnership, what=" ".join(parts))
    return DueLine(due[0].partnership_id, words, any(one.overdue for one in due), len(actions) == len(due))


def _due_words(due: Due) -> str:
    """Which answers are to be deleted, and when it happens by itself."""
    name = _("{partnership}: {round}", partnership=due.partnership, round=due.round.name)
    day = long_date(due.day)
    if not due.come:
        return _("{name}. You promised that no answers and no results are shown from {day} on. Print the packs you need before.",
                 name=name, day=day)  # fmt: skip
    return _("{name}. You promised that no answers and no results are shown from {day} on, and that the answers are deleted. "
             "When you open this file on another day, they go by themselves.", name=name, day=day)  # fmt: skip


def _row(row: PartnershipRow, today: date) -> PartnershipLine:
    partnership, last, progress = row.partnership, row.last_round, row.progress
    detail = _("No round yet")
    state: tuple[str, ...] = (_("Not started"), "neutral")
    if last is not None and last.state is RoundState.DRAFT:
        detail = _("{round}. Being set up", round=last.name)
    elif last is not None and last.state is RoundState.OPEN:
        words = _("Round open, {answered} of {asked}", answered=progress.answered, asked=progress.asked)
        detail, state = last.name, (words, "info", "half")
    elif last is not None and last.erased_on is not None:
        detail = _("{round}. Answers deleted on {day}", round=last.name, day=long_date(last.erased_on))
        state = (_("Closed"), "neutral", "check")
    elif last is not None:
        counts = {"answered": progress.answered, "asked": progress.asked}
        detail = _("{round}. {answered} of {asked} answered", round=last.name, **counts)
        if last.about is not None:
            detail = _("{round}. {answered} of {asked} sets of answers", round=last.name, **counts)
        state = (_("Results ready to talk about"), "warning", "comment")
        if last.state is RoundState.CLOSED and last.over(today):
            state = (_("Not shown any more"), "neutral")
    practice = _("Practice. ") if partnership.practice else ""
    return PartnershipLine(partnership.id, partnership.name, practice + detail, *state)
