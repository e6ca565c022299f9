"""Which parts a pack of these results can have, and what is chosen for the pages of statements."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator_app.domain.aims import Aims
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import NOT_OFFERED, SinceLast
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import CommentRule
from facilitator_app.domain.signposts import NO_SIGNPOSTS, NOT_RANKED, Signposts, gaps
from facilitator_app.packs.facts import AGENDAS, NO_AIMS, PackPart, PartId


def parts(
    results: RoundResults, signposts: Signposts = NO_SIGNPOSTS, since: SinceLast | None = None, aims: Aims = NO_AIMS
) -> tuple[PackPart, ...]:
    """Every part that can be chosen, in the order of the pages, each with the reason if it cannot be printed."""
    from facilitator_app.charts.agreed import agreed_title
    from facilitator_app.charts.beside import beside_title
    from facilitator_app.charts.kind_charts import kind_charts
    from facilitator_app.packs.kind_words import kind_points

    scored = any(section.score is not None for section in results.sections)
    speaks = results.instrument.kind not in NOT_RANKED
    no_news = (
        _("Too few people answered each theme.")
        if speaks
        else _("This kind of questionnaire has a page of its own for that.")
    )
    counted = any(item.n and not item.withheld for section in results.sections for item in section.items)
    no_scores = _("Too few people answered each theme.")
    own_words = bool(printable_comment_ids(results))
    points = bool(results.main_points or kind_points(results))
    rows = (
        *(((PartId.AGREED, agreed_title(), True, ""),) if results.since else ()),
        *_changed(since),
        (PartId.MAIN_POINTS, _("The main points"), points, _("There are no main points to show.")),
        (PartId.TOOK_PART, _("Who took part"), True, ""),
        *(((PartId.KIND, kind_title(results), True, ""),) if kind_charts(results) else ()),
        (PartId.ALL_SECTIONS, _("All themes on one page"), scored, no_scores),
        (PartId.WORKS, _("What is working"), counted and speaks, no_news),
        (PartId.TALK, _("What to talk about"), counted and speaks, no_news),
        (PartId.DIFFER, _("Where views differ"), scored, no_scores),
        (PartId.SECTIONS, _("One page for each theme"), bool(results.sections), _("There are no themes.")),
        (PartId.WORDS, _("In our own words"), own_words, _why_no_words(results)),
        *(((PartId.OUTCOMES, beside_title(), True, ""),) if not aims.blank else ()),
        (
            PartId.LOOK,
            _("Where to look next"),
            bool(gaps(results, signposts)),
            _("There is no theme with work to do, split views or many who do not know."),
        ),
        (PartId.AGENDA, _("Talking it through"), True, ""),
        *_agendas(signposts),
        (PartId.PLAN, _("Action plan"), True, ""),
        (PartId.COUNTS, _("Annex 1: every count"), counted, no_scores),
    )
    return tuple(PackPart(id, title, has, "" if has else reason) for id, title, has, reason in rows)


def kind_title(results: RoundResults) -> str:
    """The title of the page that only this kind of questionnaire has."""
    titles = {
        Kind.CHECKLIST: _("What is in place"),
        Kind.RAG: _("Red, amber and green"),
        Kind.YES_NO: _("Every No"),
        Kind.STAGES: _("Which stage we are in"),
        Kind.RISK_GRID: _("Our risks"),
        Kind.GOALS: _("Our goals"),
        Kind.PARTNER_MAP: _("How we work with each other"),
    }
    usual = _("Now and wanted") if results.findings.gaps else _("All parts together")
    return titles.get(results.instrument.kind, usual)


def _changed(since: SinceLast | None) -> Iterable[tuple[PartId, str, bool, str]]:
    if since is not None and (since.nothing is None or since.nothing.code not in NOT_OFFERED):
        why = since.nothing.what if since.nothing else ""
        yield PartId.CHANGED, _("What went up and what went down"), since.before is not None, why


def _agendas(signposts: Signposts) -> Iterable[tuple[PartId, str, bool, str]]:
    by_id = {agenda.id: agenda for agenda in signposts.agendas}
    for part in AGENDAS:
        if agenda := by_id.get(part):
            yield part, _("Agenda: {title}", title=agenda.title), True, ""


def printable_comment_ids(results: RoundResults) -> tuple[str, ...]:
    """Ids of the places whose comments may be printed."""
    comments = (*results.open_comments, *(section.comments for section in results.sections))
    return tuple(one.place_id for one in comments if one.texts)


def _why_no_words(results: RoundResults) -> str:
    if results.promise.comments is CommentRule.DO_NOT_ASK:
        return _("Comments were not asked for.")
    if results.promise.comments is CommentRule.FACILITATOR_ONLY:
        return _("Only the facilitator may read the comments.")
    return _("Fewer than {n} people wrote about any one question.", n=results.promise.k_comments)
