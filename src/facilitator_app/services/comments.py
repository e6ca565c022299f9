"""People's own words of a closed round: what the facilitator may read, and what they decide about each comment."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.analysis.comments import worth_other_words
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.listed_names import ListedNames
from facilitator_app.domain.own_words import CommentAct, CommentActKind, HoldReason, OwnWords, WaitingWords
from facilitator_app.domain.response import CommentUse
from facilitator_app.domain.results import View, Withheld
from facilitator_app.domain.round import CommentRule, Round
from facilitator_app.domain.words import tidy
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import Ledger
from facilitator_app.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """What only the facilitator may see, each list in the order of ``KeptOrder``. A type of its own: no chart, pack, export or
    projector takes it.

    ``to_put``: wait for other words, where enough people wrote; ``only_you``: for the facilitator alone; ``held``: held back by the facilitator.
    """

    to_put: tuple[OwnWords, ...]
    only_you: tuple[OwnWords, ...]
    held: tuple[OwnWords, ...]

    @property
    def count(self) -> int:
        return len(self.to_put) + len(self.only_you) + len(self.held)


class KeptOrder:
    """A random order of comments that stays while the file is open: nothing jumps while one works through them.

    It is kept nowhere, and nothing that leaves the program has it.
    """

    def __init__(self) -> None:
        self._ranks: dict[str, int] = {}

    def of(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=self.rank)

    def rank(self, comment_id: str) -> int:
        return self._ranks.setdefault(comment_id, secrets.randbits(64))


class CommentService:
    """Each verb is one transaction; all but giving themes are logged. ``today`` gives the date."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)
        self._today = today
        self.order = KeptOrder()

    def private(self, round_id: str) -> PrivateWords:
        """What only the facilitator reads; nothing where the round itself may not be shown."""
        with self._store.transaction() as t:
            return self._private(t, t.rounds.get(round_id))[0]

    def listed_names(self, round_id: str) -> ListedNames:
        """The names on the lists of the round's partnership, to be found in what people wrote; of answers about one
        subject without that one, whom all of them are about.
        """
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            asked = t.rounds.get(round_.parent_id) if round_.parent_id else round_
            return ListedNames.of(t.partnerships.get(round_.partnership_id), asked, without=round_id)

    def get(self, round_id: str, comment_id: str) -> OwnWords:
        """One comment that is shown, or waits for the facilitator. Raises AppError "not_found" for every other."""
        with self._store.transaction() as t:
            return self._get(t, round_id, comment_id)

    def take_names_out(self, round_id: str, comment_id: str, text: str, note: str = "") -> OwnWords:
        """Keep an edited copy; what was written stays as it is. An empty copy, or the words as written, takes the copy
        away. Raises AppError "copy_empty" where the writer asked for other words and there are none.
        """
        new = text.strip()

        def change(words: OwnWords) -> tuple[OwnWords, CommentActKind]:
            other = words.use is CommentUse.OTHER_WORDS
            if other and not new:
                what = _("There are no words to show yet.")
                raise AppError("copy_empty", what, _("Type what the person says in your own words."))
            if other and tidy(new).casefold() == tidy(words.original).casefold():
                raise AppError(
                    "copy_same",
                    _("These are the words of the person. They asked for other words."),
                    _("Say the same thing in your own words."),
                )
            changed = "" if new == words.original.strip() else new
            act = (
                CommentActKind.OTHER_WORDS
                if other
                else CommentActKind.NAMES_OUT
                if changed
                else CommentActKind.AS_WRITTEN
            )
            return replace(words, changed=changed), act

        return self._decide(round_id, comment_id, change, note=note)

    def hold_back(self, round_id: str, comment_id: str, reason: HoldReason | None, note: str = "") -> OwnWords:
        """Show it nowhere. Raises AppError "reason_missing"."""
        if reason is None:
            raise AppError("reason_missing", _("There is no reason yet."), _("Choose why it is held back."))
        return self._decide(
            round_id, comment_id, lambda w: (replace(w, held=reason), CommentActKind.HELD_BACK), reason, note
        )

    def show_again(self, round_id: str, comment_id: str) -> OwnWords:
        """Take back that it is held back."""
        return self._decide(round_id, comment_id, lambda words: (replace(words, held=None), CommentActKind.SHOWN_AGAIN))

    def give_themes(self, round_id: str, comment_id: str, themes: Iterable[str]) -> OwnWords:
        """These themes and no others: ids of sections, or names made by ``domain.own_words.own_theme``."""
        given = frozenset(themes)
        return self._decide(round_id, comment_id, lambda words: (replace(words, themes=given), None))

    def mark_read(self, round_id: str, comment_ids: Iterable[str]) -> None:
        """These were read and stay as they are; what was worked on before is not marked again."""
        with self._store.transaction() as t:
            _private, shown = self._private(t, t.rounds.get(round_id))
            done = {act.comment_id for act in t.comments.acts(round_id)}
            new = [one for one in comment_ids if one in shown and one not in done]
            for comment_id in new:
                t.comments.log(round_id, CommentActKind.AS_WRITTEN, comment_id, self._today(), None, "")
            if not new:
                return
            t.commit()
        self._changes.announce(Change.RESPONSES)

    def last_acts(self, round_id: str) -> dict[str, CommentActKind]:
        """What was done last to each comment that was worked on, by its id."""
        return {act.comment_id: act.act for act in self.acts(round_id)}

    def waiting(self, round_id: str) -> WaitingWords:
        """What still waits for the facilitator before this round's comments go anywhere."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            private, shown = self._private(t, round_)
            if round_.promise.comments is not CommentRule.SHOW:
                return WaitingWords()
            done = {act.comment_id for act in t.comments.acts(round_id)}
            return WaitingWords(len(private.to_put), len(shown - done))

    def themes(self, round_id: str) -> tuple[str, ...]:
        """Every theme in use in this round."""
        with self._store.transaction() as t:
            words = t.comments.of_round(round_id)
        return tuple(sorted(frozenset().union(*(one.themes for one in words))))

    def themes_of(self, round_id: str) -> dict[str, frozenset[str]]:
        """The themes of every comment that has some, by its id."""
        with self._store.transaction() as t:
            return {one.id: one.themes for one in t.comments.of_round(round_id) if one.themes}

    def acts(self, round_id: str) -> tuple[CommentAct, ...]:
        """The log of what was done to comments, oldest first."""
        with self._store.transaction() as t:
            return t.comments.acts(round_id)

    def _private(self, t: Transaction, round_: Round) -> tuple[PrivateWords, frozenset[str]]:
        """What only the facilitator reads, and the ids of the comments that are shown."""
        results = self._ledger.release(t, round_, View())
        if isinstance(results, Withheld):
            return PrivateWords((), (), ()), frozenset()
        shown_comments = (*(section.comments for section in results.sections), *results.open_comments)
        shown = frozenset(id_ for figures in shown_comments for id_ in figures.ids)
        comments = [one for one in t.comments.of_round(round_.id) if not one.own]
        words = tuple(sorted(comments, key=lambda one: self.order.rank(one.id)))
        rule = round_.promise.comments
        if rule is CommentRule.DO_NOT_ASK:
            return PrivateWords((), (), ()), shown
        if rule is CommentRule.FACILITATOR_ONLY:
            return PrivateWords((), words, ()), shown
        private = PrivateWords(
            worth_other_words(round_.instrument.comment_id_sets, words, round_.promise),
            tuple(w for w in words if w.use is CommentUse.FACILITATOR_ONLY),
            tuple(w for w in words if w.held),
        )
        return private, shown

    def _get(self, t: Transaction, round_id: str, comment_id: str) -> OwnWords:
        words = t.comments.get(round_id, comment_id)
        private, shown = self._private(t, t.rounds.get(round_id))
        if words in (*private.to_put, *private.held) or comment_id in shown:
            return words
        raise AppError("not_found", _("This comment is not shown any more."), _("Go back and choose another."))

    def _decide(
        self,
        round_id: str,
        comment_id: str,
        change: Callable[[OwnWords], tuple[OwnWords, CommentActKind | None]],
        reason: HoldReason | None = None,
        note: str = "",
    ) -> OwnWords:
        with self._store.transaction() as t:
            words, act = change(self._get(t, round_id, comment_id))
            t.comments.decide(words)
            if act is not None:
                t.comments.log(round_id, act, words.id, self._today(), reason, tidy(note))
            t.commit()
        self._changes.announce(Change.RESPONSES)
        return words
