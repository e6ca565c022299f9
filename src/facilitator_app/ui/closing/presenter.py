"""What closing a round, or opening it again, means in numbers before it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.publishability import Publishability, ended, everyone, report
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.round import Reopening, Round, RoundProgress, RoundState
from facilitator_app.services.file_words import advice
from facilitator_app.services.retention import deleted_words
from facilitator_app.ui import routes as to
from facilitator_app.ui.closing.view import BeforeActPage, ClosingPage
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.copies.words import copies_follow
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.rail_places import results_of
from facilitator_app.ui.screens import RoundBound, Route
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.starting.secrets import AsksSecret

PageT = TypeVar("PageT", bound=ConfirmPage)


class BeforeAct(Presenter[PageT, RoundBound]):
    """Asks before something is done with a whole round. The safe choice is to leave it as it is."""

    leads_back = to.RoundRoute

    can_be: RoundState
    """What the round has to be for it."""

    def begin(self) -> None:
        self._round = self.workspace.rounds.get(self.route.round_id)

    def show(self) -> None:
        if self._round.state is not self.can_be:
            self.view.show_impossible(*self.impossible(), _("Back to the round"))
            return
        self.view.set_back(self._round.name)
        self.ask()

    def impossible(self) -> tuple[str, str]:
        """The title, and why there is nothing to ask."""
        raise NotImplementedError

    def ask(self) -> None:
        """What follows from it."""
        raise NotImplementedError

    def act(self, done: Callable[[str], object], then: Route) -> None:
        """Do it with the round, and go on there."""
        if self.kept(lambda: done(self._round.id)):
            self.shell.go(then, remember=False)


class ClosingPresenter(AsksSecret[ClosingPage, RoundBound], BeforeAct[ClosingPage]):
    """Closing cannot be undone, and takes the words of the file: nothing that is open opens an answer."""

    can_be = RoundState.OPEN

    def __init__(
        self, view: ClosingPage, shell: Shell, route: RoundBound, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(view, shell, route, shell.workspace.store.path, clock, lambda _key: None)

    def impossible(self) -> tuple[str, str]:
        return _("Close the round?"), _("This round is not open, so it cannot be closed.")

    def ask(self) -> None:
        round_ = self._round
        progress = self.workspace.rounds.progress(round_.id)
        if round_.about is not None:
            about = self.workspace.people_rounds.progress(round_.id)
            groups = [(one.subject.name, report(one.answered, round_.promise, open_=False)) for one in about]
            said, danger = people_lines(progress), people_warning(round_, [one.answered for one in about])
        else:
            groups = _groups(round_, progress)
            said, danger = lines(progress), warning(round_, progress)
        if self.workspace.practice_words:
            said = (*said, _("This is a practice file. Its words are typed for you."))
        else:
            self.view.ask_words()
        if round_.lock is not None:
            self.view.ask_second()
        self.view.show_question(
            _("Close {name}?", name=round_.name), said, danger, safe=_("Not yet"), act=_("Close the round")
        )
        if groups and not danger:
            self.view.show_groups(groups, total=round_.about is None)

    def do_it(self, typed: str, second: str = "") -> None:
        """Close for good with the words of the file, and of one of two members where they hold a second lock, and go to
        the results."""
        workspace, lock = self.workspace, self._round.lock
        words = workspace.practice_words or typed
        own = "" if words.strip() else _("Type the words of your file. Without them the answers stay shut.")
        others = ""
        if lock is not None and not second.strip():
            others = _("One of the two members has to type their words as well.")
        if own or others:
            self.view.show_wrong(own, others)
        elif not self.must_wait():
            first: list[bytes] = []

            def both() -> tuple[bytes, bytes]:
                first[:] = [workspace.store.ballot_key(words)]
                return first[0], workspace.store.lock_key(lock, second) if lock is not None else b""

            def wrong() -> None:
                if first:
                    told = _("These are not the words of one of the two members.")
                    self.view.show_wrong("", " ".join((told, advice(second))))
                else:
                    self.view.show_secret_error(" ".join((_("These words do not open this file."), advice(words))))

            self.attempt(_("Opening the answers"), both, self._close, wrong)

    def both_lost(self) -> None:
        """Nobody can open the answers any more: what can be done is asked on a page of its own."""
        self.shell.go(to.EraseRoundRoute(self._round.partnership_id, self._round.id))

    def _close(self, keys: tuple[bytes, bytes]) -> None:
        self.act(lambda round_id: self.workspace.rounds.close_with(round_id, *keys), results_of(self._round))


class ReopeningPresenter(BeforeAct[BeforeActPage]):
    can_be = RoundState.CLOSED

    def impossible(self) -> tuple[str, str]:
        return _("Open the round again?"), _("This round is not closed, so it cannot be opened again.")

    def ask(self) -> None:
        round_, services = self._round, self.workspace
        about = services.rounds.reopening(round_.id)
        if round_.about is not None:
            said, danger = (
                people_reopening_lines(about, [one.name for one in services.people_rounds.too_few_left(round_.id)]),
                "",
            )
        else:
            said, danger = reopening_lines(about), reopening_warning(about)
        self.view.show_question(
            _("Open {name} again?", name=round_.name), said, danger, safe=_("Not now"), act=_("Open the round again")
        )

    def do_it(self) -> None:
        self.act(self.workspace.rounds.reopen, to.RoundRoute(self._round.partnership_id, self._round.id))


class ErasingPresenter(BeforeAct[BeforeActPage]):
    """Deleting cannot be undone. It is asked for on the day that people were promised, or before; of an open round where
    both members have lost the words of its second lock."""

    can_be = RoundState.CLOSED

    def show(self) -> None:
        if self._round.erased_on is not None:
            self.view.show_impossible(*self.impossible(), _("Back to the round"))
        elif self._round.lock is not None and self._round.state is RoundState.OPEN:
            self.view.set_back(self._round.name)
            self.ask()
        else:
            super().show()

    def impossible(self) -> tuple[str, str]:
        title = _("Delete the answers?")
        if self._round.erased_on is not None:
            return title, deleted_words(self._round.erased_on)[0]
        return title, _("This round is open. Close it first. One person's answers can be deleted with their code.")

    def ask(self) -> None:
        said = [
            _("All answers and comments are deleted, and who answered about whom. Results can no longer be shown."),
            _("The name of the round and its days stay. So do packs that were printed or saved, and agreed actions."),
            _("What was noted when the group talked about results stays too."),
            _("They cannot be brought back from this file."),
            copies_follow(),
        ]
        if day := self._round.promise.delete_on:
            promised = _("You promised that no answers and no results are shown from {day} on, and that the answers are deleted.",
                         day=long_date(day))  # fmt: skip
            said.insert(0, promised)
        if self._round.state is RoundState.OPEN:
            said[:0] = [
                _("If both members have lost their words, these answers can never be counted."),
                _("Deleting them ends the round without results. Then you can set it up anew and ask people again."),
            ]
        title = _("Delete the answers of {name}?", name=self._round.name)
        self.view.show_question(title, said, safe=_("Not now"), act=_("Delete the answers"))

    def do_it(self) -> None:
        here = to.RoundRoute(self._round.partnership_id, self._round.id)
        self.act(self.workspace.retention.delete, here)


def _groups(round_: Round, progress: RoundProgress) -> list[tuple[str, Publishability]]:
    """What can be shown of each group, and of everyone together."""
    shown = ended(progress, Rules.of(round_))
    groups = [(g.group.name, shown[g.group.id]) for g in progress.groups if g.asked]
    return [*groups, (_("Everyone"), everyone(progress.answered, round_.promise))]


def lines(progress: RoundProgress) -> tuple[str, ...]:
    """What happens to whose answers when a round is closed."""
    sentences = [
        n_(
            "{answered} of {n} person has answered.",
            "{answered} of {n} people have answered.",
            progress.asked,
            answered=progress.answered,
        )
    ]
    sentences += _paused(progress)
    if progress.to_come:
        sentences.append(
            n_(
                "{n} person has not answered. They cannot answer any more.",
                "{n} people have not answered. They cannot answer any more.",
                progress.to_come,
            )
        )
    return (*sentences, _mixed())


def people_lines(progress: RoundProgress) -> tuple[str, ...]:
    """The same in a round about people, where answers are counted: one about each of them."""
    sentences = [_answers_in(progress), *_paused(progress)]
    if progress.to_come:
        sentences.append(
            n_(
                "{n} set of answers is not in. It cannot be given any more.",
                "{n} sets of answers are not in. They cannot be given any more.",
                progress.to_come,
            )
        )
    return (*sentences, _mixed())


def _answers_in(counts: RoundProgress | Reopening) -> str:
    return n_(
        "{answered} of {n} set of answers about people is in.",
        "{answered} of {n} sets of answers about people are in.",
        counts.asked,
        answered=counts.answered,
    )


def _paused(progress: RoundProgress) -> list[str]:
    if not progress.paused:
        return []
    return [
        n_(
            "{n} person has paused. Their answers so far will be deleted.",
            "{n} people have paused. Their answers so far will be deleted.",
            progress.paused,
        )
    ]


def _mixed() -> str:
    return _(
        "Closing mixes the answers to each question. They have no names and no order. The codes on slips stop working."
    )


def people_warning(round_: Round, answered: Sequence[int]) -> str:
    """Said first when closing now would leave nobody's report to show; ``answered`` about each subject, else empty."""
    limit = round_.promise.k_total
    if any(n >= limit for n in answered):
        return ""
    if not any(answered):
        return _("Nobody has answered about anybody, so there would be nothing to show.")
    return _("You promised to show no report under {limit} answers. Nobody has so many, so no report would be possible.",
             limit=limit)  # fmt: skip


def warning(round_: Round, progress: RoundProgress) -> str:
    """Said first when closing now would leave nothing to show; else empty."""
    limit = round_.promise.k_total
    if progress.answered >= limit:
        return ""
    if not progress.answered:
        return _("Nobody has answered, so there would be nothing to show.")
    return n_(
        "Only {n} person has answered. You promised to show nothing under {limit}, so no results would be possible.",
        "Only {n} people have answered. You promised to show nothing under {limit}, so no results would be possible.",
        progress.answered,
        limit=limit,
    )


def reopening_lines(about: Reopening) -> tuple[str, ...]:
    """What happens to whose answers when a round is opened again."""
    sentences = [
        n_(
            "{answered} of {n} person answered.",
            "{answered} of {n} people answered.",
            about.asked,
            answered=about.answered,
        )
    ]
    if about.to_come:
        sentences.append(n_("{n} person can still answer.", "{n} people can still answer.", about.to_come))
    if not about.issued:
        sentences.append(_("No results were shown yet. So every answer counts, early or late."))
    else:
        sentences += [
            n_("{n} person's answers are in the results that were shown. They stay as they are.",
               "{n} people's answers are in the results that were shown. They stay as they are.", about.issued),
            _("Late answers count when {n} or more people have answered late. If it were fewer, "
              "old and new results together would give them away.", n=about.k),
            _("They also need names: everyone who answered, early or late, is ticked on the tick list."),
            _("Until then they are kept back, and the results stay as they were."),
        ]  # fmt: skip
        if about.waiting:
            sentences.append(
                n_("{n} late answer is kept back now.", "{n} late answers are kept back now.", about.waiting)
            )
    return (*sentences, *_meanwhile())


def people_reopening_lines(about: Reopening, too_few_left: Sequence[str] = ()) -> tuple[str, ...]:
    """The same in a round about people, where answers are counted: one about each of them.

    ``too_few_left``: about whom too few can still answer for late answers to count.
    """
    sentences = [_answers_in(about)]
    if about.to_come:
        sentences.append(
            n_("{n} set of answers can still be given.", "{n} sets of answers can still be given.", about.to_come)
        )
    if not about.issued:
        sentences.append(_("No results were shown yet. So every answer counts, early or late."))
    else:
        sentences.append(_("Answers that are in results which were shown stay as they are."))
        sentences.append(
            _("Late answers about a person count when {n} or more people have answered late about them. "
              "If it were fewer, old and new results together would give them away.", n=about.k)
        )  # fmt: skip
    if too_few_left:
        names = ", ".join(too_few_left)
        sentences.append(
            _("Too few can still answer about these people, so late answers would not count: {names}.", names=names)
        )
    return (*sentences, *_meanwhile())


def _meanwhile() -> tuple[str, str]:
    return (
        _("While the round is open there are no results to look at or print."),
        _("The codes on slips from before do not work any more."),
    )


def reopening_warning(about: Reopening) -> str:
    """Said first when so few can still come that late answers would not count."""
    if about.to_come >= about.needed:
        return ""
    if not about.to_come:
        left = _("Everyone you asked has answered.")
    else:
        left = n_("Only {n} person can still answer.", "Only {n} people can still answer.", about.to_come)
    needed = n_(
        "{n} more late answer is needed before any can count.",
        "{n} more late answers are needed before any can count.",
        about.needed,
    )
    return f"{left} {needed}"
