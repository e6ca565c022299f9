from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from facilitator_app import __version__
from facilitator_app.ui.help.presenter import HelpPresenter, licence_lines, load_help
from facilitator_app.ui.routes import SCREENS, HelpRoute
from ui.home.recording_shell import RecordingShell, RecordingView


def shown(page: str | None, fault: str = "") -> tuple[HelpPresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell()
    shell.fault = fault
    presenter = HelpPresenter(view, shell, HelpRoute(page))
    presenter.show()
    return presenter, view, shell


def test_every_screen_has_its_help_and_no_help_is_left_over() -> None:
    assert {topic.key for topic in load_help().topics} == {screen.help_topic for screen in SCREENS.values()}


def test_help_is_short_and_plain() -> None:
    text = load_help()
    assert len(text.steps) == 10
    for topic in text.topics:
        assert 2 <= len(topic.sentences) <= 4
        for paragraph in topic.sentences:
            for sentence in paragraph.rstrip(".").split(". "):
                assert len(sentence.split()) <= 20, sentence


@pytest.mark.parametrize("screen", sorted({screen.help_topic for screen in SCREENS.values()}))
def test_the_page_is_about_the_screen_it_was_asked_from(screen: str) -> None:
    _presenter, view, _shell = shown(screen)
    topic, _text, about, licences = view.shown["show_help"]
    assert topic.key == screen
    assert __version__ in about
    assert "Noto Sans" in licences
    assert "show_fault" not in view.shown


def test_a_fault_comes_with_details_to_copy() -> None:
    _presenter, view, _shell = shown(None, "view.py:12 show_rows\nValueError")
    details = view.said("show_fault")
    assert __version__ in details
    assert details.endswith("view.py:12 show_rows\nValueError")


def test_after_a_fault_help_is_help_again_with_a_way_to_the_details() -> None:
    _presenter, view, _shell = shown("home", "view.py:12 show_rows\nValueError")
    assert "show_fault" not in view.shown
    assert "show_way_to_fault" in view.shown
    assert "show_way_to_fault" not in shown(None, "view.py:12")[1].shown


def test_the_card_is_one_page_with_ten_steps(tmp_path: Path) -> None:
    presenter, view, shell = shown("home")
    presenter.card.print_it()
    document = pypdfium2.PdfDocument(shell.printed[0])
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert len(document) == 1
    document.close()
    assert all(step in text for step in load_help().steps)
    shell.paths = [None, tmp_path / "gone" / "card.pdf", tmp_path / "card"]
    presenter.card.save_it()
    presenter.card.save_it()
    assert "Choose another folder" in view.said("show_error")
    presenter.card.save_it()
    assert (tmp_path / "card.pdf").read_bytes() == shell.printed[0]
    assert view.said("show_done") == "Saved: card.pdf"


def test_ways() -> None:
    presenter, _view, shell = shown("home")
    presenter.go("round")
    presenter.leave()
    assert shell.gone == [HelpRoute("round")]
    assert shell.backs == 1


def test_notices_are_read_without_their_marks() -> None:
    notices = "# Title\n\n| what | licence |\n|---|---|\n| Fonts | OFL `x.txt` |\n\nEnd."
    assert licence_lines(notices) == "Title\n\nFonts, OFL x.txt\n\nEnd."
