"""What people said of the actions that were agreed before, in sentences: for the screen, the projector and the pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator_app.charts.tables import TableData
from facilitator_app.domain.follow_up import HAPPENED, action_id, asks_whether, shortened
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.plan import Action, Status, status_words
from facilitator_app.domain.results import ItemFigures, RoundResults


@dataclass(frozen=True, slots=True)
class Followed:
    """One action. ``words``: as people read them when they answered. ``plan``: how it stands in the plan now, as sentences.

    ``happened`` and ``helped``: what people said, or why that is not shown. ``line``: the shortest of both.
    """

    id: str
    words: str
    plan: str
    happened: str
    helped: str
    line: str

    @property
    def short(self) -> str:
        """As many of the words as fit into a line."""
        return shortened(self.words)


def agreed_title() -> str:
    """What the page is called on paper, and the card on the screen: what went up or down is "since last time" as well."""
    return _("What came of what we said we would do")


def agreed(results: RoundResults, actions: Iterable[Action] = ()) -> tuple[Followed, ...]:
    """Every action that people were asked about, in the order asked. ``actions``: those that are in the plan now, each owner
    with the name of today."""
    if results.since is None:
        return ()
    now = {one.id: one for one in actions}
    pairs: dict[str, list[ItemFigures]] = {}
    for item in results.since.items:
        pairs.setdefault(action_id(item.item_id), []).append(item)
    return tuple(_agreed(id_, items, now.get(id_)) for id_, items in pairs.items())


def _agreed(id_: str, items: list[ItemFigures], action: Action | None) -> Followed:
    happened, helped = (said_words(item) for item in items)
    return Followed(id_, items[0].tag, plan_words(action), happened, helped, _line(items))


def _line(items: Iterable[ItemFigures]) -> str:
    first = dict.fromkeys(item.withheld or _sentences(item)[0] for item in items)
    return " ".join(first)


def plan_words(action: Action | None) -> str:
    """Who, by when, and how it stands."""
    if action is None:
        return _("It is not in the plan any more.")
    status = status_words(action.status)
    if action.status is Status.DONE and action.done_on is not None:
        status = _("Done on {day}", day=long_date(action.done_on))
    return " ".join(
        (
            _("Who: {name}.", name=action.owner.name) if action.owner.name else _("No name stands beside it."),
            _("By when: {day}.", day=long_date(action.by)) if action.by else _("No day is set for it."),
            _("In the plan: {status}.", status=status),
        )
    )


def said_words(item: ItemFigures) -> str:
    """What people said of one action, each answer that somebody gave with its people."""
    if item.withheld:
        return item.withheld
    parts = _sentences(item)
    if item.dont_know:
        parts.append(n_("{n} does not know.", "{n} do not know.", item.dont_know))
    return " ".join(parts)


def _sentences(item: ItemFigures) -> list[str]:
    made = _happened if asks_whether(item.item_id) == HAPPENED else _helped
    return made(item.counts, item.n)


def _happened(counts: tuple[int, ...], total: int) -> list[str]:
    no, partly, yes = counts
    parts = [n_("{n} of {total} says it happened.", "{n} of {total} say it happened.", yes, total=total)]
    if partly:
        parts.append(n_("{n} says partly.", "{n} say partly.", partly))
    if no:
        parts.append(n_("{n} says it did not happen.", "{n} say it did not happen.", no))
    return parts


def _helped(counts: tuple[int, ...], total: int) -> list[str]:
    worse, nothing, little, much = counts
    parts = [n_("{n} of {total} says it helped.", "{n} of {total} say it helped.", little + much, total=total)]
    if much:
        parts.append(n_("{n} of them says a lot.", "{n} of them say a lot.", much))
    if little:
        parts.append(n_("{n} of them says a little.", "{n} of them say a little.", little))
    if nothing:
        parts.append(n_("{n} says it made no difference.", "{n} say it made no difference.", nothing))
    if worse:
        parts.append(n_("{n} says it made things worse.", "{n} say it made things worse.", worse))
    return parts


def agreed_table(followed: Iterable[Followed]) -> TableData:
    """The same as a table."""
    heads = (_("What we said we would do"), _("In the plan"), _("Did it happen?"), _("Did it help?"))
    rows = tuple((one.words, one.plan, one.happened, one.helped) for one in followed)
    return TableData(_("What people said of what was agreed before."), heads, rows)
