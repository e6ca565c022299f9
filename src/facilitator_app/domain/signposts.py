"""The library: resources that others made, workshop agendas, and the topics that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.results import RoundResults, Verdict

MOST_NAMED = 3
"""Things that are named for one gap: more help nobody."""


GAPS = (Verdict.TALK, Verdict.SPLIT, Verdict.UNKNOWN)
NOT_RANKED = (Kind.STAGES, Kind.RISK_GRID, Kind.PARTNER_MAP)
"""Kinds in which a low score is no weakness."""


@dataclass(frozen=True, slots=True)
class SignpostTopic:
    """What a section can be about. ``gap`` says what is wrong where it is weak; ``first`` is what to try first."""

    id: str
    name: str
    gap: str
    first: str


@dataclass(frozen=True, slots=True)
class Signpost:
    """One resource, in our words. ``topics``: what it helps with most comes first; ``instruments``: ids that do its job.

    ``addresses`` and ``read_on`` are those of the guide: words to copy, never opened by the program. ``compare``:
    its job is done by putting questionnaires side by side.
    """

    id: str
    title: str
    made_by: str
    year: str
    what: str
    good_for: tuple[str, ...]
    limits: tuple[str, ...]
    addresses: tuple[str, ...]
    read_on: date
    topics: tuple[str, ...]
    instruments: tuple[str, ...]
    agendas: tuple[str, ...] = ()
    compare: bool = False


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """One step of a meeting, in minutes."""

    minutes: int
    title: str
    what: str
    materials: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting, step by step. ``materials``: what to bring. ``general``: no topic leads to it."""

    id: str
    title: str
    lead: str
    source: str
    topics: tuple[str, ...]
    materials: tuple[str, ...]
    steps: tuple[AgendaStep, ...]
    general: bool = False

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """``week``: so many weeks after the first step. ``agenda``: id of the agenda of a meeting; "" where there is none."""

    week: int
    title: str
    what: str
    agenda: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """Several steps of a partnership, with the weeks between them. The last one is the day to look again."""

    id: str
    title: str
    lead: str
    source: str
    steps: tuple[JourneyStep, ...]


@dataclass(frozen=True, slots=True)
class Signposts:
    """All of it, each in the order of the file."""

    topics: tuple[SignpostTopic, ...] = ()
    entries: tuple[Signpost, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    journeys: tuple[Journey, ...] = ()

    def topic(self, topic_id: str) -> SignpostTopic | None:
        return next((topic for topic in self.topics if topic.id == topic_id), None)

    def entry(self, entry_id: str) -> Signpost | None:
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def agenda(self, agenda_id: str) -> Agenda | None:
        return next((agenda for agenda in self.agendas if agenda.id == agenda_id), None)

    def about(self, topics: Iterable[str]) -> tuple[Signpost | Agenda, ...]:
        """What helps with these topics, at most ``MOST_NAMED``: of the first topic first, and what it is best for
        before what it also helps with; an agenda before a resource of the same standing, because it is at hand."""
        ranked: list[tuple[int, int, int, Signpost | Agenda]] = []
        everything: list[Signpost | Agenda] = [*self.agendas, *self.entries]
        for one in everything:
            matches = [(n + one.topics.index(t), n) for n, t in enumerate(topics) if t in one.topics]
            if matches:
                ranked.append((*min(matches), len(ranked), one))
        return tuple(row[-1] for row in sorted(ranked, key=lambda row: row[:3])[:MOST_NAMED])


NO_SIGNPOSTS = Signposts()


@dataclass(frozen=True, slots=True)
class SignpostedSection:
    """A section with work to do, split views or many who do not know, with what may help. ``verdict``: which of them."""

    section_id: str
    title: str
    verdict: Verdict
    first: tuple[str, ...]
    help: tuple[Signpost | Agenda, ...]


def gaps(results: RoundResults, signposts: Signposts) -> tuple[SignpostedSection, ...]:
    """The gaps among the sections that may be shown and that name topics, in the order of the questionnaire."""
    return tuple(_gaps(results, signposts))


def _gaps(results: RoundResults, signposts: Signposts) -> Iterator[SignpostedSection]:
    topics = {section.id: section.topics for section in results.instrument.sections}
    for section in results.sections:
        named = topics.get(section.section_id, ())
        help_ = signposts.about(named)
        if section.verdict in GAPS and help_:
            first = (signposts.topic(topic) for topic in named[:1])
            yield SignpostedSection(
                section.section_id,
                section.title,
                section.verdict,
                tuple(one.first for one in first if one is not None),
                help_,
            )
