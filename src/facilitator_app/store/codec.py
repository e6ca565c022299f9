"""Values to JSON text and back. Keys are sorted, so that no order in which things were typed is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.response import Comment, CommentUse, Outside, Response, ViewPrefs
from facilitator_app.domain.results import PublishedSets
from facilitator_app.domain.round import CommentRule, Promise
from facilitator_app.domain.second_lock import Holder, SecondLock
from facilitator_app.domain.subjects import About, AskOrder, Assignment, Subject, Task

if TYPE_CHECKING:
    from pydantic import TypeAdapter

V = TypeVar("V")


def to_text(content: object) -> str:
    """Compact JSON in ASCII, keys sorted."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def value_to_text(value: object) -> str:
    """A frozen dataclass as it is, by the names of its fields."""
    shape: Any = type(value)
    return to_text(_adapter(shape).dump_python(value, mode="json"))


def value_from_text(kind: type[V], text: str) -> V:
    """The same back. A field that is not in the text, as one that came later, has its usual value."""
    shape: Any = kind
    value: V = _adapter(shape).validate_json(text)
    return value


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Made when it is first asked for, since pydantic takes long to load."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def date_to_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def date_from_text(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def response_to_json(response: Response) -> dict[str, Any]:
    content: dict[str, Any] = {
        "id": response.id,
        "group": response.group_id,
        "answers": dict(response.answers),
        "comments": {key: [c.text, c.use] for key, c in response.comments.items()},
    }
    if response.tasks:
        content["tasks"] = [[task.subject_id, task.group_id] for task in response.tasks]
    if response.view is not None:
        content["view"] = asdict(response.view)
    return content


def response_from_json(content: dict[str, Any]) -> Response:
    answers = {item: Outside(a) if isinstance(a, str) else a for item, a in content["answers"].items()}
    comments = {key: Comment(text, CommentUse(use)) for key, (text, use) in content["comments"].items()}
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
            "counted_with": [list(pair) for pair in sorted(promise.counted_with)],
        }
    )


def promise_from_text(text: str) -> Promise:
    content = json.loads(text)
    content["comments"] = CommentRule(content["comments"])
    content["delete_on"] = date_from_text(content["delete_on"])
    content["counted_with"] = tuple((voice, other) for voice, other in content.get("counted_with", ()))
    return Promise(**content)


def groups_to_text(groups: tuple[RaterGroup, ...]) -> str:
    names = ("id", "name", "plain_name", "asked", "protected", "nearest_id", "role", "agreed", "mark", "follows")
    return to_text([{name: getattr(group, name) for name in names} for group in groups])


def groups_from_text(text: str) -> tuple[RaterGroup, ...]:
    return tuple(_read_group(group) for group in json.loads(text))


def _read_group(content: dict[str, Any]) -> RaterGroup:
    """A group; one written before there were rounds about people has no role, and an older one no mark."""
    return RaterGroup(**{**content, "role": GroupRole(content.get("role", GroupRole.USUAL))})


def pairs_to_text(pairs: Iterable[tuple[str, str]]) -> str:
    return to_text(sorted(pairs))


def pairs_from_text(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in json.loads(text))


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


def lock_to_text(lock: SecondLock | None) -> str | None:
    if lock is None:
        return None
    holders = [{"salt": one.salt, "sealed": one.sealed} for one in lock.holders]
    return to_text({"public": lock.public, "holders": holders})


def lock_from_text(text: str | None) -> SecondLock | None:
    if text is None:
        return None
    content = json.loads(text)
    return SecondLock(content["public"], tuple(Holder(**one) for one in content["holders"]))


def sets_to_text(sets: PublishedSets) -> str:
    return to_text(sorted([quantity, *sorted(people)] for quantity, people in sets))


def sets_from_text(text: str) -> PublishedSets:
    return frozenset((quantity, frozenset(people)) for quantity, *people in json.loads(text))


def instrument_to_text(instrument: Instrument) -> str:
    """The whole instrument under the names of its fields; decimal numbers as strings so that they come back exactly."""
    text: bytes = _adapter(Instrument).dump_json(instrument)
    return text.decode()


@lru_cache(maxsize=16)
def instrument_from_text(text: str) -> Instrument:
    """The instrument. Cached: the same text is read at every saved answer, and the value cannot change.

    A field that is not in the text, as one that came later, has its usual value.
    """
    return value_from_text(Instrument, text)
