"""From results to actions: what a group talks about, what it agrees, which of it comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.domain.discussion import (
    Discussion,
    ToldDiscussion,
    ToldTalk,
    Vote,
    check,
    in_order,
    position_words,
    with_dots,
    words_of,
)
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.plan import MOST_FIRST, Action, CameFrom
from facilitator_app.domain.plan import in_order as plan_in_order
from facilitator_app.domain.round import Round
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store, Transaction

Talk = tuple[Discussion, ...]


@dataclass(frozen=True, slots=True)
class TalkedAbout:
    """One thing as others read it. ``agreed``: on the scale and in words; ``action``: what was made of it, if anything."""

    discussion: Discussion
    agreed: str
    action: Action | None

    @property
    def id(self) -> str:
        """Of the theme or statement."""
        return self.discussion.id


@dataclass(frozen=True, slots=True)
class RoundTalk:
    """What was talked about of one round, in the order of its questionnaire."""

    round: Round
    things: tuple[TalkedAbout, ...]

    @property
    def discussions(self) -> Talk:
        return tuple(one.discussion for one in self.things)

    @property
    def told(self) -> ToldTalk:
        """For paper and for other programs."""
        return ToldTalk(self.round.name, tuple(ToldDiscussion(one.discussion, one.agreed) for one in self.things))

    def of(self, place_id: str) -> TalkedAbout:
        """Raises AppError "not_found"."""
        thing = next((one for one in self.things if one.discussion.id == place_id), None)
        if thing is None:
            raise _not_found()
        return thing


class DiscussionService:
    """Each verb is one transaction, and what it saved is on the disk when it returns. Of a vote it gets sums alone.

    ``today`` gives the date.
    """

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._today = today

    def of_round(self, round_id: str) -> RoundTalk:
        """Raises AppError "not_found"."""
        with self._store.transaction() as t:
            return _talk(t, t.rounds.get(round_id))

    def newest(self, partnership_id: str) -> RoundTalk | None:
        """Of the newest round that anything was talked about of; None where nothing was."""
        with self._store.transaction() as t:
            for round_ in t.rounds.of_partnership(partnership_id):
                if (talk := _talk(t, round_)).things:
                    return talk
        return None

    def told(self, partnership_id: str) -> ToldTalk:
        """The same for paper and for other programs; empty where nothing was talked about."""
        talk = self.newest(partnership_id)
        return talk.told if talk is not None else ToldTalk()

    def count(self, partnership_id: str) -> int:
        """How many things were talked about, in all rounds."""
        with self._store.transaction() as t:
            return sum(len(t.discussions.of_round(one.id)) for one in t.rounds.of_partnership(partnership_id))

    def begin(self, round_id: str, place_id: str) -> Discussion:
        """Talk about this theme or statement; one that is talked about already stays as it is. Raises AppError "not_found"."""

        def begun(talk: Talk, round_: Round) -> Talk:
            if any(one.id == place_id for one in talk):
                return talk
            words = words_of(round_.instrument, place_id)
            if not words:
                raise _not_found()
            return (*talk, Discussion(CameFrom(round_id, place_id, words), self._today()))

        return _one(self._change(round_id, begun), place_id)

    def change(self, round_id: str, discussion: Discussion) -> Discussion:
        """Keep it as it is typed. Its dots stay as they were counted. Raises AppError "not_found" or "too_long"."""

        def changed(talk: Talk, _round: Round) -> Talk:
            now = _one(talk, discussion.id)
            new = replace(discussion, source=now.source, dots=now.dots, voted_on=now.voted_on)
            check(new)
            return tuple(new if one is now else one for one in talk)

        return _one(self._change(round_id, changed), discussion.id)

    def remove(self, round_id: str, place_id: str) -> Talk:
        """Talk about it no more; returns all as they were, for ``restore``. Raises AppError "not_found"."""
        before: list[Discussion] = []

        def without(talk: Talk, _round: Round) -> Talk:
            before.extend(talk)
            gone = _one(talk, place_id)
            return tuple(one for one in talk if one is not gone)

        self._change(round_id, without)
        return tuple(before)

    def restore(self, round_id: str, before: Talk) -> None:
        """All as they were before something that is undone."""
        self._change(round_id, lambda _now, _round: before)

    def count_hands(self, round_id: str, dots: Mapping[str, int]) -> None:
        """Dots that were counted by show of hands; on what is not in ``dots`` there are none. Raises AppError "dots_wrong"."""
        self._count(round_id, dots)

    def end_vote(self, round_id: str, vote: Vote) -> None:
        """Keep the sums of a vote in turn, in place of any vote before. Raises AppError "too_few_voters"."""
        vote.check_enough()
        self._count(round_id, vote.sums)

    def take_dots_away(self, round_id: str) -> Talk:
        """As if nobody had voted; returns all as they were, for ``restore``."""
        before: list[Discussion] = []

        def without(talk: Talk, _round: Round) -> Talk:
            before.extend(talk)
            return tuple(replace(one, dots=None, voted_on=None) for one in talk)

        self._change(round_id, without)
        return tuple(before)

    def make_action(self, round_id: str, place_id: str) -> Action:
        """An action that says that it came from here and begins with what was agreed; the one there is, if there is one.

        It is one to begin with, as long as there is room for it. Raises AppError "not_found".
        """
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            thing = _talk(t, round_).of(place_id)
            if thing.action is not None:
                return thing.action
            plan = t.actions.of_partnership(round_.partnership_id)
            made = Action(
                new_id(),
                want=thing.discussion.action_words,
                source=thing.discussion.source,
                first=sum(one.first for one in plan) < MOST_FIRST,
                made_on=self._today(),
            )
            t.actions.save(round_.partnership_id, (*plan, made))
            t.commit()
        self._changes.announce(Change.PLAN)
        return made

    def _count(self, round_id: str, dots: Mapping[str, int]) -> None:
        def counted(talk: Talk, _round: Round) -> Talk:
            after = with_dots(talk, dots, self._today())
            for one in after:
                check(one)
            return after

        self._change(round_id, counted)

    def _change(self, round_id: str, change: Callable[[Talk, Round], Talk]) -> Talk:
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            before = t.discussions.of_round(round_id)
            after = change(before, round_)
            if after != before:
                t.discussions.save(round_id, after)
                t.commit()
        if after != before:
            self._changes.announce(Change.PLAN)
        return after


def _talk(t: Transaction, round_: Round) -> RoundTalk:
    talk = in_order(t.discussions.of_round(round_.id), round_.instrument)
    plan = t.actions.of_partnership(round_.partnership_id) if talk else ()
    made = {
        (one.source.round_id, one.source.place_id): one
        for one in reversed(plan_in_order(plan))
        if one.source is not None
    }
    return RoundTalk(
        round_,
        tuple(TalkedAbout(one, position_words(one, round_.instrument), made.get((round_.id, one.id))) for one in talk),
    )


def _one(talk: Talk, place_id: str) -> Discussion:
    discussion = next((one for one in talk if one.id == place_id), None)
    if discussion is None:
        raise _not_found()
    return discussion


def _not_found() -> AppError:
    return AppError(
        "not_found", _("This is not among the things that you talk about."), _("Go to the results and choose it there.")
    )
