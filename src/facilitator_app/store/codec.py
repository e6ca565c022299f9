"""Values to JSON text and back. Keys are sorted, so that no order in which things were typed is kept."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from facilitator_app.domain.fit import FindsOut, Fit, Maturity, People
from facilitator_app.domain.instrument import (
    Aspect,
    Band,
    Basis,
    Each,
    Instrument,
    Item,
    Kind,
    OpenQuestion,
    Origin,
    Report,
    Scale,
    ScalePoint,
    Scoring,
    Section,
    Side,
    Source,
    Weighting,
    Wording,
)
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.response import Comment, CommentUse, Outside, Response, ViewPrefs
from facilitator_app.domain.results import PublishedSets
from facilitator_app.domain.round import CommentRule, Promise
from facilitator_app.domain.subjects import About, AskOrder, Assignment, Subject, Task


def to_text(content: object) -> str:
    """Compact JSON in ASCII, keys sorted."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def date_to_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def date_from_text(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def response_to_json(response: Response) -> dict[str, Any]:
    content: dict[str, Any] = {
        "id": response.id,
        "group": response.group_id,
        "answers": dict(response.answers),
        "comments": {place: [c.text, c.use] for place, c in response.comments.items()},
    }
    if response.tasks:
        content["tasks"] = [[task.subject_id, task.group_id] for task in response.tasks]
    if response.view is not None:
        content["view"] = asdict(response.view)
    return content


def response_from_json(content: dict[str, Any]) -> Response:
    answers = {item: Outside(a) if isinstance(a, str) else a for item, a in content["answers"].items()}
    comments = {place: Comment(text, CommentUse(use)) for place, (text, use) in content["comments"].items()}
    tasks = tuple(Task(subject, group) for subject, group in content.get("tasks", ()))
    view = ViewPrefs(**content["view"]) if "view" in content else None
    return Response(content["id"], content["group"], answers, comments, tasks, view)


def promise_to_text(promise: Promise) -> str:
    return to_text(
        {
            "k_total": promise.k_total,
            "k": promise.k,
            "k_dist": promise.k_dist,
            "k_comments": promise.k_comments,
            "comments": promise.comments,
            "delete_on": date_to_text(promise.delete_on),
            "seen_by_funder": promise.seen_by_funder,
            "raw_allowed": promise.raw_allowed,
        }
    )


def promise_from_text(text: str) -> Promise:
    content = json.loads(text)
    content["comments"] = CommentRule(content["comments"])
    content["delete_on"] = date_from_text(content["delete_on"])
    return Promise(**content)


def groups_to_text(groups: tuple[RaterGroup, ...]) -> str:
    names = ("id", "name", "plain_name", "asked", "protected", "nearest_id", "role", "agreed")
    return to_text([{name: getattr(group, name) for name in names} for group in groups])


def groups_from_text(text: str) -> tuple[RaterGroup, ...]:
    return tuple(_read_group(group) for group in json.loads(text))


def _read_group(content: dict[str, Any]) -> RaterGroup:
    """A group; one written before there were rounds about people has no role."""
    return RaterGroup(**{**content, "role": GroupRole(content.get("role", GroupRole.USUAL))})


def about_to_text(about: About | None) -> str | None:
    """Who a round is about and who answers about whom; None for a round about the partnership."""
    if about is None:
        return None
    subjects = ("id", "name", "member_id", "organisation_id", "round_id")
    assignments = ("subject_id", "member_id", "group_id", "agreed", "months")
    return to_text(
        {
            "subjects": [{name: getattr(one, name) for name in subjects} for one in about.subjects],
            "assignments": [{name: getattr(one, name) for name in assignments} for one in about.assignments],
            "order": about.order,
        }
    )


def about_from_text(text: str | None) -> About | None:
    if text is None:
        return None
    content = json.loads(text)
    return About(
        tuple(Subject(**one) for one in content["subjects"]),
        tuple(Assignment(**one) for one in content["assignments"]),
        AskOrder(content["order"]),
    )


def sets_to_text(sets: PublishedSets) -> str:
    return to_text(sorted([quantity, *sorted(people)] for quantity, people in sets))


def sets_from_text(text: str) -> PublishedSets:
    return frozenset((quantity, frozenset(people)) for quantity, *people in json.loads(text))


def instrument_to_text(instrument: Instrument) -> str:
    """The whole instrument; decimal numbers as strings so that they come back exactly."""
    return to_text(
        {
            "id": instrument.id,
            "version": instrument.version,
            "kind": instrument.kind,
            "title": _wording(instrument.title),
            "purpose": _wording(instrument.purpose),
            "minutes": instrument.minutes,
            "languages": instrument.languages,
            "scale": _scale(instrument.scale),
            "sections": [_section(section) for section in instrument.sections],
            "open_questions": [{"id": q.id, "text": _wording(q.text)} for q in instrument.open_questions],
            "bands": [_band(band) for band in instrument.bands],
            "source": {
                name: getattr(instrument.source, name)
                for name in ("citation", "relation", "licence_note", "comparability_note", "changed")
            },
            "min_answered": str(instrument.min_answered),
            "fit": _fit(instrument.fit),
            "scoring": _scoring(instrument.scoring),
            "weighting": _weighting(instrument.weighting),
            "aspects": [[a.side, _wording(a.label), _wording(a.question)] for a in instrument.aspects],
            "evidence": _maybe(instrument.evidence),
            "mixed": instrument.mixed,
            "derived_from": [origin.id, origin.version] if (origin := instrument.derived_from) else None,
        }
    )


@lru_cache(maxsize=16)
def instrument_from_text(text: str) -> Instrument:
    """The instrument. Cached: the same text is read at every saved answer, and the value cannot change.

    Rounds stored by older programs have fewer keys: what is missing has its usual value.
    """
    content = json.loads(text)
    return Instrument(
        id=content["id"],
        version=content["version"],
        kind=Kind(content["kind"]),
        title=_read_wording(content["title"]),
        purpose=_read_wording(content["purpose"]),
        minutes=content["minutes"],
        languages=tuple(content["languages"]),
        scale=_read_scale(content["scale"]),
        sections=tuple(_read_section(section) for section in content["sections"]),
        open_questions=tuple(OpenQuestion(q["id"], _read_wording(q["text"])) for q in content["open_questions"]),
        bands=tuple(_read_band(band) for band in content["bands"]),
        source=Source(**content["source"]),
        min_answered=Decimal(content["min_answered"]),
        fit=_read_fit(content.get("fit")),  # stores of before have none
        scoring=_read_scoring(content.get("scoring")),
        weighting=_read_weighting(content.get("weighting")),
        aspects=tuple(
            Aspect(Side(side), _read_wording(label), _read_wording(question))
            for side, label, question in content.get("aspects", ())
        ),
        evidence=_read_maybe(content.get("evidence")),
        mixed=content.get("mixed", False),
        derived_from=Origin(*content["derived_from"]) if content.get("derived_from") else None,
    )


def _scoring(scoring: Scoring) -> dict[str, Any]:
    return {
        "basis": scoring.basis,
        "decimals": scoring.decimals,
        "overall": scoring.overall,
        "cap": scoring.cap,
    }


def _read_scoring(content: dict[str, Any] | None) -> Scoring:
    return Scoring(**{**content, "basis": Basis(content["basis"])}) if content else Scoring()


def _weighting(weighting: Weighting | None) -> list[Any] | None:
    return [[str(choice) for choice in weighting.choices], str(weighting.default)] if weighting else None


def _read_weighting(content: list[Any] | None) -> Weighting | None:
    return Weighting(tuple(Decimal(choice) for choice in content[0]), Decimal(content[1])) if content else None


def _maybe(wording: Wording | None) -> list[list[list[str]]] | None:
    return _wording(wording) if wording else None


def _read_maybe(content: list[list[list[str]]] | None) -> Wording | None:
    return _read_wording(content) if content else None


def _wording(wording: Wording) -> list[list[list[str]]]:
    """Usual and easy words as lists of pairs: they keep the order of languages, the first being the fallback."""
    return [[[code, text] for code, text in words.items()] for words in (wording.usual, wording.easy)]


def _read_wording(content: list[list[list[str]]]) -> Wording:
    usual, easy = (dict(pairs) for pairs in content)
    return Wording(usual, easy)


def _fit(fit: Fit | None) -> list[Any] | None:
    return [fit.finds_out, fit.people, fit.maturity, fit.will_not_tell] if fit else None


def _read_fit(content: list[Any] | None) -> Fit | None:
    if content is None:
        return None
    finds_out, people, maturity, words = content
    return Fit(
        tuple(FindsOut(one) for one in finds_out),
        tuple(People(one) for one in people),
        tuple(Maturity(one) for one in maturity),
        tuple((language, text) for language, text in words),
    )


def _scale(scale: Scale) -> dict[str, Any]:
    return {
        "points": [[point.value, _wording(point.label), _maybe(point.description)] for point in scale.points],
        "count_high": _wording(scale.count_high),
        "count_low": _wording(scale.count_low),
        "dont_know": scale.dont_know,
        "not_applicable": scale.not_applicable,
        "dont_know_label": _maybe(scale.dont_know_label),
        "not_applicable_label": _maybe(scale.not_applicable_label),
    }


def _read_scale(content: dict[str, Any]) -> Scale:
    return Scale(
        points=tuple(
            ScalePoint(value, _read_wording(label), _read_maybe(more[0] if more else None))
            for value, label, *more in content["points"]
        ),
        count_high=_read_wording(content["count_high"]),
        count_low=_read_wording(content["count_low"]),
        dont_know=content["dont_know"],
        not_applicable=content["not_applicable"],
        dont_know_label=_read_maybe(content.get("dont_know_label")),
        not_applicable_label=_read_maybe(content.get("not_applicable_label")),
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": _wording(section.title),
        "about": _wording(section.about),
        "items": [_item(item) for item in section.items],
        "questions": [_wording(question) for question in section.questions],
        "topics": section.topics,
        "report": section.report,
        "weight": str(section.weight),
        "priority": section.priority,
        "each": section.each,
    }


def _read_section(content: dict[str, Any]) -> Section:
    each = content.get("each")
    return Section(
        id=content["id"],
        title=_read_wording(content["title"]),
        about=_read_wording(content["about"]),
        items=tuple(_read_item(item) for item in content["items"]),
        questions=tuple(_read_wording(question) for question in content["questions"]),
        topics=tuple(content.get("topics", ())),
        report=Report(content.get("report", Report.SCORE)),
        weight=Decimal(content.get("weight", 1)),
        priority=content.get("priority", False),
        each=Each(each) if each else None,
    )


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": _wording(item.text),
        "short": _wording(item.short),
        "reverse": item.reverse,
        "scale": _scale(item.scale) if item.scale else None,
        "row": item.row,
        "side": item.side,
        "about": item.about,
        "tag": _maybe(item.tag),
        "of_oneself": _maybe(item.of_oneself),
    }


def _read_item(content: dict[str, Any]) -> Item:
    scale, side = content.get("scale"), content.get("side")
    return Item(
        content["id"],
        _read_wording(content["text"]),
        _read_wording(content["short"]),
        content["reverse"],
        scale=_read_scale(scale) if scale else None,
        row=content.get("row", ""),
        side=Side(side) if side else None,
        about=content.get("about", ""),
        tag=_read_maybe(content.get("tag")),
        of_oneself=_read_maybe(content.get("of_oneself")),
    )


def _band(band: Band) -> dict[str, Any]:
    return {
        "code": band.code,
        "title": _wording(band.title),
        "meaning": _wording(band.meaning),
        "lower": str(band.lower),
        "upper": str(band.upper),
        "edges": [band.lower_included, band.upper_included],
    }


def _read_band(content: dict[str, Any]) -> Band:
    return Band(
        content["code"],
        _read_wording(content["title"]),
        _read_wording(content["meaning"]),
        Decimal(content["lower"]),
        Decimal(content["upper"]),
        *content["edges"],
    )
