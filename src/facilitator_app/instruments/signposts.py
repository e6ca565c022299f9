"""From the library's file to its topics, resources and agendas, or to a list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.signposts import (
    Agenda,
    AgendaStep,
    Journey,
    JourneyStep,
    Signpost,
    Signposts,
    SignpostTopic,
)
from facilitator_app.instruments import Fault
from facilitator_app.instruments.reading import Problem, Unreadable, tables
from facilitator_app.instruments.rules import ID
from facilitator_app.instruments.shapes import Shape, fault_of_shape

MOST_WEEKS = 520


class TopicShape(Shape):
    id: str
    name: str
    gap: str
    first: str


class EntryShape(Shape):
    id: str
    title: str
    made_by: str
    year: str
    what: str
    good_for: list[str]
    limits: list[str]
    addresses: list[str]
    read_on: date
    topics: list[str]
    instruments: list[str]
    agendas: list[str] = []
    compare: bool = False


class StepShape(Shape):
    minutes: int
    title: str
    what: str
    materials: str = ""


class AgendaShape(Shape):
    id: str
    title: str
    lead: str
    source: str
    topics: list[str] = []
    materials: list[str]
    steps: list[StepShape]
    general: bool = False


class JourneyStepShape(Shape):
    week: int
    title: str
    what: str
    agenda: str = ""


class JourneyShape(Shape):
    id: str
    title: str
    lead: str
    source: str
    steps: list[JourneyStepShape]


class LibraryShape(Shape):
    topics: list[TopicShape]
    entries: list[EntryShape]
    agendas: list[AgendaShape]
    journeys: list[JourneyShape]


def read(path: Path) -> tuple[Signposts | None, tuple[Fault, ...]]:
    """The library and no faults, or None and every fault at once. Never raises for a bad file."""
    try:
        file = LibraryShape.model_validate(tables(path))
    except Unreadable as wrong:
        return None, _faults(path, [wrong.problem])
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        return None, _faults(path, [fault_of_shape(detail) for detail in details])
    problems = [*_ids(file), *_topics(file), *_steps(file), *_words(file)]
    return (None, _faults(path, problems)) if problems else (_signposts(file), ())


def load(path: Path) -> Signposts:
    """The library in this file. Raises AppError "library_broken" that names every fault."""
    signposts, faults = read(path)
    if signposts is None:
        what = _("The library file {file} has faults.", file=path.name)
        raise AppError("library_broken", what, "\n".join(f"{f.location}: {f.reason}" for f in faults), faults=faults)
    return signposts


def _faults(path: Path, problems: list[Problem]) -> tuple[Fault, ...]:
    return tuple(Fault(path.name, location, reason, code) for code, location, reason in problems)


def _ids(file: LibraryShape) -> Iterator[Problem]:
    lists: tuple[tuple[str, list[str]], ...] = (
        ("topics", [one.id for one in file.topics]),
        ("entries", [one.id for one in file.entries]),
        ("agendas", [one.id for one in file.agendas]),
        ("journeys", [one.id for one in file.journeys]),
    )
    for key, ids in lists:
        if not ids:
            yield "empty", key, _("There is nothing in this list. Add one.")
        for n, one in enumerate(ids):
            if not ID.fullmatch(one):
                yield "id", f"{key}[{n + 1}].id", _("Use small letters a to z, digits and single dashes.")
            if one in ids[:n]:
                yield "twice", f"{key}[{n + 1}].id", _("This is used before. Give each its own.")


def _topics(file: LibraryShape) -> Iterator[Problem]:
    known = {topic.id for topic in file.topics}
    general = {n for n, one in enumerate(file.agendas, 1) if one.general}
    both: tuple[tuple[str, list[list[str]]], ...] = (
        ("entries", [one.topics for one in file.entries]),
        ("agendas", [one.topics for one in file.agendas]),
    )
    for key, rows in both:
        for n, topics in enumerate(rows, 1):
            if not topics and not (key == "agendas" and n in general):
                yield "no_topics", f"{key}[{n}].topics", _("Name at least one topic, or nobody is led here.")
            for number, topic in enumerate(topics, 1):
                if topic not in known:
                    yield "topic", f"{key}[{n}].topics[{number}]", _("There is no such topic. Add it, or use another.")
    agendas = {agenda.id for agenda in file.agendas}
    for n, entry in enumerate(file.entries, 1):
        for number, agenda in enumerate(entry.agendas, 1):
            if agenda not in agendas:
                yield "agenda", f"entries[{n}].agendas[{number}]", _("There is no such agenda. Add it, or use another.")
    for n, journey in enumerate(file.journeys, 1):
        for number, step in enumerate(journey.steps, 1):
            if step.agenda and step.agenda not in agendas:
                where = f"journeys[{n}].steps[{number}].agenda"
                yield "agenda", where, _("There is no such agenda. Add it, or use another.")


def _steps(file: LibraryShape) -> Iterator[Problem]:
    for n, agenda in enumerate(file.agendas, 1):
        if not agenda.steps:
            yield "no_steps", f"agendas[{n}].steps", _("This agenda has no steps. Add one.")
        for number, step in enumerate(agenda.steps, 1):
            if not 1 <= step.minutes <= 240:
                yield "minutes", f"agendas[{n}].steps[{number}].minutes", _("This must be from 1 to 240.")
    for n, journey in enumerate(file.journeys, 1):
        weeks = [step.week for step in journey.steps]
        if not weeks:
            yield "no_steps", f"journeys[{n}].steps", _("This journey has no steps. Add one.")
        elif weeks[0] != 0 or weeks != sorted(weeks) or weeks[-1] > MOST_WEEKS:
            yield "weeks", f"journeys[{n}].steps", _("Weeks begin at 0, and none is less than the one before it.")


def _words(file: LibraryShape) -> Iterator[Problem]:
    """Words that are missing where a page would stay empty."""
    for n, entry in enumerate(file.entries, 1):
        for key, values in (("good_for", entry.good_for), ("limits", entry.limits), ("addresses", entry.addresses)):
            if not values or not all(value.strip() for value in values):
                yield "blank", f"entries[{n}].{key}", _("There are no words here. Write some.")
        for key, value in (("title", entry.title), ("what", entry.what), ("made_by", entry.made_by)):
            if not value.strip():
                yield "blank", f"entries[{n}].{key}", _("There are no words here. Write some.")


def _signposts(file: LibraryShape) -> Signposts:
    return Signposts(
        tuple(SignpostTopic(one.id, one.name, one.gap, one.first) for one in file.topics),
        tuple(_entry(one) for one in file.entries),
        tuple(_agenda(one) for one in file.agendas),
        tuple(_journey(one) for one in file.journeys),
    )


def _entry(one: EntryShape) -> Signpost:
    return Signpost(
        id=one.id,
        title=one.title,
        made_by=one.made_by,
        year=one.year,
        what=one.what,
        good_for=tuple(one.good_for),
        limits=tuple(one.limits),
        addresses=tuple(one.addresses),
        read_on=one.read_on,
        topics=tuple(one.topics),
        instruments=tuple(one.instruments),
        agendas=tuple(one.agendas),
        compare=one.compare,
    )


def _agenda(one: AgendaShape) -> Agenda:
    steps = tuple(AgendaStep(step.minutes, step.title, step.what, step.materials) for step in one.steps)
    return Agenda(one.id, one.title, one.lead, one.source, tuple(one.topics), tuple(one.materials), steps, one.general)


def _journey(one: JourneyShape) -> Journey:
    steps = tuple(JourneyStep(step.week, step.title, step.what, step.agenda) for step in one.steps)
    return Journey(one.id, one.title, one.lead, one.source, steps)
