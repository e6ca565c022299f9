"""People's own words: shown only when enough people wrote, in fresh random order; source: measures 4.1 and 4.4."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from facilitator_app.domain.language import _
from facilitator_app.domain.response import Comment, CommentUse, Response
from facilitator_app.domain.results import CommentFigures
from facilitator_app.domain.round import CommentRule, Promise


def comment_figures(
    place_id: str, title: str, places: Sequence[str], responses: Sequence[Response], promise: Promise
) -> CommentFigures:
    """The comments on one place. ``places``: the ids under which people may have written them.

    Only comments to be shown as written appear; those for the facilitator, or to be put in other words, are held
    back. Nothing is shown unless ``k_comments`` different people wrote one that may be shown.
    """
    if promise.comments is CommentRule.DO_NOT_ASK:
        return CommentFigures(place_id, title, withheld=_("Comments were not asked for in this round."))
    if promise.comments is CommentRule.FACILITATOR_ONLY:
        return CommentFigures(place_id, title, withheld=_("In this round only the facilitator reads the comments."))
    written = [[r.comments[place] for place in places if place in r.comments] for r in responses]
    shown = [[comment.text for comment in theirs if _may_show(comment)] for theirs in written]
    writers = sum(1 for theirs in shown if theirs)
    if writers < promise.k_comments:
        few = _("Fewer than {n} people wrote something to show here. We promised not to show it.", n=promise.k_comments)
        return CommentFigures(place_id, title, withheld=few)
    texts = [text for theirs in shown for text in theirs]
    secrets.SystemRandom().shuffle(texts)
    total = sum(len(theirs) for theirs in written)
    return CommentFigures(place_id, title, tuple(texts), total, total - len(texts))


def _may_show(comment: Comment) -> bool:
    return comment.use is CommentUse.AS_WRITTEN and bool(comment.text.strip())
