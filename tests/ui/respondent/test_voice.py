"""Reading aloud: plainly left out where there is no voice; heard, in order, and silent at once where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator_app.domain.round import Round
from facilitator_app.ui.respondent import voice as voice_module
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.widgets import TextLabel
from ui.respondent.samples import to_first_question

Make = Callable[..., RespondentMode]
MakeRound = Callable[..., Round]

DAEMON = """
LogLevel 1
LogDir "{folder}"
CommunicationMethod "unix_socket"
SocketPath "{folder}/socket"
AudioOutputMethod "alsa"
AddModule "heard" "sd_generic" "heard.conf"
DefaultModule heard
DefaultLanguage en
"""
SPEAKER = """
GenericExecuteSynth "{speak} '$DATA'"
GenericCmdDependency "espeak-ng"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "en"
DefaultVoice "en"
"""
SPEAK = """#!/bin/sh
# The real voice speaks into a file, then takes as long as it is told to.
number=$(ls {folder}/*.wav 2>/dev/null | wc -l)
espeak-ng -v en -w "{folder}/$number.wav" "$1"
printf '%s\\n' "$1" >> {folder}/begun
while [ -e {folder}/long ]; do sleep 0.05; done
printf '%s\\n' "$1" >> {folder}/ended
"""
NO_SOUND_CARD = "pcm.!default { type null }\nctl.!default { type null }\n"


@dataclass
class Speaker:
    """speech-dispatcher with espeak-ng, and what was heard of it."""

    folder: Path

    def _lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text("utf-8").splitlines() if file.exists() else []

    @property
    def begun(self) -> list[str]:
        return self._lines("begun")

    @property
    def ended(self) -> list[str]:
        return self._lines("ended")

    def loudest(self, number: int) -> int:
        """The largest sample of what was spoken: 0 is silence."""
        with wave.open(str(self.folder / f"{number}.wav")) as sound:
            return max(map(abs, array("h", sound.readframes(sound.getnframes()))))

    def speak_for_long(self, long: bool) -> None:
        """Whatever is said now goes on until it is stopped."""
        (self.folder / "long").touch() if long else (self.folder / "long").unlink()


@pytest.fixture
def speaker(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaker]:
    if not sys.platform.startswith("linux"):
        pytest.skip("the voices of this system can be heard by people only")
    for program in ("speech-dispatcher", "espeak-ng"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is missing: sh packaging/system_libraries.sh")
    modules = tmp_path / "conf" / "modules"
    modules.mkdir(parents=True)
    speak = tmp_path / "speak"
    speak.write_text(SPEAK.format(folder=tmp_path), "ascii")
    speak.chmod(0o700)
    (tmp_path / "conf" / "speechd.conf").write_text(DAEMON.format(folder=tmp_path), "ascii")
    (modules / "heard.conf").write_text(SPEAKER.format(speak=speak), "ascii")
    (tmp_path / "asound.conf").write_text(NO_SOUND_CARD, "ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path / 'socket'}")
    command = ["speech-dispatcher", "-s", "-C", tmp_path / "conf", "-S", tmp_path / "socket", "-P", tmp_path / "pid"]
    daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        qtbot.waitUntil(lambda: (tmp_path / "socket").exists() or daemon.poll() is not None)
        assert daemon.poll() is None
        yield Speaker(tmp_path)
    finally:
        forget_engine()
        daemon.terminate()
        daemon.wait()


def forget_engine() -> None:
    application = QApplication.instance()
    assert application is not None
    for name in (voice_module._ENGINE, f"{voice_module._ENGINE}mock"):
        engine = application.findChild(QObject, name)
        if engine is not None:
            engine.setParent(None)
            engine.deleteLater()


def test_the_part_for_speech_is_among_what_the_program_runs_on() -> None:
    """Not only on this computer: what is installed with the program is what requirements.in names."""
    assert find_spec("PySide6.QtTextToSpeech") is not None
    wanted = (Path(__file__).parents[3] / "requirements.in").read_text("utf-8")
    named = [found[0] for line in wanted.splitlines() if (found := re.match(r"PySide6[\w-]*", line))]
    carried = [file.name for name in named for file in files(name) or ()]
    assert any(name.startswith("QtTextToSpeech.") and not name.endswith(".pyi") for name in carried), named


def test_without_a_voice_the_page_says_so(make_mode: Make, make_round: MakeRound) -> None:
    assert find_voice(lambda _part: None) is None
    mode = make_mode(make_round().id)
    mode._do(mode.flow.ready)
    words = "This laptop has no voice. Ask Sam if you want help to read."
    assert words in [label.text() for label in mode.page.findChildren(TextLabel)]
    assert not mode.page.listen_button.isVisible()


def listening(mode: RespondentMode) -> QuestionPage:
    """At the first question, with the wish to listen."""
    mode._see(replace(mode._seeing, listen=True))
    to_first_question(mode.flow)
    mode._show()
    assert isinstance(mode.page, QuestionPage)
    assert mode.page.listen_button.isVisible()
    return mode.page


def test_a_voice_reads_the_question_and_its_answers_in_order(
    speaker: Speaker, make_mode: Make, make_round: MakeRound, qtbot: QtBot
) -> None:
    mode = make_mode(make_round().id)
    page = listening(mode)
    page.listen_button.click()
    qtbot.waitUntil(lambda: len(speaker.ended) == len(page.spoken()))
    assert speaker.begun == list(page.spoken())
    assert speaker.begun[1:3] == ["Agree a lot", "Agree a bit"]
    assert speaker.begun == speaker.ended
    assert all(speaker.loudest(number) > 1000 for number in range(len(speaker.begun)))
    assert mode._voice is not None
    qtbot.waitUntil(lambda: mode._voice is not None and not mode._voice.speaking)


@pytest.mark.parametrize("how", ["listen again", "go on", "stop", "hand back", "leave"])
def test_it_is_silent_at_once(speaker: Speaker, make_mode: Make, make_round: MakeRound, qtbot: QtBot, how: str) -> None:
    mode = make_mode(make_round().id)
    page = listening(mode)
    question = page.spoken()[0]
    speaker.speak_for_long(True)
    page.listen_button.click()
    qtbot.waitUntil(lambda: len(speaker.begun) == 1)
    acts = {
        "listen again": page.listen_button.click,
        "go on": lambda: mode._do(mode.flow.carry_on),
        "stop": lambda: mode._do(mode.flow.stop),
        "hand back": lambda: mode._do(mode.flow.clear_screen),
        "leave": mode.leave,
    }
    acts[how]()
    assert mode._voice is not None
    assert not mode._voice.speaking
    engine = mode._voice._engine
    qtbot.waitUntil(lambda: engine.state().name == "Ready")
    speaker.speak_for_long(False)
    assert speaker.begun == [question]
    assert speaker.ended == [], "what was being said was cut off"


def test_to_stop_and_listen_again_reads_from_the_beginning(
    speaker: Speaker, make_mode: Make, make_round: MakeRound, qtbot: QtBot
) -> None:
    """The end of what was stopped comes late; it must not be taken for the end of the first part."""
    mode = make_mode(make_round().id)
    page = listening(mode)
    speaker.speak_for_long(True)
    page.listen_button.click()
    qtbot.waitUntil(lambda: len(speaker.begun) == 1)
    page.listen_button.click()
    speaker.speak_for_long(False)
    page.listen_button.click()
    qtbot.waitUntil(lambda: len(speaker.ended) >= len(page.spoken()))
    assert speaker.ended == list(page.spoken())


@pytest.mark.slow
def test_parts_are_lit_as_they_are_read(qtbot: QtBot) -> None:
    lit: list[int | None] = []
    voice = find_voice(lit.append, "mock")
    if voice is None:
        pytest.skip("the system's library for sound is missing: sh packaging/system_libraries.sh")
    voice.say(["We keep our word.", "Agree a lot", "Agree a bit"])
    qtbot.waitUntil(lambda: not voice.speaking)
    assert lit == [0, 1, 2, None]
    voice.say(["We keep our word.", "Agree a lot"])
    voice.stop()
    assert not voice.speaking
    assert lit[-1] is None
    forget_engine()
