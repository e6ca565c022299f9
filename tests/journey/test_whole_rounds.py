"""Every questionnaire that comes with the program, from set-up to its pack, against tables worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Item, Kind, Side
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.results import RoundResults, SectionFigures
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.packs.facts import AGENDAS, PartId
from facilitator_app.services.workspace import Workspace
from whole_rounds import answered, new_workspace, pack_of, partnership, place, set_up, shown
from worked_rounds import TABLE

Made = tuple[Workspace, Partnership]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = new_workspace(tmp_path_factory.mktemp("rounds") / "store")
    yield workspace
    workspace.close()


@pytest.fixture
def made(workspace: Workspace) -> Made:
    """A partnership without any round: each is looked at beside all earlier ones of its own."""
    return workspace, partnership(workspace)


def words_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_tables_are_of_every_questionnaire(made: Made) -> None:
    assert {instrument.id for instrument in made[0].library.all()} == set(TABLE)


def test_the_pattern_is_as_it_is_written_down() -> None:
    usual = [[place(pattern, person, 4, False) for person in range(1, 9)] for pattern in range(3)]
    last = [[place(pattern, person, 4, True) for person in range(1, 9)] for pattern in range(3)]
    assert usual == [[4, 4, 4, 4, 4, 4, 3, 3], [4, 4, 4, 4, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0]]
    assert last == [[3, 3, 4, 4, 4, 4, 3, 3], [3, 3, 4, 4, 0, 0, 0, 0], [0] * 8]


def by_hand(row: int, rows: int, pattern: int, points: int, alone: bool) -> tuple[int, ...]:
    """Counts of one row, as in ``worked_rounds``."""
    low, between, high = (0, [0] * (points - 2), 0)
    last = not alone and row == rows - 1
    counts = [low, *between, high]
    if pattern == 0:
        counts[-2], counts[-1] = (4, 4) if last else (2, 6)
    elif pattern == 1:
        counts[0], counts[-1] = 4, (2 if last else 4)
        counts[-2] += 2 if last else 0
    else:
        counts[0], counts[1] = (8, 0) if last else (6, 2)
    return tuple(counts)


@pytest.mark.slow
@pytest.mark.parametrize("identity", TABLE)
def test_from_set_up_to_a_pack_with_the_figures_worked_out_by_hand(made: Made, identity: str, tmp_path: Path) -> None:
    workspace, partners = made
    round_ = set_up(workspace, partners, identity)
    answered(workspace, round_)
    round_ = shown(workspace, round_)
    results = workspace.results.of_round(round_.id)
    assert isinstance(results, RoundResults)
    assert [(s.score, lies_in(round_, s)) for s in results.sections] == list(TABLE[identity].scores)
    assert all(s.band_note for s in results.sections if s.band is None and lies_in(round_, s)), "a letter is kept back"
    if not round_.instrument.open_book:
        check_counts(results)
    text = words_of(pack_of(workspace, round_, tmp_path / "pack.pdf"))
    assert [words for words in TABLE[identity].printed if words not in text] == []
    for section in results.sections:
        if section.band is not None:
            assert f"{section.band.code}: {section.band.title.text()}." in text


def lies_in(round_: Round, section: SectionFigures) -> str | None:
    """The band in which the score lies, whether or not it is named."""
    if section.band is not None or section.score is None:
        return section.band.code if section.band else None
    band = round_.instrument.band_of(section.score) if section.band_note else None
    return band.code if band else None


def check_counts(results: RoundResults) -> None:
    """Every count of every row is the one worked out by hand; what is wanted is the highest answer of all."""
    instrument = results.instrument
    figures = {item.item_id: item.counts for section in results.sections for item in section.items}
    alone = len(instrument.sections) == 1
    for number, section in enumerate(instrument.sections):
        for at, row in enumerate(section.rows):
            for item in row:
                points = len(instrument.scale_of(item).points)
                expected = by_hand(at, len(section.rows), (at if alone else number) % 3, points, alone)
                assert figures[item.id] == (wanted(points) if is_wanted(item) else expected), item.id


def is_wanted(item: Item) -> bool:
    return item.side is Side.WANTED


def wanted(points: int) -> tuple[int, ...]:
    return (*[0] * (points - 1), 8)


@pytest.mark.slow
@pytest.mark.parametrize("identity", TABLE)
def test_one_part_alone_is_a_round_too(made: Made, identity: str, tmp_path: Path) -> None:
    """Every questionnaire in smaller portions: its first part only, from set-up to a pack that knows of no other. A stage
    is found among two at least."""
    workspace, partners = made
    whole = workspace.library.get(identity)
    fewest = 2 if whole.kind is Kind.STAGES else 1
    chosen, others = whole.sections[:fewest], whole.sections[fewest:]
    round_ = set_up(workspace, partners, identity, tuple(one.id for one in chosen))
    answered(workspace, round_)
    inside = shown(workspace, round_)
    results = workspace.results.of_round(inside.id)
    assert isinstance(results, RoundResults)
    kept = inside.instrument.sections
    assert [section.section_id for section in results.sections] == [section.id for section in kept]
    assert {section.id.partition(".")[0] for section in kept} == {one.id for one in chosen}
    if round_.about is None:
        parts = frozenset(
            part.id for part in workspace.packs.parts(results) if part.included and isinstance(part.id, PartId)
        )
        parts -= {PartId.CHANGED, *AGENDAS}
        path = tmp_path / "pack.pdf"  # without what an earlier round asked beside it
        words = words_of(finish(workspace.packs.write(round_.id, path, parts)))
        assert kept[0].title.text() in words
        assert [one.title.text() for one in others if one.title.text() in words] == []


def test_a_stage_is_not_found_among_one(made: Made) -> None:
    workspace, partners = made
    draft = workspace.rounds.new(partners.id, "stage-finder")
    with pytest.raises(AppError) as told:
        workspace.rounds.choose_sections(draft.id, (draft.instrument.sections[0].id,))
    assert told.value.code == "one_stage"
    assert workspace.rounds.get(draft.id).instrument == draft.instrument
    workspace.rounds.delete_draft(draft.id)
