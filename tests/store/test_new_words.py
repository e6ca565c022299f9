"""The words and the code of a file that is open: changed at once, whole, and read however they are typed."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from builders import PASSPHRASE
from facilitator_app.domain.errors import AppError
from facilitator_app.services import file_words
from facilitator_app.store import Cost, create, keys, open_store, suggest_words
from facilitator_app.store.words import as_suggested, readings
from sizes import times
from store_trials import run_trial

FIVE = "abacus able abroad accent aching"
OTHER = "acorn acre acting action active"


def opens(folder: Path, secret: str) -> bool:
    key_file = keys.KeyFile.from_bytes((folder / "store.key").read_bytes())
    if key_file.unlock(secret) is None:
        with pytest.raises(AppError) as told:
            open_store(folder, secret, ballast_bytes=0)
        assert told.value.code == "wrong_passphrase"
        return False
    open_store(folder, secret, ballast_bytes=0).close()
    return True


def test_new_words_while_the_file_is_open(tmp_path: Path) -> None:
    store, code = create(tmp_path, PASSPHRASE, cost=Cost.quick(), ballast_bytes=0)
    with pytest.raises(AppError) as told:
        store.change_words("wrong words", FIVE)
    assert told.value.code == "wrong_passphrase"
    store.change_words(PASSPHRASE, FIVE)
    with store.transaction() as t:
        t.settings.set("still", "open")
        t.commit()
    store.close()
    assert [opens(tmp_path, secret) for secret in (PASSPHRASE, FIVE, code)] == [False, True, True]
    assert (tmp_path / "store.key").read_bytes() == (tmp_path / "store.key.2").read_bytes()
    with pytest.raises(RuntimeError):
        store.change_words(FIVE, PASSPHRASE)


def test_a_new_code_while_the_file_is_open(tmp_path: Path) -> None:
    store, old = create(tmp_path, PASSPHRASE, cost=Cost.quick(), ballast_bytes=0)
    with pytest.raises(AppError):
        store.new_recovery_code("wrong words")
    code = store.new_recovery_code(PASSPHRASE)
    newest = store.new_recovery_code(code)
    store.close()
    assert [opens(tmp_path, secret) for secret in (old, code, newest, PASSPHRASE)] == [False, False, True, True]


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_words(tmp_path: Path) -> None:
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("needs kill")
    n = times(12, 60)
    found = run_trial("kills_changing_words", tmp_path / "store", n)
    assert found == {"kills": n, "unsound": []}, "one of the two, and not both"


@pytest.mark.parametrize("cut", ["second key is old", "second key is gone"])
def test_a_key_file_left_half_way_is_mended_by_the_next_opening(tmp_path: Path, cut: str) -> None:
    store, _code = create(tmp_path, FIVE, cost=Cost.quick(), ballast_bytes=0)
    before = (tmp_path / "store.key.2").read_bytes()
    store.change_words(FIVE, OTHER)
    store.close()
    if cut == "second key is old":
        (tmp_path / "store.key.2").write_bytes(before)
    else:
        (tmp_path / "store.key.2").unlink()
    assert (opens(tmp_path, FIVE), opens(tmp_path, OTHER)) == (False, True)
    assert (tmp_path / "store.key").read_bytes() == (tmp_path / "store.key.2").read_bytes()


@pytest.mark.parametrize(
    "typed",
    ["Abacus able abroad accent aching", "ABACUS ABLE ABROAD ACCENT ACHING", "abacus-able, abroad. accent aching",
     "abacusableabroad accent aching", "  abacus   able\tabroad accent aching "],
)  # fmt: skip
def test_capitals_and_blanks_do_not_count_in_words_that_we_suggest(tmp_path: Path, typed: str) -> None:
    create(tmp_path / "as suggested", FIVE, cost=Cost.quick(), ballast_bytes=0)[0].close()
    assert opens(tmp_path / "as suggested", typed)
    assert file_words.same_words(typed, FIVE)
    if as_suggested(typed):
        create(tmp_path / "set so", typed, cost=Cost.quick(), ballast_bytes=0)[0].close()
        assert opens(tmp_path / "set so", FIVE)


def test_words_of_ones_own_and_files_made_before_open_as_typed(tmp_path: Path) -> None:
    own = "Seven grey Geese over the wall"
    create(tmp_path / "own", own, cost=Cost.quick(), ballast_bytes=0)[0].close()
    assert (opens(tmp_path / "own", own), opens(tmp_path / "own", own.lower())) == (True, False)
    typed = "Abacus Able Abroad Accent Aching"
    key_file, data_key, _code = keys.new_key_file(FIVE, Cost.quick())
    before = keys.new_slot(keys.PASSPHRASE, typed, data_key, key_file.store_id, Cost.quick())
    assert key_file.with_slot(before).unlock(typed) == data_key, "locked when capitals still counted"
    assert key_file.with_slot(before).unlock(FIVE) is None


def test_every_suggestion_is_read_without_blanks() -> None:
    for _time in range(50):
        words = suggest_words(5)
        assert words in readings(words.replace(" ", ""))
        assert as_suggested(words.title()) == words
    assert as_suggested("abacus able abroad accent") is None
    assert readings("seven grey geese over the harbour wall") == ()


def test_what_is_said_of_wrong_words_comes_from_them_alone() -> None:
    assert file_words.advice("abacus able abroda accent aching") == (
        "Word 3 is not in our list of words. Look at its spelling."
    )
    assert "All five are words from our list" in file_words.advice("abacus able abroad accent acre")
    assert "You typed 4 words" in file_words.advice("abacus able abroad accent")
    assert "capital letters and blanks count" in file_words.advice("Seven grey geese over the wall")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("abacus Able abroad accent aching", "Word 2 differs in its capital letters."),
        ("abacus abel abroad accent aching", "Word 2 is not the same."),
        ("abacus able", "You typed 2 words. There are 5."),
        (f"{FIVE} acre", "You typed 6 words. There are 5."),
    ],
)
def test_where_words_differ(typed: str, told: str) -> None:
    assert told in file_words.difference(typed, FIVE)
    assert "able abroad" not in file_words.difference(typed, FIVE)
