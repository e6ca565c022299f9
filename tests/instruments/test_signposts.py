"""The library's file: read whole, its faults named, its table in the documents true, its rules of what is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from facilitator_app import instruments, paths
from facilitator_app.domain.choosing import Wish, suggest
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.fit import FindsOut, Maturity, People
from facilitator_app.domain.signposts import MOST_NAMED, Agenda, Signpost, Signposts
from facilitator_app.instruments.signposts import load, read

FILE = paths.bundled("resources", "signposts", "en.toml")
LIBRARY = load(FILE)
BUNDLED = {one.id: one for one in instruments.library([paths.bundled("instruments")])[0]}
DOCUMENT = Path(__file__).parents[2] / "docs" / "library.md"


def test_everything_the_guide_names_is_there() -> None:
    names = (
        "MEAM Approach", "Partnership Assessment Tool", "Practitioner Hub", "Working Partnership, book 1",
        "Working Partnership, book 2", "Working Partnership, book 3", "Evaluating Public Partnerships", "East Midlands",
        "Excellence Gateway", "Working better together", "Evaluation Framework", "Constructing Effective Partnerships",
        "Partnerships Online", "FeverBee", "Managing risks",
    )  # fmt: skip
    titles = [entry.title for entry in LIBRARY.entries]
    assert [name for name in names if not any(name in title for title in titles)] == []
    assert len(titles) == len(names)
    assert any("LGNTO" in entry.made_by + entry.what for entry in LIBRARY.entries)


def test_addresses_are_those_of_the_guide_and_were_read_when_it_was_written() -> None:
    for entry in LIBRARY.entries:
        assert date(2014, 12, 27) <= entry.read_on <= date(2015, 1, 8)
        assert all(re.match(r"https?://\S+$", one) or one.endswith(".pdf") for one in entry.addresses)


def test_each_names_questionnaires_that_are_bundled() -> None:
    named = {one for entry in LIBRARY.entries for one in entry.instruments}
    assert named - set(BUNDLED) == set()
    assert [e.id for e in LIBRARY.entries if not (e.instruments or e.agendas or e.compare)] == ["elrha", "feverbee"]


def test_every_bundled_questionnaire_can_be_suggested_and_leads_somewhere() -> None:
    """Each is among the best three for some answers, and all of its parts with a score name topics."""
    assert len(BUNDLED) >= 20
    wishes = [Wish(finds, minutes, frozenset(people), stage) for finds in FindsOut for minutes in (0, 10, 20)
              for people in ((), (People.LIVED,), (People.LEADERS,)) for stage in (None, *Maturity)]  # fmt: skip
    suggested = {one.instrument.id for wish in wishes for one in suggest(tuple(BUNDLED.values()), wish)}
    assert set(BUNDLED) - suggested == set()
    assert [one.id for one in BUNDLED.values() if one.fit is None] == []
    scored = [(one.id, s) for one in BUNDLED.values() for s in one.sections if s.scored_items]
    assert [(name, section.id) for name, section in scored if not section.topics] == []


def test_topics_of_bundled_questionnaires_are_known() -> None:
    known = {topic.id for topic in LIBRARY.topics}
    for instrument in BUNDLED.values():
        for section in instrument.sections:
            assert set(section.topics) <= known, (instrument.id, section.id)
    helped = {topic for one in (*LIBRARY.entries, *LIBRARY.agendas) for topic in one.topics}
    assert known == helped


def test_the_table_in_the_documents_is_true() -> None:
    lines = [line.split("|")[1:-1] for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line] for line in lines]
    found = {row[1].strip("`"): row[2] for row in rows if len(row) == 3 and row[1].startswith("`")}
    assert list(found) == [entry.id for entry in LIBRARY.entries]
    for entry in LIBRARY.entries:
        job = [f"`{one}`" for one in entry.instruments] + [f"agenda `{one}`" for one in entry.agendas]
        job += ["Compare side by side"] if entry.compare else []
        assert found[entry.id] == (", ".join(job) or "signpost only")
    topics = {row[0].strip("`"): row[1] for row in rows if len(row) == 2 and row[0].startswith("`")}
    assert topics == {topic.id: topic.name for topic in LIBRARY.topics}


def test_words_are_plain() -> None:
    import textstat

    texts = [text for e in LIBRARY.entries for text in (e.what, *e.good_for, *e.limits)]
    texts += [topic.first for topic in LIBRARY.topics] + [step.what for a in LIBRARY.agendas for step in a.steps]
    whole = " ".join(text if text.endswith((".", "?")) else f"{text}." for text in texts)
    assert textstat.flesch_kincaid_grade(whole) <= 7.0
    sentences = [s for s in re.split(r"(?<=[.?])\s+", whole) if s]
    assert max(len(s.split()) for s in sentences) <= 32


def test_agendas_are_ready_to_use() -> None:
    four, seven, own, away, *journey = LIBRARY.agendas
    ids = ["four-questions", "seven-steps", "own-questions", "away-day"]
    assert [agenda.id for agenda in (four, seven, own, away)] == ids
    assert [agenda.id for agenda in LIBRARY.agendas if not agenda.topics] == [one.id for one in (away, *journey)]
    assert all(agenda.general for agenda in (away, *journey))
    assert [step.title for step in four.steps if step.title.endswith("?")] == [
        "What does good look like?", "Where are we now?", "Where do we want to be?", "How do we get there?",
    ]  # fmt: skip
    assert [step.title[:6] for step in seven.steps if step.title.startswith("Step")] == [
        f"Step {n}" for n in range(1, 8)
    ]
    assert (four.minutes, seven.minutes, own.minutes, away.minutes) == (120, 130, 110, 90)
    assert all(agenda.materials and agenda.source for agenda in LIBRARY.agendas)


def test_the_usual_journey_has_three_meetings_and_looks_again_after_two_years() -> None:
    (journey,) = LIBRARY.journeys
    meetings = [LIBRARY.agenda(step.agenda) for step in journey.steps if step.agenda]
    assert [one.id for one in meetings if one] == ["awareness-session", "consensus-session", "planning-session"]
    assert all(one.minutes <= 180 for one in meetings if one)
    assert [step.week for step in journey.steps] == [0, 1, 5, 7, 104]


# --- what is named for a topic


def an_entry(entry_id: str, *topics: str) -> Signpost:
    return Signpost(entry_id, entry_id, "", "", "", (), (), (), date(2014, 12, 27), topics, ())


def test_the_best_for_the_first_topic_comes_first() -> None:
    library = Signposts(
        entries=(an_entry("also", "b", "a"), an_entry("best", "a"), an_entry("other", "b"), an_entry("none", "c"))
    )
    assert [one.id for one in library.about(["a"])] == ["best", "also"]
    # "also" is best for the second topic and helps with the first: as near as what is only best for the second
    assert [one.id for one in library.about(["a", "b"])] == ["best", "also", "other"]
    assert library.about([]) == library.about(["unknown"]) == ()


def test_an_agenda_of_the_same_standing_comes_first_and_three_is_the_most() -> None:
    agenda = Agenda("meet", "Meet", "", "", ("a",), (), ())
    library = Signposts(entries=tuple(an_entry(f"e{n}", "a") for n in range(5)), agendas=(agenda,))
    assert [one.id for one in library.about(["a"])] == ["meet", "e0", "e1"]
    assert MOST_NAMED == 3


# --- faults

Write = Callable[[str | bytes], Path]
GOOD = FILE.read_text("utf-8")


def broken(path: Path) -> set[tuple[str, str]]:
    signposts, faults = read(path)
    assert (signposts is None) == bool(faults)
    return {(fault.code, fault.location) for fault in faults}


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('id = "purpose"\n', 'id = "Purpose!"\n', "id", "topics[1].id"),
        ('id = "partners"\n', 'id = "purpose"\n', "twice", "topics[2].id"),
        ('topics = ["delivery", "needs", "systems", "partners", "purpose"]', 'topics = ["magic"]', "topic", "entries[1].topics[1]"),
        ('topics = ["delivery", "needs", "systems", "partners", "purpose"]', "topics = []", "no_topics", "entries[1].topics"),
        ('agendas = ["four-questions"]', 'agendas = ["five"]', "agenda", "entries[9].agendas[1]"),
        ("minutes = 10\n", "minutes = 0\n", "minutes", "agendas[1].steps[1].minutes"),
        ("minutes = 10\n", 'minutes = "ten"\n', "wrong_type", "agendas[1].steps[1].minutes"),
        ('agenda = "planning-session"', 'agenda = "none"', "agenda", "journeys[1].steps[4].agenda"),
        ("week = 7\n", "week = 4\n", "weeks", "journeys[1].steps"),
        ("week = 0\n", "week = 1\n", "weeks", "journeys[1].steps"),
        ("general = true\n", "", "no_topics", "agendas[4].topics"),
        ("read_on = 2014-12-27\n", "", "missing_key", "entries[1].read_on"),
        ('title = "The MEAM Approach"', 'title = " "', "blank", "entries[1].title"),
        ('title = "The MEAM Approach"', 'titel = "x"\ntitle = "The MEAM Approach"', "unknown_key", "entries[1].titel"),
        ("[[agendas]]", "[[agendas", "toml", None),
    ],
)  # fmt: skip
def test_faults_are_named_with_their_place(file: Write, old: str, new: str, code: str, place: str | None) -> None:
    assert old in GOOD
    found = broken(file(GOOD.replace(old, new, 1)))
    assert (code, place) in found or (place is None and {one for one, _place in found} == {code})


def test_a_broken_file_raises_with_every_fault(file: Write) -> None:
    path = file(GOOD.replace("minutes = 10\n", "minutes = 0\n"))
    with pytest.raises(AppError) as caught:
        load(path)
    assert caught.value.code == "library_broken"
    assert "agendas[1].steps[1].minutes" in caught.value.do
    assert "agendas[2].steps[1].minutes" in caught.value.do
