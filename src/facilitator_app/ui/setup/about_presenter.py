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
            self._save(self._set_goals, _later)

    def ask(self, organisation_id: str, people: int) -> None:
        self._asked[organisation_id] = people
        self._save(self._set_organisations, _later)

    def weigh(self, section_id: str, weight: str) -> None:
        self._save(lambda: self.rounds.set_weight(self.round_id, section_id, Decimal(weight)))

    def add_organisations(self) -> None:
        """To the partnership's own list: this page has nothing to ask before there are two."""
        self.shell.go(to.PartnershipDetailsRoute(self.partnership_id, at_organisations=True))

    def go_on(self) -> None:
        if self._needs is Each.ORGANISATION:
            self._go_on_with_organisations()
        elif self._needs is not Each.GOAL or self._save(self._set_goals):
            super().go_on()

    def _go_on_with_organisations(self) -> None:
        few = self._too_few()
        if few:
            self.view.show_missing(few)
        elif self._save(self._set_organisations, self.view.show_missing):
            super().go_on()

    def _set_goals(self) -> object:
        return self.rounds.set_goals(self.round_id, self._goals)

    def _set_organisations(self) -> object:
        return self.rounds.set_organisations(self.round_id, self._asked)

    def _save(self, change: Callable[[], object], tell: Callable[[str], object] | None = None) -> bool:
        done = self.kept(change, tell)
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
        self.view.show_organisations(rows, self._too_few())

    def _too_few(self) -> str:
        """Why there is nothing to choose from yet; empty where there is."""
        few = _("A partner map needs two organisations or more. Add them to the partnership first.")
        return few if len(self.workspace.partnerships.get(self.partnership_id).organisations) < 2 else ""


def _later(_words: str) -> None:
    """What is wrong while somebody is still typing is said on Continue."""


def _weight_words(weight: Decimal) -> str:
    if weight == 1:
        return _("Counts as usual (1)")
    return _("Counts {weight} times", weight=f"{weight.normalize():f}")
