"""People's own words: shown only when enough people wrote, in fresh random order: see
docs/measures.md, "People's own words".
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.own_words import OWN_THEME, OwnWords, WaitingWords, own_themes
from facilitator_app.domain.results import CommentFigures
from facilitator_app.domain.round import CommentRule, Promise


def comment_figures(
    place_id: str, title: str, comment_ids: Sequence[str], words: Sequence[OwnWords], promise: Promise
) -> CommentFigures:
    """The comments on one place. ``comment_ids``: the ids under which people may have written them.

    Only what may be shown appears: as written, without names, or in the facilitator's other words. The rest is held
    back. Nothing is shown unless ``k_comments`` different people are behind it.
    """
    if promise.comments is CommentRule.DO_NOT_ASK:
        return CommentFigures(place_id, title, withheld=_("Comments were not asked for in this round."))
    if promise.comments is CommentRule.FACILITATOR_ONLY:
        return CommentFigures(place_id, title, withheld=_("In this round only the facilitator reads the comments."))
    written = [one for one in words if one.place_id in comment_ids and one.original.strip()]
    shown = _enough_at_once([one for one in written if one.text], promise)
    if not _enough(shown, promise):
        few = _("Fewer than {n} people wrote something to show here. We promised not to show it.", n=promise.k_comments)
        return CommentFigures(place_id, title, withheld=few)
    return _figures(place_id, title, shown, written=len(written), held_back=len(written) - len(shown))


def theme_figures(
    words: Sequence[OwnWords], shown: Sequence[CommentFigures], instrument: Instrument, promise: Promise
) -> tuple[CommentFigures, ...]:
    """The comments of each theme given by hand that has ``k_comments`` different people behind it.

    Only comments that are shown at their place already (``shown``) count: a theme never brings out others.
    """
    out = frozenset(id_ for figures in shown for id_ in figures.ids)
    titles = {section.id: section.title.text() for section in instrument.sections}
    titles |= {theme: theme.removeprefix(OWN_THEME) for theme in own_themes(words)}
    themes = []
    for theme, title in titles.items():
        inside = [one for one in words if theme in one.themes and one.id in out]
        if _enough(inside, promise):
            themes.append(_figures(theme, title, inside))
    return tuple(themes)


def worth_other_words(
    comment_id_sets: Sequence[Sequence[str]], words: Sequence[OwnWords], promise: Promise
) -> tuple[OwnWords, ...]:
    """The comments that wait for the facilitator's own words and could be shown once they have them.

    ``comment_id_sets``: for each place of the results, the ids under which people may have written. Where too few people wrote
    for anything to be shown, nobody reads what they wrote: there would be nothing to put it into other words for.
    """
    worth: list[OwnWords] = []
    for ids in comment_id_sets:
        here = [one for one in words if one.place_id in ids and one.original.strip()]
        waiting = [one for one in here if one.waits]
        if _enough(_enough_at_once([one for one in here if one.text or one.waits], promise), promise):
            worth += waiting
    return tuple(worth)


def waiting(
    comment_id_sets: Sequence[Sequence[str]], words: Sequence[OwnWords], promise: Promise, worked_on: Collection[str]
) -> WaitingWords:
    """What waits for the facilitator, from the comments alone. ``worked_on``: ids of those that were read or changed."""
    if promise.comments is not CommentRule.SHOW:
        return WaitingWords()
    unread = 0
    for ids in comment_id_sets:
        shown = _enough_at_once([one for one in words if one.place_id in ids and one.text], promise)
        unread += sum(one.id not in worked_on for one in shown) if _enough(shown, promise) else 0
    return WaitingWords(len(worth_other_words(comment_id_sets, words, promise)), unread)


def without_last_batch(words: Sequence[OwnWords]) -> list[OwnWords]:
    """Without the newest late comments: the answers of those who wrote them are kept back as well."""
    last = max((one.batch for one in words), default=0)
    return [one for one in words if one.batch == 0 or one.batch < last]


def _enough_at_once(words: Sequence[OwnWords], promise: Promise) -> list[OwnWords]:
    """Without late comments that stand out: those who saw the results before would know that they are of a few."""
    batches: dict[int, list[OwnWords]] = {}
    for one in words:
        batches.setdefault(one.batch, []).append(one)
    return [one for batch, some in batches.items() if batch == 0 or _enough(some, promise) for one in some]


def _enough(words: Sequence[OwnWords], promise: Promise) -> bool:
    return len({one.writer for one in words}) >= promise.k_comments


def _figures(
    place_id: str, title: str, shown: Sequence[OwnWords], written: int | None = None, held_back: int | None = None
) -> CommentFigures:
    mixed = list(shown)
    secrets.SystemRandom().shuffle(mixed)
    texts, ids = tuple(one.text for one in mixed), tuple(one.id for one in mixed)
    return CommentFigures(place_id, title, texts, written, held_back, ids=ids)
