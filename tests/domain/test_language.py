"""The language of the program: which are there, which is spoken, contexts, dates."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from facilitator_app.domain import language
from facilitator_app.domain.language import _, day_of_week, long_date, month_of, n_, np_, p_


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A French and a Welsh catalogue with a few sentences, and a computer that asks for nothing."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", language.CHOSEN):
        monkeypatch.delenv(name, raising=False)
    for code, words in (("fr", "Fermer"), ("cy", "Cau")):
        catalogue = Catalog(locale=code)
        catalogue.add("Close", string=words)
        catalogue.add("Close", string=words.upper(), context="respondent")
        catalogue.add(("{n} page", "{n} pages"), string=(f"{words} {{n}}",) * catalogue.num_plurals)
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / f"{language.DOMAIN}.mo").open("wb") as file:
            write_mo(file, catalogue)
    (tmp_path / "de" / "LC_MESSAGES").mkdir(parents=True)
    before = language.gettext.bindtextdomain(language.DOMAIN)
    language.look_in(tmp_path)
    yield
    language.look_in(Path(before))


def test_languages_with_a_catalogue_are_offered_and_english_always(tmp_path: Path) -> None:
    assert language.languages() == ("en", "cy", "fr")
    language.look_in(tmp_path / "nowhere")
    assert language.languages() == ("en",)


@pytest.mark.parametrize(
    ("wanted", "code", "words"),
    [
        (["fr"], "fr", "Fermer"),
        (["fr-CA", "cy"], "fr", "Fermer"),
        (["de", "cy_GB"], "cy", "Cau"),
        (["en_GB", "fr"], "en", "Close"),
        (["de"], "en", "Close"),
        ([], "en", "Close"),
    ],
)
def test_the_first_language_there_is_is_spoken(
    wanted: list[str], code: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(language.CHOSEN, "")
    assert language.speak(wanted) == language.spoken() == code
    assert _("Close") == words


@pytest.mark.parametrize(
    ("value", "words"), [("fr_FR.UTF-8", "Fermer"), ("en_GB:fr", "Close"), ("de:cy", "Cau"), ("C", "Close")]
)
def test_what_nobody_chose_the_computer_says(value: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", value)
    assert _("Close") == words


def test_the_choice_goes_before_the_computer_and_holds_in_every_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv(language.CHOSEN, "")
    language.speak(["cy"])
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(_("Close")))
    thread.start()
    thread.join()
    assert heard == [_("Close")] == ["Cau"]


def test_contexts_and_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(language.CHOSEN, "fr")
    assert (_("Close"), p_("respondent", "Close"), p_("nobody", "Close")) == ("Fermer", "FERMER", "Close")
    assert n_("{n} page", "{n} pages", 3) == "Fermer 3"
    assert np_("respondent", "{n} page of {all}", "{n} pages of {all}", 2, all=9) == "2 pages of 9"


def test_dates_are_written_one_way() -> None:
    day = date(2027, 5, 1)
    assert (long_date(day), month_of(day), day_of_week(day)) == ("1 May 2027", "May 2027", "Saturday 1 May")
