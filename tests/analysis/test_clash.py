"""Which two figures give somebody away together, in words."""

from __future__ import annotations

from datetime import date

from builders import a_response, a_round, an_instrument, some_groups
from facilitator_app.analysis.clash import PACK, ClashContext, named_clashes
from facilitator_app.domain.results import EVERYONE, Block, Clash, Issue

PEOPLE = [f"p{n}" for n in range(10)]
ALL, GROUP = frozenset(PEOPLE), frozenset(PEOPLE[:8])


def context(*ledger: Issue, group: frozenset[str] = GROUP) -> ClashContext:
    round_ = a_round(instrument=an_instrument(), groups=some_groups((8, 2)))
    block = Block("g", "Agencies", (), len(group), len(group))
    responses = [a_response(id=one, group_id=round_.groups[int(place > 7)].id) for place, one in enumerate(PEOPLE)]
    return ClashContext(round_, responses, ledger, {block: group})


def test_two_new_figures_are_named_by_whose_they_are() -> None:
    """Everyone's figure less that of eight leaves two people."""
    new = frozenset({(EVERYONE, ALL), ("s1", ALL), ("s1", GROUP)})
    (found,) = named_clashes(["s1"], new, context())
    assert found == Clash(
        "s1", "Section 1", "Everyone", "Agencies", "Section 1: Everyone and agencies cannot both be shown."
    )


def test_a_new_figure_and_one_of_a_pack_are_named_with_the_pack() -> None:
    pack = Issue("i", "r1", 3, date(2026, 5, 4), PACK, frozenset({("s1", GROUP)}))
    new = frozenset({(EVERYONE, ALL), ("s1", ALL)})
    (found,) = named_clashes(["s1"], new, context(pack))
    assert (found.new, found.before, found.kind, found.number) == ("Everyone", "Agencies", PACK, 3)
    assert found.issued_on == date(2026, 5, 4)
    assert "in feedback pack 3 of 4 May 2026" in found.sentence


def test_a_figure_of_most_of_a_group_has_its_name_and_one_of_half_has_not() -> None:
    """Who left a question out is missing in its row."""
    most, half = frozenset(PEOPLE[:5]), frozenset(PEOPLE[:4])
    for row, name in ((most, "Agencies"), (half, "Group 1")):
        new = frozenset({(EVERYONE, ALL), ("s1", row | {"p9"}), ("s1", row)})
        (found,) = named_clashes(["s1"], new, context())
        assert name in (found.new, found.before), (row, found)
