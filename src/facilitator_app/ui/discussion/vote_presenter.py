"""Two ways to place dots. By show of hands each number is kept as it is typed. In turn nothing is kept until the vote is ended:
then sums, and nothing else. A vote that is interrupted begins again."""

from __future__ import annotations

from facilitator_app.domain.discussion import DOTS_EACH, Vote
from facilitator_app.domain.language import _, n_
from facilitator_app.services.discussions import RoundTalk
from facilitator_app.ui import routes as to
from facilitator_app.ui.discussion.vote_view import HandsPage, VotePage
from facilitator_app.ui.presenter import Presenter


class HandsPresenter(Presenter[HandsPage, to.CountHandsRoute]):
    leads_back = to.DiscussionsRoute

    def show(self) -> None:
        talk = self.workspace.discussions.of_round(self.route.round_id)
        lead = _("Each person has up to {n} dots. Type how many each thing got.", n=DOTS_EACH)
        self.view.show_head(_("Count hands"), lead, practice=practice_of(self, talk))
        self.dots = {one.id: one.dots or 0 for one in talk.discussions}
        if not self.dots:
            self.view.show_withheld(*nothing_to_choose())
            return
        self.view.show_things([(one.id, one.source.words, one.dots or 0) for one in talk.discussions])

    def set_dots(self, place_id: str, dots: int) -> None:
        """Kept at once."""
        self.dots[place_id] = dots
        self.kept(lambda: self.workspace.discussions.count_hands(self.route.round_id, self.dots))


class VotePresenter(Presenter[VotePage, to.VoteRoute]):
    leads_back = to.DiscussionsRoute

    def begin(self) -> None:
        self.vote = Vote()
        self.placed: dict[str, int] = {}

    def show(self) -> None:
        self.talk = self.workspace.discussions.of_round(self.route.round_id)
        self.view.show_head(_("Place dots in turn"), "", practice=practice_of(self, self.talk))
        if not self.talk.things:
            self.view.show_withheld(*nothing_to_choose(), _("To &what we talk about"), self.stop)
            return
        lines = [
            _("Each person places up to {n} dots, then hands the laptop on.", n=DOTS_EACH),
            _(
                "Whoever comes next sees none of them. The sums come when the vote is ended, and who placed what is not kept."
            ),
            _("If the program stops before that, nothing of the vote is kept: begin it again."),
        ]
        if any(one.dots is not None for one in self.talk.discussions):
            lines.append(_("There are dots of a vote before. They go when you end this one."))
        self.view.show_between(lines, begin=_("&Begin"), people=0)

    # --- what a person does

    def next_person(self) -> None:
        self.placed = dict.fromkeys((one.id for one in self.talk.discussions), 0)
        things = [(one.id, one.source.words) for one in self.talk.discussions]
        self.view.show_placing(_("What should come first?"), things)
        self._show_left()

    def change(self, place_id: str, by: int) -> None:
        """One dot more on this, or one less; nothing where this person has none left, or none there."""
        if self.placed[place_id] + by >= 0 and sum(self.placed.values()) + by <= DOTS_EACH:
            self.placed[place_id] += by
        self.view.show_dots(place_id, self.placed[place_id])
        self._show_left()

    def hand_over(self) -> None:
        """The dots of this person go into the sums, and from the page."""
        self.vote = self.vote.with_dots(self.placed)
        self.placed = {}
        people = n_("{n} person has placed dots.", "{n} people have placed dots.", self.vote.people)
        lines = [_("Thank you. Your dots are placed. Hand the laptop to the next person."), people]
        self.view.show_between(lines, begin=_("&Next person"), people=self.vote.people)

    def end_vote(self) -> None:
        if self.kept(lambda: self.workspace.discussions.end_vote(self.route.round_id, self.vote)):
            self.stop()

    def stop(self) -> None:
        """Back, with what came of it; nothing where it was not ended."""
        self.leave()

    def end(self) -> None:
        self.vote, self.placed = Vote(), {}

    # ---

    def _show_left(self) -> None:
        left = DOTS_EACH - sum(self.placed.values())
        self.view.show_left(n_("You have {n} dot left.", "You have {n} dots left.", left))


def nothing_to_choose() -> tuple[str, str]:
    return (
        _("There is nothing to choose among yet."),
        _("On the page of a theme or a statement, press Talk about this."),
    )


def practice_of(presenter: HandsPresenter | VotePresenter, talk: RoundTalk) -> bool:
    return presenter.workspace.partnerships.get(talk.round.partnership_id).practice
