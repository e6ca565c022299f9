"""Reading aloud: plainly left out where there is no voice; statement, then each answer, where there is one."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.domain.round import Round
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.widgets import TextLabel

HAS_SPEECH = find_spec("PySide6.QtTextToSpeech") is not None


@pytest.mark.skipif(HAS_SPEECH, reason="this program has a speech part")
def test_without_a_voice_the_page_says_so(
    make_mode: Callable[..., RespondentMode], make_round: Callable[..., Round]
) -> None:
    assert find_voice(lambda _part: None) is None
    mode = make_mode(make_round().id)
    mode._do(mode.flow.ready)
    assert "This laptop has no voice. Ask Sam if you want help to read." in [
        label.text() for label in mode.page.findChildren(TextLabel)
    ]
    assert not mode.page.listen_button.isVisible()


@pytest.mark.skipif(not HAS_SPEECH, reason="this program has no speech part")
def test_parts_are_read_in_order_and_lit(qtbot: QtBot) -> None:
    lit: list[int | None] = []
    voice = find_voice(lit.append, "mock")
    assert voice is not None
    voice.say(["We keep our word.", "Agree a lot", "Agree a bit"])
    qtbot.waitUntil(lambda: not voice.speaking)
    assert lit == [0, 1, 2, None]
    voice.say(["We keep our word.", "Agree a lot"])
    voice.stop()
    assert not voice.speaking
    assert lit[-1] is None
