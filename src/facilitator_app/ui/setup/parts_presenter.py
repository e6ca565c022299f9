"""Which parts of the questionnaire everybody gets."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.comparing import questions_words
from facilitator_app.domain.follow_up import asked_about, shortened, since_of, with_section, without_since
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.plan import status_words
from facilitator_app.ui.setup.common import SetupPresenter, minutes, size
from facilitator_app.ui.setup.parts_view import PartsPage

LETTERS = 140
"""So much of an action fits on a page beside its box, at 200 % text as well."""


@dataclass(frozen=True, slots=True)
class PartRow:
    id: str
    title: str
    detail: str
    chosen: bool


class PartsPresenter(SetupPresenter[PartsPage]):
    step = 1

    def begin(self) -> None:
        self._whole = self.rounds.whole_instrument(self.round_id)
        self._chosen = {section.id for section in without_since(self.round.instrument).sections}
        self._actions = self.workspace.following_up.offered(self.round_id)
        self._asked_about = set(asked_about(self.round.instrument))

    def fill(self) -> None:
        rows = tuple(
            PartRow(
                section.id,
                str(section.title),
                _(
                    "{size}. {about}",
                    size=size(self._whole.with_sections((section.id,)), own_words=False),
                    about=section.about,
                ),
                section.id in self._chosen,
            )
            for section in self._whole.sections
        )
        self.view.show_parts(str(self._whole.title), rows, tuple(str(q.text) for q in self._whole.open_questions))
        actions = tuple(
            PartRow(one.id, shortened(one.words, LETTERS), status_words(one.status), one.id in self._asked_about)
            for one in self._actions
        )
        self.view.show_actions(actions, bool(self._asked_about))
        self._show_total()

    def choose(self, section_id: str, chosen: bool) -> None:
        """A part was ticked or not; saved at once unless none is left."""
        (self._chosen.add if chosen else self._chosen.discard)(section_id)
        self._show_total()
        if self._chosen and self._save():
            self.view.clear_errors()

    def ask_about(self, action_id: str, chosen: bool) -> None:
        """An action was ticked or not; saved at once."""
        (self._asked_about.add if chosen else self._asked_about.discard)(action_id)
        self._keep_actions()

    def begin_with_actions(self, chosen: bool) -> None:
        """All actions are asked about, or none."""
        self._asked_about = {one.id for one in self._actions} if chosen else set()
        self._keep_actions()

    def _keep_actions(self) -> None:
        self.kept(lambda: self.workspace.following_up.choose(self.round_id, self._asked_about))
        self.view.tick_actions(frozenset(self._asked_about))
        self._show_total()

    def go_on(self) -> None:
        if self._save():
            super().go_on()

    def _save(self) -> bool:
        return self.kept(lambda: self.rounds.choose_sections(self.round_id, self._ids()))

    def _ids(self) -> tuple[str, ...]:
        return tuple(section.id for section in self._whole.sections if section.id in self._chosen)

    def _show_total(self) -> None:
        if not self._chosen:
            self.view.show_total(_("No part is ticked."), "", "")
            return
        chosen = self._whole.with_sections(self._ids())
        parts = n_("{n} of {all} part", "{n} of {all} parts", len(chosen.sections), all=len(self._whole.sections))
        own_words = self.round.promise.asks_own_words
        everything = with_section(chosen, since_of(self.round.instrument))
        self.view.show_total(questions_words(everything, own_words), minutes(everything.minutes), parts)
