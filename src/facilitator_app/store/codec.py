"""Values to JSON text and back. Keys are sorted, so that no order in which things were typed is kept."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from facilitator_app.domain.fit import FindsOut, Fit, Maturity, People
from facilitator_app.domain.instrument import (
    Band,
    Instrument,
    Item,
    Kind,
    OpenQuestion,
    Scale,
    ScalePoint,
    Section,
    Source,
    Wording,
)
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Comment, CommentUse, Outside, Response
from facilitator_app.domain.results import Figures
from facilitator_app.domain.round import CommentRule, Promise


def to_text(content: object) -> str:
    """Compact JSON in ASCII, keys sorted."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def date_to_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def date_from_text(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def response_to_json(response: Response) -> dict[str, Any]:
    return {
        "id": response.id,
        "group": response.group_id,
        "answers": dict(response.answers),
        "comments": {place: [c.text, c.use] for place, c in response.comments.items()},
    }


def response_from_json(content: dict[str, Any]) -> Response:
    answers = {item: Outside(a) if isinstance(a, str) else a for item, a in content["answers"].items()}
    comments = {place: Comment(text, CommentUse(use)) for place, (text, use) in content["comments"].items()}
    return Response(content["id"], content["group"], answers, comments)


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
        }
    )


def promise_from_text(text: str) -> Promise:
    content = json.loads(text)
    content["comments"] = CommentRule(content["comments"])
    content["delete_on"] = date_from_text(content["delete_on"])
    return Promise(**content)


def groups_to_text(groups: tuple[RaterGroup, ...]) -> str:
    names = ("id", "name", "plain_name", "asked", "protected", "nearest_id")
    return to_text([{name: getattr(group, name) for name in names} for group in groups])


def groups_from_text(text: str) -> tuple[RaterGroup, ...]:
    return tuple(RaterGroup(**group) for group in json.loads(text))


def sets_to_text(sets: Figures) -> str:
    return to_text(sorted([quantity, *sorted(people)] for quantity, people in sets))


def sets_from_text(text: str) -> Figures:
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
                for name in ("citation", "relation", "licence_note", "comparability_note")
            },
            "min_answered": str(instrument.min_answered),
            "fit": _fit(instrument.fit),
        }
    )


@lru_cache(maxsize=16)
def instrument_from_text(text: str) -> Instrument:
    """The instrument. Cached: the same text is read at every saved answer, and the value cannot change."""
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
    )


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
        "points": [[point.value, _wording(point.label)] for point in scale.points],
        "count_high": _wording(scale.count_high),
        "count_low": _wording(scale.count_low),
        "dont_know": scale.dont_know,
        "not_applicable": scale.not_applicable,
    }


def _read_scale(content: dict[str, Any]) -> Scale:
    return Scale(
        points=tuple(ScalePoint(value, _read_wording(label)) for value, label in content["points"]),
        count_high=_read_wording(content["count_high"]),
        count_low=_read_wording(content["count_low"]),
        dont_know=content["dont_know"],
        not_applicable=content["not_applicable"],
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": _wording(section.title),
        "about": _wording(section.about),
        "items": [
            {"id": i.id, "text": _wording(i.text), "short": _wording(i.short), "reverse": i.reverse}
            for i in section.items
        ],
        "questions": [_wording(question) for question in section.questions],
        "topics": section.topics,
    }


def _read_section(content: dict[str, Any]) -> Section:
    items = (Item(i["id"], _read_wording(i["text"]), _read_wording(i["short"]), i["reverse"]) for i in content["items"])
    return Section(
        id=content["id"],
        title=_read_wording(content["title"]),
        about=_read_wording(content["about"]),
        items=tuple(items),
        questions=tuple(_read_wording(question) for question in content["questions"]),
        topics=tuple(content.get("topics", ())),
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
