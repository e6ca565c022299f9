"""One round beside the earlier ones of its partnership: which of them may be in the picture, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator_app.analysis.change_over_time import changes, comparable
from facilitator_app.analysis.disclosure import People
from facilitator_app.analysis.same_people import beside_each_other
from facilitator_app.analysis.together import UNKNOWN
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import Earlier, Moved, SinceLast, TwoRounds
from facilitator_app.domain.results import RoundResults, Withheld


@dataclass(frozen=True, slots=True)
class ShownRound:
    """A closed round as it may be shown. ``together``: what was kept of it (``analysis.together``). ``people``: ids of the members
    who are ticked as having answered; None where these are not as many as the answers."""

    results: RoundResults
    people: People | None
    together: int = UNKNOWN


def since_last(now: ShownRound, earlier: Sequence[ShownRound]) -> tuple[SinceLast, tuple[ShownRound, ...]]:
    """What may be said of change up to ``now``, and the rounds that are shown for it. ``earlier``: oldest first."""
    nothing = SinceLast(now.results)
    if not comparable(now.results.instrument.kind):
        return replace(nothing, nothing=_kind()), ()
    compared = {one.results.round_id: _compared(now, one) for one in earlier}
    alike = [one for one in earlier if compared[one.results.round_id].anything]
    if not alike:
        return replace(nothing, nothing=_other_questions() if earlier else _first()), ()
    if now.people is None or alike[-1].people is None:
        return _in_words(now, alike[-1], compared[alike[-1].results.round_id])
    chain = [*(one for one in alike if one.people is not None), now]
    k = max(one.results.promise.k for one in chain)
    indices = beside_each_other([one.people for one in chain if one.people is not None], k)
    if len(chain) - 1 not in indices:
        return replace(nothing, nothing=_few_changed(k)), ()
    shown = tuple(chain[index] for index in indices)
    before = shown[-2]
    change = SinceLast(
        now.results,
        before.results,
        compared[before.results.round_id],
        (*(_earlier(one, compared[one.results.round_id]) for one in shown[:-1]), _earlier(now, _compared(now, now))),
        same_people=before.people == now.people,
    )
    return change, shown


def _compared(now: ShownRound, before: ShownRound) -> TwoRounds:
    return changes(now.results, before.results, max(now.together, before.together))


def _in_words(now: ShownRound, before: ShownRound, compared: TwoRounds) -> tuple[SinceLast, tuple[ShownRound, ...]]:
    """Nobody knows who joined or left: which themes went up or down, and no figures."""
    themes = tuple(_without_figures(one) for one in compared.themes)
    words = TwoRounds(themes, (), compared.no_themes, (), compared.themes_by_chance)
    return SinceLast(now.results, before.results, words, in_words=True), (before, now)


def _without_figures(one: Moved) -> Moved:
    return replace(one, before=None, now=None)


def _earlier(one: ShownRound, compared: TwoRounds) -> Earlier:
    """``compared``: with the round of now."""
    results = one.results
    scores = tuple((theme.section_id, float(theme.before)) for theme in compared.themes if theme.before is not None)
    return Earlier(results.round_id, results.round_name, results.closed_on, results.answered, scores)


def _first() -> Withheld:
    return Withheld(
        "first_round",
        _("This is the first round with results. There is nothing to compare it with yet."),
        _("Ask the same questions again in some months. Then this page tells what went up and what went down."),
    )


def _kind() -> Withheld:
    return Withheld(
        "kind_not_compared",
        _("We do not compare rounds of this questionnaire: a high answer in it is neither good nor bad news."),
        _("Lay the packs of the rounds side by side, and talk about them."),
    )


def _other_questions() -> Withheld:
    return Withheld(
        "other_questions",
        _("No earlier round asked the same questions in the same words with the same answers."),
        _("Ask the same questions again next time. Then this page tells what went up and what went down."),
    )


def _few_changed(k: int) -> Withheld:
    return Withheld(
        "few_changed",
        _("Only a few people joined or left since an earlier round, fewer than {k}.", k=k),
        _("If all others answered as before, the change would be theirs. So we do not show it."),
    )
