"""The parts of a pack for one person, and why one cannot be in it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import NOT_OFFERED, SinceLast
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.round import CommentRule
from facilitator_app.domain.session import SessionNotes
from facilitator_app.packs.facts import PackPart


class PersonPart(StrEnum):
    """The parts that may be left out. Cover, how to read, the promise and the rules are in every pack."""

    MAIN_POINTS = "main_points"
    TOOK_PART = "took_part"
    CHANGED = "changed"
    BEHAVIOURS = "behaviours"
    ENDS = "ends"
    SECTIONS = "sections"
    WORDS = "words"
    NOTES = "notes"
    PLAN = "plan"
    COUNTS = "counts"


NO_NOTES = SessionNotes()


def person_parts(
    subject: SubjectResults, notes: SessionNotes = NO_NOTES, since: SinceLast | None = None
) -> tuple[PackPart, ...]:
    """Every part that can be chosen, in the order of the pages, each with the reason if it cannot be printed.

    ``notes``: what was written in the session with this person. ``since``: this round beside earlier ones about them.
    """
    results = subject.results
    scored = any(section.score is not None for section in results.sections)
    counted = any(item.n and not item.withheld for section in results.sections for item in section.items)
    no_scores = _("Too few people answered each behaviour.")
    no_counts = _("Too few people answered each statement.")
    words = any(comments.texts for comments in results.open_comments)
    rows = (
        (PersonPart.MAIN_POINTS, _("The main points"), bool(subject.highest or subject.compared), no_counts),
        (PersonPart.TOOK_PART, _("Who answered"), True, ""),
        *_changed(since),
        (PersonPart.BEHAVIOURS, _("All behaviours on one page"), scored, no_scores),
        (PersonPart.ENDS, _("Seen most and seen least"), bool(subject.highest), no_counts),
        (PersonPart.SECTIONS, _("One page for each behaviour"), counted, no_counts),
        (PersonPart.WORDS, _("In their own words"), words, _why_no_words(subject)),
        (
            PersonPart.NOTES,
            _("What we talked about"),
            bool(notes.notes or notes.reactions or notes.to_share),
            _("Nothing was written down in a talk with this person."),
        ),
        (PersonPart.PLAN, _("What I will do next"), True, ""),
        (PersonPart.COUNTS, _("Annex 1: every count"), counted, no_counts),
    )
    return tuple(PackPart(id, title, has, "" if has else reason) for id, title, has, reason in rows)


def _changed(since: SinceLast | None) -> Iterable[tuple[PersonPart, str, bool, str]]:
    if since is not None and (since.nothing is None or since.nothing.code not in NOT_OFFERED):
        why = since.nothing.what if since.nothing else ""
        yield PersonPart.CHANGED, _("What went up and what went down"), since.before is not None, why


def _why_no_words(subject: SubjectResults) -> str:
    promise = subject.results.promise
    if promise.comments is CommentRule.DO_NOT_ASK:
        return _("Comments were not asked for.")
    if promise.comments is CommentRule.FACILITATOR_ONLY:
        return _("Only the facilitator may read the comments.")
    return _("Fewer than {n} people wrote about any one question.", n=promise.k_comments)
