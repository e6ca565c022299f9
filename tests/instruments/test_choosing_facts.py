"""Topics of sections and facts for the chooser: read, checked and kept with the round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator_app import instruments, paths
from facilitator_app.domain.fit import (
    FindsOut,
    Maturity,
    People,
    finds_out_words,
    maturity_words,
    people_words,
)
from facilitator_app.store import codec

Write = Callable[[str | bytes], Path]
CHOOSER = """
[chooser]
finds_out = ["running", "relations"]
people = ["members"]
maturity = ["new", "settled"]
will_not_tell.en = "It will not tell you why."

[scale] """


@pytest.fixture
def with_facts(example: str) -> str:
    text = example.replace("[scale] ", CHOOSER, 1)
    return text.replace(
        'about.en = "This part asks what happens before we meet."', 'about.en = "Before."\ntopics = ["trust"]'
    )


def test_facts_are_read_and_kept(with_facts: str, file: Write) -> None:
    instrument = instruments.load(file(with_facts))
    assert instrument.fit is not None
    assert instrument.fit.finds_out == (FindsOut.RUNNING, FindsOut.RELATIONS)
    assert instrument.fit.people == (People.MEMBERS,)
    assert instrument.fit.maturity == (Maturity.NEW, Maturity.SETTLED)
    assert instrument.fit.caution() == instrument.fit.caution("xx") == "It will not tell you why."
    assert [section.topics for section in instrument.sections] == [("trust",), ()]
    assert codec.instrument_from_text(codec.instrument_to_text(instrument)) == instrument


def test_they_may_be_left_out(example: str, file: Write) -> None:
    instrument = instruments.load(file(example))
    assert instrument.fit is None
    assert codec.instrument_from_text(codec.instrument_to_text(instrument)) == instrument


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('["trust"]', '["Trust!"]', "id", "sections[1].topics[1]"),
        ('["trust"]', '"trust"', "wrong_type", "sections[1].topics"),
        ('["trust"]', '["a", "b", "c", "d"]', "many_topics", "sections[1].topics"),
        ('["running", "relations"]', '["running", "magic"]', "chooser", "chooser.finds_out[2]"),
        ('["running", "relations"]', "[]", "chooser_empty", "chooser.finds_out"),
        ('["members"]', '["martians"]', "chooser", "chooser.people[1]"),
        ('["new", "settled"]', '["old"]', "chooser", "chooser.maturity[1]"),
        ('["new", "settled"]', "7", "wrong_type", "chooser.maturity"),
        ('will_not_tell.en = "It will not tell you why."', "", "missing_key", "chooser.will_not_tell"),
        ("will_not_tell.en", "will_not_tell.cy", "language_missing", "chooser.will_not_tell.en"),
    ],
)
def test_faults_are_named(with_facts: str, file: Write, old: str, new: str, code: str, place: str) -> None:
    assert old in with_facts
    faults = instruments.check(file(with_facts.replace(old, new, 1)))
    assert (code, place) in {(fault.code, fault.location) for fault in faults}


def test_every_answer_has_words() -> None:
    words = [finds_out_words(one) for one in FindsOut]
    words += [people_words(one) for one in People] + [maturity_words(one) for one in Maturity]
    assert len(set(words)) == len(words) == 18


def test_the_first_three_bundled_files_say_what_they_are_for() -> None:
    for instrument in instruments.library([paths.bundled("instruments")])[0][:3]:
        assert instrument.fit is not None, instrument.id
        assert all(section.topics for section in instrument.sections), instrument.id
