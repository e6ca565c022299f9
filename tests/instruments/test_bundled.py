"""The questionnaires that come with the program: complete, readable, with the right edges."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import textstat

from facilitator_app import instruments, paths
from facilitator_app.domain.instrument import Instrument, Item, Kind
from facilitator_app.store import codec

FOLDER = paths.bundled("instruments")
INSTRUMENTS, FAULTS = instruments.library([FOLDER])
BY_ID = {instrument.id: instrument for instrument in INSTRUMENTS}
every = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=[instrument.id for instrument in INSTRUMENTS])


def test_all_are_there_in_their_order_without_faults() -> None:
    assert FAULTS == ()
    assert len(INSTRUMENTS) >= 20
    assert {instrument.kind for instrument in INSTRUMENTS} == set(Kind)
    assert [instrument.id for instrument in INSTRUMENTS][:3] == [
        "six-principle-profile",
        "six-ways-of-working",
        "quick-check",
    ]


@pytest.mark.parametrize(
    ("identity", "counts", "values"),
    [
        ("six-principle-profile", [6] * 6, (1, 2, 3, 4)),
        ("six-ways-of-working", [7, 8, 7, 6, 6, 7], (1, 2, 3, 4, 5)),
        ("quick-check", [1] * 10, (0, 1, 2, 3)),
        ("member-behaviours", [4] * 6, (1, 2, 3, 4, 5)),
        ("seven-steps", [4, 4, 4, 4, 4, 6, 6], (0, 1, 2)),
        ("life-cycle-survey", [5] * 7, (0, 1, 2, 3, 4)),
        ("collaboration-factors", [4] * 6, (1, 2, 3, 4, 5)),
        ("synergy-check", [5, 5, 3, 4, 4, 3, 3, 8, 6], (1, 2, 3, 4, 5)),
        ("collaboration-rubric", [2, 2, 4, 2], (1, 2, 3)),
        ("involvement-check", [4, 4, 5, 4, 5, 4, 4], (1, 2, 3, 4, 5)),
        ("partner-map", [1], (0, 1, 2, 3, 4, 5)),
        ("stage-finder", [4] * 5, (1, 2, 3, 4, 5)),
        ("partnership-depth", [5] * 4, (1, 2, 3, 4, 5)),
        ("six-element-review-short", [1] * 6, (0, 1, 2, 3, 4)),
        ("six-element-review", [3] * 6, (0, 1, 2, 3, 4)),
        ("new-partnership-checklist", [3, 5, 3, 3, 5, 5], (0, 1, 2)),
        ("seven-strand-health-check", [4] * 7, (0, 1, 2)),
        ("governance-questions", [4, 4, 6, 2, 4, 3, 3, 3], (0, 1, 2)),
        ("seven-dimension-evaluation", [4, 4, 5, 4, 4, 5, 4], (0, 1, 2, 3, 4)),
        ("seven-element-canvas", [5, 4, 5, 4, 4, 6, 4], (0, 1, 2, 3)),
        ("climate-check", [4, 4, 3, 3], (1, 2, 3, 4, 5)),
        ("joint-risk", [9], (1, 2, 3, 4, 5)),
        ("smart-goals", [5], (0, 1, 2)),
    ],
)
def test_counts_and_scales(identity: str, counts: list[int], values: tuple[int, ...]) -> None:
    instrument = BY_ID[identity]
    assert [len(section.rows) for section in instrument.sections] == counts
    assert instrument.scale.values == values
    assert all(1 <= len(section.questions) <= 2 for section in instrument.sections)


def test_titles_and_labels_are_the_agreed_ones() -> None:
    profile = BY_ID["six-principle-profile"]
    assert [section.title.text() for section in profile.sections] == [
        "Why we need each other",
        "Clear, realistic purpose",
        "Commitment and ownership",
        "Trust",
        "Arrangements that work",
        "Checking and learning",
    ]
    labels = {identity: [point.label.text() for point in one.scale.points] for identity, one in BY_ID.items()}
    assert labels["six-principle-profile"] == ["Disagree a lot", "Disagree a bit", "Agree a bit", "Agree a lot"]
    assert labels["six-ways-of-working"] == ["Not happening", "Rarely", "Sometimes", "Mostly", "Consistently"]
    assert labels["quick-check"] == ["No", "In part", "Mostly", "Yes, anyone can see it"]


@every
def test_usual_and_easy_words_match_in_number(instrument: Instrument) -> None:
    for language in instrument.languages:
        assert instrument.has_easy_words(language)
        assert all(language in point.label.easy for point in instrument.scale.points)
        assert all(language in question.text.easy for question in instrument.open_questions)


@every
def test_ids_texts_and_headlines_are_used_once(instrument: Instrument) -> None:
    ids = [item.id for item in instrument.items] + [question.id for question in instrument.open_questions]
    assert len(set(ids)) == len(ids)
    items = rows(instrument)
    for words in ([i.text.text() for i in items], [i.short.text() for i in items], sentences(items, True)):
        assert len(set(words)) == len(items)


def rows(instrument: Instrument) -> list[Item]:
    """Each row once, also where it is asked for now and for wanted."""
    return [row[0] for section in instrument.sections for row in section.rows]


def filled(words: str) -> str:
    """The words with names in place of the patterns that are filled at set-up."""
    return words.replace("{organisation}", "Oak House").replace("{member}", "Sam").replace("{goal}", "A goal")


def sentences(items: list[Item], easy: bool) -> list[str]:
    return [filled(item.text.text("en", easy)) for item in items]


@pytest.mark.slow
@every
def test_statements_are_easy_to_read(instrument: Instrument) -> None:
    """One figure for all statements together: the formula says nothing about a single sentence."""
    usual, easy = sentences(rows(instrument), False), sentences(rows(instrument), True)
    assert textstat.flesch_kincaid_grade(" ".join(usual)) <= 8
    assert textstat.flesch_kincaid_grade(" ".join(easy)) <= 5
    assert textstat.flesch_kincaid_grade(" ".join(easy)) <= textstat.flesch_kincaid_grade(" ".join(usual))
    assert max(len(sentence.split()) for sentence in usual) <= 14
    assert max(len(sentence.split()) for sentence in easy) <= 12
    about = " ".join(section.about.text() for section in instrument.sections)
    assert textstat.flesch_kincaid_grade(about) <= 5


NEGATIVES = re.compile(r"\b(not|no|never|none|nobody|nothing|without|cannot|hardly|un\w+ly)\b|n't\b", re.IGNORECASE)
BANNED = re.compile(
    r"and/or|\b(stakeholders?|synergy|leverage|robust|holistic|beneficiar\w+|deliverables?|paradigm|buy-in|KPIs?"
    r"|utili[sz]e|facilitate|strategic|operational|anonymous|confidential|error|invalid|submit|please|sorry)\b",
    re.IGNORECASE,
)


@every
def test_one_idea_without_negatives_or_jargon(instrument: Instrument) -> None:
    for item in instrument.items:
        for sentence in (item.text.text(), item.text.text(easy=True)):
            assert sentence.endswith((".", "?"))
            assert sentence.count(".") + sentence.count("?") == 1, sentence
            assert not NEGATIVES.search(sentence), sentence
            assert not BANNED.search(sentence), sentence
            assert ";" not in sentence


@every
def test_headlines_read_as_headlines(instrument: Instrument) -> None:
    for item in instrument.items:
        short = filled(item.short.text())
        assert 1 < len(short.split()) <= 5, short
        assert short[0].isupper()
        assert short[-1] not in ".,;:"


@every
def test_sources_are_credited_and_nothing_is_claimed(instrument: Instrument) -> None:
    source = instrument.source
    assert source.relation == "structure informed by"
    assert source.licence_note.startswith("Original questions.")
    assert "not validated" in source.comparability_note
    assert "not comparable with published results" in source.comparability_note


@pytest.mark.parametrize(
    ("identity", "score", "code"),
    [
        ("six-principle-profile", 1.0, "D"),
        ("six-principle-profile", 1.0001, "C"),
        ("six-principle-profile", 2.0, "C"),
        ("six-principle-profile", 13 / 6, "B"),  # a total of 13
        ("six-principle-profile", 12 / 6, "C"),  # a total of 12
        ("six-principle-profile", 3.0, "B"),
        ("six-principle-profile", 3.0001, "A"),
        ("six-principle-profile", 108.4 / 36, "A"),
        ("six-principle-profile", 4.0, "A"),
        ("six-ways-of-working", 1.0, "1"),
        ("six-ways-of-working", 2.4999, "1"),
        ("six-ways-of-working", 2.5, "2"),
        ("six-ways-of-working", 3.4999, "2"),
        ("six-ways-of-working", 3.5, "3"),
        ("six-ways-of-working", 4.4999, "3"),
        ("six-ways-of-working", 4.5, "4"),
        ("six-ways-of-working", 5.0, "4"),
    ],
)
def test_band_edges(identity: str, score: float, code: str) -> None:
    bands = [band.code for band in BY_ID[identity].bands if band.holds(score)]
    assert bands == [code]


# Worked by hand from the sources' own edges (measures of the scale; a figure is rounded half up where the file says so).
@pytest.mark.parametrize(
    ("identity", "means", "codes"),
    [
        # percent of 4: 35 and 65 belong to the lower band; 1.4 of 4 is 35, 1.41 is 35.25, 2.6 is 65, 2.61 is 65.25
        ("life-cycle-survey", ("0", "1.4", "1.41", "2.6", "2.61", "4"), "112233"),
        # one decimal first: 2.94 is 2.9, 2.95 is 3.0, 3.94 is 3.9, 3.95 is 4.0
        ("collaboration-factors", ("1", "2.9", "2.94", "2.95", "3.0", "3.9", "3.94", "3.95", "4", "5"), "1112222333"),
        # one decimal first: 3.94 is 3.9, 3.95 is 4.0, 4.54 is 4.5, 4.55 is 4.6
        ("synergy-check", ("1", "2.94", "2.95", "3.94", "3.95", "4.5", "4.54", "4.55", "5"), "112233344"),
    ],
)
def test_edges_on_means(identity: str, means: Sequence[str], codes: str) -> None:
    bands = [BY_ID[identity].band_of(Fraction(mean)) for mean in means]
    assert "".join(band.code for band in bands if band) == codes


@pytest.mark.parametrize(
    ("identity", "figures", "codes"),
    [
        # likelihood times impact: low to 4, middling to 9, high to 16, severe from 17; medians may lie between
        ("joint-risk", ("1", "4", "4.5", "5", "9", "9.5", "10", "16", "16.5", "17", "25"), "LLLMMMHHHSS"),
        # points of 10 as percent: C to 5 points, B from 6, A from 9
        ("smart-goals", ("0", "50", "59", "60", "80", "89", "90", "100"), "CCCBBBAA"),
    ],
)
def test_edges_on_other_figures(identity: str, figures: Sequence[str], codes: str) -> None:
    bands = [BY_ID[identity].band_at(Fraction(figure)) for figure in figures]
    assert "".join(band.code for band in bands if band) == codes


def test_one_no_keeps_a_goal_from_the_best_band() -> None:
    goals = BY_ID["smart-goals"]
    best, middle = goals.band_at(90), goals.band_at(60)
    assert best is not None
    assert middle is not None
    assert (goals.capped(best, lowest_given=True), goals.capped(best, lowest_given=False)) == (middle, best)
    assert goals.capped(goals.band_at(0), lowest_given=True) == goals.band_at(0), "a cap lifts nobody"


def test_every_band_edge_of_every_questionnaire_is_worked_by_hand() -> None:
    """A questionnaire with bands that no table above names would be one whose edges nobody has worked out."""
    named = {"six-principle-profile", "six-ways-of-working", "life-cycle-survey", "collaboration-factors"}
    named |= {"synergy-check", "joint-risk", "smart-goals"}
    assert {one.id for one in BY_ID.values() if one.bands} == named


def test_the_quick_check_is_a_profile_and_no_grade() -> None:
    assert BY_ID["quick-check"].bands == ()


@every
def test_bands_stand_lowest_first(instrument: Instrument) -> None:
    lowers = [band.lower for band in instrument.bands]
    assert lowers == sorted(lowers)
    assert all(isinstance(band.lower, Decimal) for band in instrument.bands)


@every
def test_a_round_keeps_the_same_instrument(instrument: Instrument) -> None:
    assert codec.instrument_from_text(codec.instrument_to_text(instrument)) == instrument


def test_the_reader_is_loaded_only_when_needed() -> None:
    program = "import sys, facilitator_app.instruments; print('pydantic' in sys.modules)"
    source = str(Path(instruments.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env={"PYTHONPATH": source}
    )
    assert done.stdout.strip() == "False", done.stderr
