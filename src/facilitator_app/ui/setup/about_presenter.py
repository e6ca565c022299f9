"""What the round is about (goals, organisations, a member), and how much each part counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from facilitator_app.domain.instrument import Each
from facilitator_app.domain.language import _
from facilitator_app.domain.template import MOST_GOALS, goals_of, organisations_of
from facilitator_app.domain.words import tidy
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.about_view import AboutPage
from facilitator_app.ui.setup.common import SetupPresenter, needs_of


@dataclass(frozen=True, slots=True)
class SpeakingRow:
    id: str
    name: str
    asked: int


@dataclass(frozen=True, slots=True)
class WeightRow:
    """A part and the weights it may have, as (key, words); ``chosen`` is one of the keys."""

    section_id: str
    title: str
    chosen: str


class AboutPresenter(SetupPresenter[AboutPage]):
    """Every change is saved at once if it can be; what is missing is said on Continue."""

    step = 1
    screen = to.SetupAboutRoute

    def begin(self) -> None:
        self._needs = needs_of(self.rounds, self.round)
        self._goals = [*self._goals_now(), *[""] * MOST_GOALS][:MOST_GOALS]
        for index, words in self.waiting.items():
            self._goals[int(index)] = words
        self._asked = {group.id: group.asked for group in self.round.groups}

    def fill(self) -> None:
        instrument = self.round.instrument
        if self._needs is Each.GOAL:
            self.view.show_goals(tuple(self._goals))
        elif self._needs is Each.ORGANISATION:
            self._show_organisations()
        if instrument.weighting:
            words = tuple((str(choice), _weight_words(choice)) for choice in instrument.weighting.choices)
            scored = [section for section in instrument.sections if section.scored_items]
            rows = tuple(WeightRow(s.id, s.title.text(), str(s.weight)) for s in scored)
            self.view.show_weights(rows, words)
        if self._needs is None and not instrument.weighting:
            self.view.show_nothing(_("This questionnaire asks for nothing more here."))

    def unfinished(self) -> dict[str, str]:
        typed = [tidy(goal) for goal in self._goals if goal.strip()]
        if self._needs is not Each.GOAL or typed == list(self._goals_now()):
            return {}
        return {str(index): words for index, words in enumerate(self._goals)}

    def type_goal(self, index: int, words: str) -> None:
        self._goals[index] = words
        if any(goal.strip() for goal in self._goals):
            self._save(lambda: self.rounds.set_goals(self.round_id, self._goals), quiet=True)

    def ask(self, organisation_id: str, people: int) -> None:
        self._asked[organisation_id] = people
        self._save(lambda: self.rounds.set_organisations(self.round_id, self._asked), quiet=True)

    def weigh(self, section_id: str, weight: str) -> None:
        self._save(lambda: self.rounds.set_weight(self.round_id, section_id, Decimal(weight)))

    def go_on(self) -> None:
        saves: dict[Each, Callable[[], object]] = {
            Each.GOAL: lambda: self.rounds.set_goals(self.round_id, self._goals),
            Each.ORGANISATION: lambda: self.rounds.set_organisations(self.round_id, self._asked),
        }
        save = saves.get(self._needs) if self._needs else None
        if save is None or self._save(save):
            super().go_on()

    def _save(self, change: Callable[[], object], *, quiet: bool = False) -> bool:
        """``quiet``: what is wrong while somebody is still typing is said on Continue."""
        done = self.kept(change, (lambda _words: None) if quiet else None)
        if done:
            self.view.clear_errors()
        return done

    def _goals_now(self) -> tuple[str, ...]:
        if self._needs is not Each.GOAL or self.round.instrument.needs:
            return ()
        return goals_of(self.round.instrument, self.rounds.whole_instrument(self.round_id))

    def _show_organisations(self) -> None:
        organisations = self.workspace.partnerships.get(self.partnership_id).organisations
        chosen = organisations_of(self.round.instrument)
        self._asked = {one.id: self._asked.get(one.id, 0) if one.id in chosen else 0 for one in organisations}
        rows = tuple(SpeakingRow(one.id, one.name, self._asked[one.id]) for one in organisations)
        few = _("A partner map needs two organisations or more. Add them to the partnership first.")
        self.view.show_organisations(rows, few if len(rows) < 2 else "")


def _weight_words(weight: Decimal) -> str:
    if weight == 1:
        return _("Counts as usual (1)")
    return _("Counts {weight} times", weight=f"{weight.normalize():f}")
