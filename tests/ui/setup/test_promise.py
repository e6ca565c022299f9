"""The preview of the promise says why we ask, by kind of questionnaire, as respondents will read it."""

from __future__ import annotations

import pytest

from facilitator_app.domain.round import Promise
from facilitator_app.ui.setup.promise_presenter import preview
from ui.setup.bench import RecordingShell

WHY = {
    "quick-check": "We want to know how well this group works together.",
    "joint-risk": "We want to know what could go wrong for us all.",
    "smart-goals": "We want to know how clear our goals are.",
    "partner-map": "We want to know how closely each organisation works with the others.",
}


@pytest.mark.parametrize("name", WHY)
def test_the_first_sentence_fits_the_questionnaire(shell: RecordingShell, name: str) -> None:
    first = preview(Promise(), shell.workspace.library.get(name), "Sam")[0]
    assert first.words.startswith(WHY[name])
    assert first.marks == (str(shell.workspace.library.get(name).minutes),)
