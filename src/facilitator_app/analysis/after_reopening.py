"""Late answers, answers put right and answers left out: whom figures are about after results were shown, and what is
said of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import EVERYONE, PublishedSets, RoundResults


def shown_before(responses: Sequence[Response], before: PublishedSets) -> list[Response]:
    """The responses behind the widest figures on everyone so far; none if one of them is not there any more."""
    everyone = max((people for quantity, people in before if quantity == EVERYONE), key=len, default=frozenset())
    still_there = [response for response in responses if response.id in everyone]
    return still_there if len(still_there) == len(everyone) else []


def with_changes(
    results: RoundResults, corrected: int, excluded: int, kept_back: int, unticked: bool = False
) -> RoundResults:
    """The results with how many answers were put right, left out or kept back; small numbers only as "a few".

    ``unticked``: fewer people are ticked on the list than have answered.
    """
    k = results.promise.k
    told = [count if count == 0 or count >= k else None for count in (corrected, excluded)]
    return replace(
        results, corrected=told[0], excluded=told[1], after_reopening=_kept_back_sentence(kept_back, k, unticked)
    )


def _kept_back_sentence(kept_back: int, k: int, unticked: bool) -> str:
    if not kept_back:
        return ""
    kept = n_("{n} late answer is kept back.", "{n} late answers are kept back.", kept_back)
    if kept_back < k:
        when = _("Late answers count when {n} or more people have answered late.", n=k)
    else:
        when = _("Late answers count when {n} or more late people have answered each statement.", n=k)
    names = _("Everyone who answered must be ticked on the tick list as well.") if unticked else ""
    return " ".join(part for part in (kept, when, names) if part)
