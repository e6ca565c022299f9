"""Where to look next, and agendas as pages of the pack: offered, printed whole, and only when they fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app import instruments, paths
from facilitator_app.charts.words import verdict_words
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.signposts import GAPS, MOST_NAMED, gaps
from facilitator_app.domain.steps import finish
from facilitator_app.instruments.signposts import load
from facilitator_app.packs import AGENDAS, PartId, parts, render_pack
from facilitator_app.ui.printing import PdfPages
from packs import samples

LIBRARY = load(paths.bundled("resources", "signposts", "en.toml"))
TITLES = {one.id: str(one.title) for one in instruments.library([paths.bundled("instruments")])[0]}


@pytest.fixture(scope="module")
def split() -> RoundResults:
    """One theme of six in which groups lean apart, and the last one low."""
    return samples.results()


def pages(results: RoundResults, *chosen: PartId, large: bool = False) -> list[str]:
    facts = samples.facts(parts=frozenset(chosen), signposts=LIBRARY, titles=TITLES, large_print=large)
    pdf = finish(render_pack(results, facts))
    with PdfPages(pdf) as made:
        return [made.words(number) for number in range(len(made))]


def test_gaps_are_the_themes_of_which_that_is_said(split: RoundResults) -> None:
    """One rule says what is said of a theme; where to look next follows it."""
    found = {one.section_id: one for one in gaps(split, LIBRARY)}
    assert found
    said = {s.section_id: s.verdict for s in split.sections if s.verdict in GAPS}
    assert {id_: one.verdict for id_, one in found.items()} == said
    for gap in found.values():
        assert 1 <= len(gap.help) <= MOST_NAMED
        assert len(gap.first) == 1


def test_the_part_is_offered_only_where_there_is_a_gap(split: RoundResults) -> None:
    def offered(results: RoundResults) -> tuple[bool, str]:
        part = next(part for part in parts(results, LIBRARY) if part.id is PartId.LOOK)
        return part.included, part.reason

    assert offered(split) == (True, "")
    no_topics = tuple(replace(section, topics=()) for section in split.instrument.sections)
    silent = replace(split, instrument=replace(split.instrument, sections=no_topics))
    assert offered(silent) == (False, "There is no theme with work to do, split views or many who do not know.")
    assert not any(part.id in AGENDAS for part in parts(split))


@pytest.mark.parametrize("large", [False, True])
def test_the_page_names_every_gap_with_its_help(split: RoundResults, large: bool) -> None:
    text = " ".join(pages(split, PartId.LOOK, large=large))
    for gap in gaps(split, LIBRARY):
        assert gap.title in text
        assert verdict_words(gap.verdict) in text
        assert all(word in text for first in gap.first for word in first.split())
        assert all(word in text for one in gap.help for word in one.title.split())
    assert "Where to look next" in text
    assert "Where to look next" not in " ".join(pages(split, PartId.PLAN))


@pytest.mark.parametrize("part", AGENDAS)
def test_an_agenda_is_printed_when_asked_for(split: RoundResults, part: PartId) -> None:
    agenda = LIBRARY.agenda(part)
    assert agenda is not None
    without, with_it = pages(split, PartId.AGENDA), pages(split, PartId.AGENDA, part)
    assert 1 <= len(with_it) - len(without) <= 2
    text = " ".join(with_it)
    assert all(step.title in text for step in agenda.steps)
    assert agenda.lead not in " ".join(without)


def test_every_agenda_that_a_topic_leads_to_can_be_a_part() -> None:
    assert [str(part) for part in AGENDAS] == [agenda.id for agenda in LIBRARY.agendas if not agenda.general]
