"""Four questions that lead to three questionnaires, each with its reasons and what it will not tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator_app.domain.choosing import Suggestion, WeighedBy, Wish, minutes_needed, suggest
from facilitator_app.domain.fit import FindsOut, Maturity, People, finds_out_words, maturity_words, people_words
from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.library.choose_view import ChoosePage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.setup.common import draft_of, size, take_questionnaire


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """One suggestion. ``reasons`` and ``doubts`` are whole sentences; ``usable``: a round is being set up."""

    id: str
    title: str
    size: str
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    will_not_tell: str
    usable: bool


class ChoosePresenter(Presenter[ChoosePage, to.ChooseRoute]):
    """The route names the partnership and the draft when the way led here from setting up a round."""

    def begin(self) -> None:
        self._all = self.workspace.library.all()
        self._shown: tuple[Suggestion, ...] = ()
        self.wish = Wish()

    def show(self) -> None:
        self._shown = suggest(self._all, self.wish)
        cards = [self._card(one) for one in self._shown]
        self.view.show_suggestions(cards, self._note())

    def want(self, key: str) -> None:
        """What to find out; "" for not sure."""
        self._change(replace(self.wish, finds_out=FindsOut(key) if key else None))

    def have_time(self, key: str) -> None:
        """Minutes for one person; "" for as long as it takes."""
        self._change(replace(self.wish, minutes=int(key or 0)))

    def with_people(self, key: str, there: bool) -> None:
        """Somebody is in the room, or is not."""
        people = self.wish.people | {People(key)} if there else self.wish.people - {People(key)}
        self._change(replace(self.wish, people=people))

    def at_stage(self, key: str) -> None:
        """How far the partnership has come; "" for not sure."""
        self._change(replace(self.wish, maturity=Maturity(key) if key else None))

    def use(self, instrument_id: str) -> None:
        """Take it for the round that is being set up, and go on there."""
        there = self.tried(lambda: take_questionnaire(self.shell, self.route, instrument_id))
        if there is None:
            return
        if not isinstance(there, to.OtherQuestionnaireRoute):
            self.shell.saved()
        self.shell.go(there)

    def read(self, instrument_id: str) -> None:
        """All its questions on one page, from which one comes back here."""
        self.shell.go(to.QuestionsRoute(instrument_id))

    def compare(self) -> None:
        """The suggestions side by side."""
        self.shell.go(to.CompareRoute(instrument_ids=tuple(one.instrument.id for one in self._shown)))

    def _change(self, wish: Wish) -> None:
        self.wish = wish
        self.show()

    def _note(self) -> str:
        if not self._shown:
            return _("No questionnaire says what it is good for. Look at the cards of all of them.")
        if self.wish == Wish():
            return _("These are a good start. They change with each answer.")
        if WeighedBy.FINDS in self._shown[0].misses:
            return _("No questionnaire asks about this. These are the nearest for your other answers.")
        return ""

    def _card(self, one: Suggestion) -> SuggestionCard:
        instrument, fit = one.instrument, one.instrument.fit
        assert fit is not None
        return SuggestionCard(
            id=instrument.id,
            title=str(instrument.title),
            size=size(instrument),
            reasons=tuple(self._reason(side) for side in one.meets) or (str(instrument.purpose),),
            doubts=tuple(self._doubt(side, one) for side in one.misses),
            will_not_tell=fit.caution(),
            usable=self._usable,
        )

    @property
    def _usable(self) -> bool:
        if not (self.route.partnership_id or self.route.round_id):
            return False
        draft = draft_of(self.shell, self.route)
        return draft is None or draft.state == "draft"

    def _reason(self, side: WeighedBy) -> str:
        wish = self.wish
        if side is WeighedBy.FINDS and wish.finds_out is not None:
            return _("It finds out: {what}.", what=lower_first(finds_out_words(wish.finds_out)))
        if side is WeighedBy.TIME:
            return _("It fits into {n} minutes.", n=wish.minutes)
        if side is WeighedBy.PEOPLE:
            return _("It suits everybody in the room.")
        return _("It suits the stage you are at.")

    def _doubt(self, side: WeighedBy, one: Suggestion) -> str:
        fit = one.instrument.fit
        assert fit is not None
        if side is WeighedBy.FINDS:
            best = finds_out_words(fit.finds_out[0])
            return _("It does not ask about this. It finds out: {what}.", what=lower_first(best))
        if side is WeighedBy.TIME:
            return _(
                "It needs about {n} minutes. Leave out parts to make it shorter.", n=minutes_needed(one.instrument)
            )
        if side is WeighedBy.PEOPLE:
            left = [lower_first(people_words(who)) for who in People if who in self.wish.people - set(fit.people)]
            return _("It was not made with these in mind: {people}.", people=", ".join(left))
        stages = ", ".join(lower_first(maturity_words(stage)) for stage in fit.maturity)
        return _("It was made for another stage: {stages}.", stages=stages)


def lower_first(words: str) -> str:
    """The words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
