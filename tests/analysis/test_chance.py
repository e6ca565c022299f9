"""What a test takes for certain, by hand: see docs/measures.md, "One voice"."""

from __future__ import annotations

import pytest

from facilitator_app.analysis.chance import needed, share_spot


def test_all_of_eight_is_taken_for_nine_of_ten() -> None:
    """One more on either side (Agresti and Coull 1998): mean 9/10, deviation of one answer the root of 9/10 x 1/10."""
    found = share_spot(1.0, 8)
    assert (found.mean, found.n) == (0.9, 10)
    assert found.deviation == pytest.approx(0.3)


def test_students_t_is_that_of_the_tables() -> None:
    """Two sides at 5 in 100: 2.365 with seven degrees of freedom, 2.086 with twenty; three comparisons: 2.613 with twenty."""
    assert needed(1, 8) == pytest.approx(2.365, abs=0.01)
    assert needed(1, 21) == pytest.approx(2.086, abs=0.005)
    assert needed(3, 21) == pytest.approx(2.613, abs=0.01)
