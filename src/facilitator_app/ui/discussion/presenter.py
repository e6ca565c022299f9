"""What was talked about of a round: opened, voted on, taken off with Undo, made into actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from facilitator_app.domain.discussion import Discussion, dots_words, priorities
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.plan import status_words
from facilitator_app.services.discussions import RoundTalk, TalkedAbout
from facilitator_app.ui import routes as to
from facilitator_app.ui.discussion.view import DiscussionsPage, First
from facilitator_app.ui.list_editor import ListContents, ListLogic
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.rail_places import results_of
from facilitator_app.ui.widgets import TableCell


class TalkLogic(ListLogic[TalkedAbout]):
    """A row opens a page of its own, which is read across the room."""

    presenter: DiscussionsPresenter

    def choose(self, row: int) -> None:
        shown = self._shown()
        if 0 <= row < len(shown):
            self.presenter.open(shown[row][0].id)

    def add(self) -> None:
        """What is talked about is chosen among the results."""
        self.presenter.leave()

    def can_be_undone(self, words: str, undo_step: Callable[[], object]) -> None:
        """Something was done with the whole list."""
        self._undo_step = undo_step
        self.show_rows()
        self._view.undo_bar.show_done(words)


class DiscussionsPresenter(Presenter[DiscussionsPage, to.DiscussionsRoute], ListContents[TalkedAbout]):
    talk: RoundTalk | None = None

    def begin(self) -> None:
        self.list = TalkLogic(self.view.list, self, self.shell, self.route.partnership_id, "discussions")
        self.list.presenter = self

    def show(self) -> None:
        self.talk = self._read()
        practice = self.workspace.partnerships.get(self.here[0]).practice
        lead = _("From {round}.", round=self.talk.round.name) if self.talk else ""
        self.view.show_head(_("What we talk about"), lead, practice=practice)
        self.view.show_buttons(vote=len(self.items()) > 1)
        self.list.show()

    # --- what a person does

    def open(self, place_id: str) -> None:
        self.shell.go(to.DiscussionRoute(*self._ids, place_id))

    def place_dots(self) -> None:
        """In turn on this laptop."""
        self.shell.go(to.VoteRoute(*self._ids))

    def count_hands(self) -> None:
        self.shell.go(to.CountHandsRoute(*self._ids))

    def to_plan(self) -> None:
        self.shell.go(to.PlanRoute(self._ids[0]))

    def make_action(self, place_id: str) -> None:
        """The action that was made of it, or a new one; its page asks what, who and by when."""
        made = self.tried(lambda: self.workspace.discussions.make_action(self._ids[1], place_id))
        if made is not None:
            self.shell.saved()
            self.shell.go(to.ActionRoute(self._ids[0], made.id))

    def take_dots_away(self) -> None:
        round_id = self._ids[1]
        before = self.tried(lambda: self.workspace.discussions.take_dots_away(round_id))
        if before is not None:
            self.shell.saved()
            back = partial(self.workspace.discussions.restore, round_id, before)
            self.list.can_be_undone(_("The dots were taken away."), back)

    def leave(self) -> None:
        self.shell.go(results_of(self.talk.round) if self.talk else to.MainPointsRoute(self._ids[0]), remember=False)

    # --- the list

    def items(self) -> tuple[TalkedAbout, ...]:
        return self.talk.things if self.talk else ()

    def keep(self, items: tuple[TalkedAbout, ...]) -> None:
        self.workspace.discussions.restore(self._ids[1], tuple(one.discussion for one in items))
        self.talk = self.workspace.discussions.of_round(self._ids[1])

    def rows(self, items: tuple[TalkedAbout, ...]) -> Sequence[Sequence[str | TableCell]]:
        return [
            (
                one.discussion.source.words,
                one.agreed,
                "" if one.discussion.dots is None else str(one.discussion.dots),
                status_words(one.action.status) if one.action else "",
            )
            for one in items
        ]

    def removed(self, item: TalkedAbout) -> str:
        return _("{words} was taken off.", words=item.discussion.source.words)

    def counted(self, n: int, /) -> str:
        return n_("{n} theme or statement", "{n} themes and statements", n) if n else ""

    def shown(self) -> None:
        self.talk = self._read()
        self.view.show_result(*self._result())

    # ---

    @property
    def _ids(self) -> tuple[str, str]:
        """The partnership, and the round: the newest that anything was talked about of where none is named."""
        if self.talk is not None:
            return self.talk.round.partnership_id, self.talk.round.id
        return self.here[0], self.route.round_id

    def _read(self) -> RoundTalk | None:
        if round_id := self._ids[1]:
            return self.workspace.discussions.of_round(round_id)
        return self.workspace.discussions.newest(self.route.partnership_id)

    def _result(self) -> tuple[str, list[First], str, list[First], str]:
        talk = self.talk.discussions if self.talk else ()
        day = max((one.voted_on for one in talk if one.voted_on), default=None)
        if day is None:
            return "", [], "", [], ""
        ranking = priorities(talk)
        notes = [_("Dots were placed on {day}.", day=long_date(day))]
        if ranking.equal:
            notes.append(_("Those with as many dots as each other stand in the order of the questionnaire."))
        title = _("What comes first") if ranking.chosen or ranking.tied else _("No dots were placed")
        return (
            title,
            self._firsts(ranking.chosen),
            tie_words(ranking.tied, ranking.room),
            self._firsts(ranking.tied),
            " ".join(notes),
        )

    def _firsts(self, chosen: Sequence[Discussion]) -> list[First]:
        assert self.talk is not None
        return [
            First(one.id, one.source.words, dots_words(one.dots or 0), self.talk.of(one.id).action is not None)
            for one in chosen
        ]


def tie_words(tied: Sequence[Discussion], room: int) -> str:
    """So many share a place, and there is not room for all of them; "" where none do."""
    if not tied:
        return ""
    return n_(
        "{all} have as many dots as each other, and there is room for {n} of them. Talk about which, or vote again.",
        "{all} have as many dots as each other, and there is room for {n} of them. Talk about which, or vote again.",
        room,
        all=len(tied),
    )
