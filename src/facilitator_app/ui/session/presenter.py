"""Through the pack with the person it is about; what is typed is saved while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitator_app.domain.days import day_of_parts
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.session import HOPES, MOST_ACTIONS, THE_END, WHAT_NEXT, AgreedAction, Reaction, SessionNotes
from facilitator_app.file_names import file_name
from facilitator_app.ui import routes as to
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.copies.words import copies_follow
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import PrivatePages
from facilitator_app.ui.session.steps import first_key, steps_of, written_at
from facilitator_app.ui.session.view import DAY, SessionPage
from facilitator_app.ui.shell import Shell

NOTE, SHARE = "note", "share"
SHORT_NAME = 40
"""Letters of a name that fit on a button."""


class SessionPresenter(Presenter[SessionPage, to.SessionRoute]):
    """Keys of fields: a place's note is ``note``, what is to be shared is
    ``share``, a field of an action is its number and name, "0 first_step".

    What is typed waits in ``_typed`` for the next pause; what the rules refuse stays there with the reason.
    """

    def begin(self) -> None:
        self.inner_id = self.route.inner_id
        self.sessions = self.workspace.sessions
        self.notes: SessionNotes = self.sessions.of(self.inner_id)
        inner = self.workspace.rounds.get(self.inner_id)
        self.ids = (inner.partnership_id, inner.parent_id)
        self.results = self.workspace.people_results.of_subject(self.inner_id)
        self.name = subject_name(self.shell, self.inner_id)
        self.paper = PrivatePages(
            self.view,
            self.shell,
            lambda: self.sessions.follow_up(self.inner_id),
            lambda ending: file_name(_("Looking again, {name}", name=self.name), ending=ending),
            _("Save the sheet"),
        )
        self.steps = steps_of(self.results, inner.instrument)
        self.step_key = first_key(self.steps, self.notes.at)
        self._typed: dict[str, str] = {}
        self._wrong: dict[str, str] = {}
        self._actions = 1

    def show(self) -> None:
        """The step at which the session stopped."""
        partnership = self.workspace.partnerships.get(self.ids[0])
        self.view.show_person(self.name, partnership.practice)
        self._show_step()

    # --- going

    @property
    def number(self) -> int:
        """The index of the step in the list, from 0 on."""
        return next(n for n, step in enumerate(self.steps) if step.key == self.step_key)

    def go(self, key: str) -> None:
        """To this step, unless something on the page cannot be saved."""
        if key == self.step_key or not self._ready():
            return
        self.step_key = key
        try:
            self.notes = self.sessions.stay(self.inner_id, key)
        except AppError as error:
            self._show_step()
            self.view.show_error(str(error))
            return
        self._show_step()

    def step(self, by: int) -> None:
        """One step on or back; on from the last one: to the pack."""
        number = self.number + by
        if number >= len(self.steps):
            self.to_pack()
        elif number >= 0:
            self.go(self.steps[number].key)

    def to_pack(self) -> None:
        """The pages of the pack with what was written; to the list where there is no pack."""
        if not self._ready():
            return
        if isinstance(self.results, Withheld):
            self.shell.go(to.PeoplePacksRoute(*self.ids))
        else:
            self.shell.go(to.PersonPackRoute(*self.ids, self.inner_id))

    def leave(self) -> None:
        """Back to where the session was opened; it goes on from this step."""
        if self._ready():
            self.shell.back()

    def erase(self) -> None:
        """To the page that asks first."""
        if self._ready():
            self.shell.go(to.EraseSessionRoute(*self.ids, self.inner_id))

    # --- what is typed and chosen

    def typed(self, key: str, text: str) -> None:
        """A person typed; it is saved at the next pause."""
        self._typed[key] = text

    def save_pending(self) -> bool:
        """Save what was typed and is not saved. False if something of it could not be, and why stands beside it."""
        saved = False
        for key, text in list(self._typed.items()):
            try:
                self.notes = self._save(key, text)
            except AppError as error:
                self._wrong[key] = str(error)
                self.view.show_field(key, str(error))
                continue
            saved = True
            del self._typed[key]
            if self._wrong.pop(key, ""):
                self.view.show_field(key, "")
        if saved:
            self.view.show_saved()
        return not self._typed

    def react(self, reaction: Reaction | None) -> None:
        """How the person takes this part; None: they would rather not say."""
        try:
            self.notes = self.sessions.react(self.inner_id, self.step_key, reaction)
        except AppError as error:
            self.view.show_reaction(self.notes.reactions.get(self.step_key))
            self.view.show_error(str(error))
            return
        self.view.show_reaction(reaction)
        self.view.show_saved()

    def another_action(self) -> None:
        """Room for one more, or the sentence that says there is none."""
        if self._actions >= MOST_ACTIONS:
            try:
                self.notes.with_action(self._actions, AgreedAction())
            except AppError as error:
                self.view.show_full(str(error))
            return
        self.view.show_action(self._actions, self.notes.action(self._actions))
        self._actions += 1

    # --- inside

    def _save(self, key: str, text: str) -> SessionNotes:
        if key == NOTE:
            return self.sessions.note(self.inner_id, self.step_key, text)
        if key == SHARE:
            return self.sessions.share(self.inner_id, text)
        number, field = key.split()
        action = self.notes.action(int(number))
        what: dict[str, Any] = {field: day_of_parts(text) if field == DAY else text}
        action = replace(action, **what)
        return self.sessions.agree(self.inner_id, int(number), action)

    def _ready(self) -> bool:
        """True if all that was typed is saved; else what is wrong is said on top of the page."""
        if self.save_pending():
            return True
        self.view.show_problems([(self._wrong[key], key) for key in self._typed])
        return False

    def _show_step(self) -> None:
        step, notes, number = self.steps[self.number], self.notes, self.number
        note = notes.notes.get(step.key, "")
        self.view.show_steps([(s.key, s.name, written_at(s.key, notes)) for s in self.steps], step.key)
        self.view.show_title(step.title, _("Step {n} of {all}", n=number + 1, all=len(self.steps)))
        if step.key == HOPES:
            self.view.show_opening(self._opening(), note)
        elif step.key == WHAT_NEXT:
            self._actions = max(1, len(notes.actions))
            self.view.show_next([notes.action(n) for n in range(self._actions)], notes.to_share, note)
        elif step.key == THE_END:
            self.view.show_end(self._ending())
            if notes.agreed:
                self.view.show_look_again(self._again(), notes.looked_on is not None)
            self.view.show_erase(not notes.empty)
        else:
            self.view.show_part(self.results, step, note, notes.reactions.get(step.key))
        self.view.show_buttons(number > 0, self._pack_words() if step.key == THE_END else "")

    def _opening(self) -> Sequence[str]:
        lines = [
            _("First we look at the whole picture, then at one part after another. At the end you choose what to do."),
            _("What we write down goes into your pack. Only you and the facilitator see it."),
            _("You need not answer anything. We can stop at any time and go on later."),
        ]
        if isinstance(self.results, Withheld):
            lines[0] = _("There are no figures to look at. We talk about one part after another.")
            lines[1] = _("Only you and the facilitator see what we write down.")
        return lines

    def _ending(self) -> Sequence[str]:
        notes = self.notes
        if notes.empty:
            return [_("Nothing is written down.")]
        written, reacted, agreed = len(notes.notes), len(notes.reactions), len(notes.agreed)
        none_written, none_agreed = _("No note is written down."), _("No action is agreed.")
        lines = [
            n_("{n} note is written down.", "{n} notes are written down.", written) if written else none_written,
            *(
                [n_("You said of {n} part how it is for you.", "You said of {n} parts how it is for you.", reacted)]
                if reacted
                else []
            ),
            n_("{n} action is agreed.", "{n} actions are agreed.", agreed) if agreed else none_agreed,
            _("What you want to tell others is written down.")
            if notes.to_share
            else _("Nothing is written down to tell others."),
        ]
        if isinstance(self.results, Withheld):
            why = _("There is no pack: {reason}", reason=self.results.what)
            return [*lines, why, _("What we wrote stays here.")]
        if notes.agreed:
            return [*lines, _("All of it goes into your pack. What you agreed also goes onto the sheet below.")]
        return [*lines, _("All of it goes into your pack, and nowhere else.")]

    def _again(self) -> list[str]:
        """When, and whether it was done; who sees the sheet."""
        day, looked = self.notes.look_again, self.notes.looked_on
        lines = [_("Look again on {day} at what was agreed. Home will say so.", day=long_date(day))] if day else []
        if looked is not None:
            lines = [_("You looked again on {day}.", day=long_date(looked))]
        return [*lines, _("The sheet has what was agreed, and room for what came of it. It is for the two of you.")]

    def look_again(self, on: bool) -> None:
        """The two have looked again, or have not."""
        try:
            self.notes = self.sessions.looked_again(self.inner_id, on)
        except AppError as error:
            self._show_step()
            self.view.show_error(str(error))
            return
        self.view.show_saved()

    def _pack_words(self) -> str:
        if isinstance(self.results, Withheld):
            return _("&Done")
        short = len(self.name) <= SHORT_NAME
        if self.notes.empty:
            return _("&Look at {name}'s pack", name=_plain(self.name)) if short else _("&Look at the pack")
        if short:
            return _("&Write {name}'s pack with what we wrote", name=_plain(self.name))
        return _("&Write the pack with what we wrote")


class ErasePresenter(Presenter[ConfirmPage, to.EraseSessionRoute]):
    """The question before everything written in one session goes for good."""

    def show(self) -> None:
        """What goes, and what stays."""
        notes = self.workspace.sessions.of(self.route.inner_id)
        reacted = len(notes.reactions)
        self.view.show_question(
            _("Erase what you wrote with {name}?", name=subject_name(self.shell, self.route.inner_id)),
            [
                *([n_("{n} note goes.", "{n} notes go.", len(notes.notes))] if notes.notes else []),
                *([n_("How they took {n} part goes.", "How they took {n} parts goes.", reacted)] if reacted else []),
                *([n_("{n} action goes.", "{n} actions go.", len(notes.agreed))] if notes.agreed else []),
                *([_("What they want to tell others goes.")] if notes.to_share else []),
                _("They cannot be brought back from this file. Packs that you saved or printed stay."),
                copies_follow(),
            ],
            safe=_("Keep it"),
            act=_("Erase what we wrote"),
        )

    def do_it(self) -> None:
        """Erase, and begin again at the first step."""
        if self.kept(lambda: self.workspace.sessions.forget(self.route.inner_id)):
            self.shell.back()


def subject_name(shell: Shell, inner_id: str) -> str:
    """The name of the subject of this inner round."""
    rounds = shell.workspace.rounds
    parent = rounds.get(rounds.get(inner_id).parent_id)
    return next((one.name for one in (parent.about.subjects if parent.about else ()) if one.round_id == inner_id), "")


def _plain(name: str) -> str:
    """A name on a button: an "&" in it is no key."""
    return name.replace("&", "&&")
