"""Codes on printed sheets and bytes on people's disks: what was written once is read for ever, and checks stay the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator_app import instruments
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.response import Comment, CommentUse, Outside, Response
from facilitator_app.domain.subjects import Task
from facilitator_app.instruments.draft import Draft
from facilitator_app.services.responding import CODE_LENGTH, CODE_LETTERS, bare_words
from facilitator_app.services.spreadsheets import read_spreadsheet
from facilitator_app.store import codec, keys, migrations, sealing
from facilitator_app.store.keys import PASSPHRASE, RECOVERY, Cost, KeyFile

GOLDEN = Path(__file__).parents[1] / "golden"
STORE = "000102030405060708090a0bb2175f9c"
CODE = "014D 2PF2 DBSQ QG28 T5CY 4TQK FFHY"
DATA_KEY = bytes([2]) * 32
RESPONSE = Response(
    "a" * 32,
    "g1",
    {"q1": 4, "q2": Outside.DONT_KNOW, "s/q3": 1},
    {"q1": Comment("Café – “ok”", CommentUse.OTHER_WORDS)},
    (Task("s", "fellow"),),
)


@pytest.mark.parametrize(
    "printed",
    [
        "0000 0000 0000 0000 0000 0000 00T7",
        "0000 0000 0000 0000 0000 0000 011W",
        "7ZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZP6",
        CODE,
    ],
)
def test_recovery_codes_on_sheets_that_were_printed_are_right(printed: str) -> None:
    assert keys.read_recovery_code(printed) == printed.replace(" ", "")
    last = keys.LETTERS[(keys.LETTERS.index(printed[-1]) + 1) % 32]
    assert keys.read_recovery_code(printed[:-1] + last) is None


def test_the_letters_of_a_code_do_not_change() -> None:
    """Where a letter goes, or a new one comes, codes on paper are read as others."""
    assert keys.LETTERS == "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    assert (CODE_LETTERS, CODE_LENGTH) == ("ACDEFGHJKMNPQRTVWXYZ234679", 12)


def test_a_key_file_is_read_byte_for_byte_and_opens_with_both_secrets() -> None:
    data = (GOLDEN / "key-file-1.json").read_bytes()
    found = KeyFile.from_bytes(data)
    assert found.to_bytes() == data
    assert [slot.kind for slot in found.slots] == [PASSPHRASE, RECOVERY]
    for secret in ("quiet garden seven boats", " quiet  garden seven boats", CODE, CODE.lower().replace("0", "o")):
        assert found.unlock(secret) == DATA_KEY
    for secret in ("Quiet garden seven boats", "014D 2PF2 DBSQ QG28 T5CY 4TQK FFHZ"):
        assert found.unlock(secret) is None


@pytest.mark.parametrize("part", ["format", "store", "inner", "slots", "checksum"])
def test_a_key_file_that_was_changed_anywhere_is_refused(part: str) -> None:
    """Also where the checksum was made to fit: then the format tells."""
    content = json.loads((GOLDEN / "key-file-1.json").read_bytes())
    put = {"format": 2, "store": STORE, "inner": {"memory_kib": 64, "passes": 2, "lanes": 1}, "slots": []}
    content[part] = put.get(part, "0" * 64)
    data = (json.dumps(content, indent=1) + "\n").encode()
    with pytest.raises(ValueError, match=r"checksum|format"):
        KeyFile.from_bytes(data)


def test_a_key_file_of_another_format_is_refused_though_its_checksum_is_right() -> None:
    content = json.loads((GOLDEN / "key-file-1.json").read_bytes())
    del content["checksum"]
    content["format"] = 2
    content["checksum"] = keys._checksum(content)
    with pytest.raises(ValueError, match="format"):
        KeyFile.from_bytes((json.dumps(content, indent=1) + "\n").encode())


def test_the_id_of_a_store_checks_itself_as_before() -> None:
    assert keys.is_store_id(bytes.fromhex(STORE))
    assert not keys.is_store_id(bytes.fromhex(STORE[:-1] + "d"))


def test_a_response_that_was_handed_in_is_read() -> None:
    blob = (GOLDEN / "response-1.bin").read_bytes()
    assert sealing.response_from_blob(blob) == RESPONSE
    assert sealing.response_to_blob(RESPONSE) == blob


def test_somebody_comes_back_with_the_words_they_wrote_down() -> None:
    key = sealing.seat_key(bare_words("Apple, river.  STONE"), "r1", STORE, Cost.quick())
    assert key.id == "9963cf7cd85a430fed78a0ceee5cf6ab"
    assert sealing.open_draft((GOLDEN / "draft-1.bin").read_bytes(), "r1", key) == RESPONSE


def test_the_code_on_a_slip_finds_what_it_found() -> None:
    key = sealing.slip_key("ACDEFGHJ", "r1", STORE, Cost.quick())
    assert key == "8a13df27e043e181814a177120f56e8b8cc4199d2b560ab0f97e4ff8171d7c7b"
    assert sealing.inner_slip_key("ab", "cd") == "b09c5477abec5b3275cc94f1884843b392d708547fe5861a4fbe400e2a64c5eb"


def test_a_pin_that_was_set_is_known() -> None:
    kept = "argon2id:64:1:1:" + "09" * 16 + ":7bda895271cddbfe771702831c117050c5ad42e09ddd768a5b27bb026b4317bc"
    assert sealing.matches("1234", kept)
    assert not sealing.matches("1235", kept)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_questionnaire_file_and_both_stored_forms_hold_the_same(kind: Kind) -> None:
    """``stored-1`` is what stores up to version 6 hold; the step to version 7 makes the form of today of it."""
    folder = GOLDEN / "questionnaires"
    first, second = ((folder / f"{kind}.stored-{n}.json").read_text("utf-8") for n in (1, 2))
    read = instruments.load(folder / f"{kind}.toml")
    assert codec.instrument_from_text(second) == read
    assert codec.instrument_from_text(json.dumps(migrations._by_field(json.loads(first)))) == read


def test_a_questionnaire_in_a_spreadsheet_is_read() -> None:
    found = read_spreadsheet(GOLDEN / "questionnaires" / "survey.xlsx")
    assert (found.faults, found.notes) == ((), ())
    read = instruments.load(GOLDEN / "questionnaires" / "survey.toml")
    made = Draft(found.tables).instrument()
    assert (made.title, made.scale, made.sections, made.bands) == (read.title, read.scale, read.sections, read.bands)
