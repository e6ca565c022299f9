"""Nothing readable in any file, no order of seats, and what each secret opens."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from builders import PASSPHRASE, a_response, a_round, a_store, a_store_with_round, answers_in, handed_in
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.partnership import Member, Partnership
from facilitator_app.domain.response import Comment
from facilitator_app.services.workspace import build_workspace
from facilitator_app.store import Cost, Store, change_passphrase, create, keys, open_store, slip_tags, suggest_words
from facilitator_app.store.ballots import ballot_tag
from facilitator_app.store.keys import KeyFile
from facilitator_app.store.words import as_suggested, known_words, readings, word_list

CANARY = "ZEBRA-7731"


def files_with(folder: Path, word: str) -> list[str]:
    forms = [word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()]
    return [p.name for p in folder.rglob("*") if p.is_file() and any(form in p.read_bytes() for form in forms)]


def readable_pages(store_folder: Path, secret: str = PASSPHRASE) -> bytes:
    """Every page of the file decrypted, free ones too: SQLCipher 4 pages end with 16 bytes of IV and a 64-byte MAC."""
    data_key = KeyFile.from_bytes((store_folder / "store.key").read_bytes()).unlock(secret)
    assert data_key is not None
    data = (store_folder / "store.db").read_bytes()
    pages = []
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        cipher = Cipher(algorithms.AES(data_key), modes.CBC(page[4016:4032])).decryptor()
        pages.append(cipher.update(page[16 if start == 0 else 0 : 4016]))
    return b"".join(pages)


def test_a_guess_of_three_words_tries_one_draft_only(tmp_path: Path) -> None:
    """Each draft has a salt of its own; those from before have none and open as they did."""
    workspace = build_workspace(a_store_with_round(tmp_path))
    seats = [workspace.responding.start("r1", "g1") for _person in range(6)]
    with workspace.store.transaction() as t:
        salts = {draft.salt for draft in t.responses.sealed_drafts("r1")}
        older = workspace.store.seat_key("apple river stone", "r1")
        t.responses.save_draft("r1", "g1", older, a_response(answers={"s1i1": 3}))
        t.commit()
    assert len(salts) == 6
    assert "" not in salts
    same = {workspace.store.seat_key("apple river stone", "r1", salt).id for salt in salts}
    assert len(same) == 6, "what one slow hash gives for one draft fits no other"
    for seat in seats:
        assert workspace.responding.come_back("r1", seat.words).response == seat.response
        with workspace.store.transaction() as t:
            assert t.responses.draft("r1", workspace.store.seat_key(seat.words, "r1")) is None
    assert workspace.responding.come_back("r1", "apple river stone").response.answers == {"s1i1": 3}
    with pytest.raises(AppError, match="did not find"):
        workspace.responding.come_back("r1", "apple river stones")
    workspace.close()


def test_no_word_is_readable_in_any_file(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store, code = create(folder, PASSPHRASE, cost=Cost.quick(), ballast_bytes=1000)
    with store.transaction() as t:
        t.partnerships.save(Partnership("p1", CANARY, notes=CANARY, members=(Member("m1", CANARY, needs=CANARY),)))
        t.rounds.save(a_round())
        response = a_response(comments={"o1": Comment(CANARY)})
        t.responses.save_draft("r1", "g1", store.seat_key(CANARY, "r1"), response)
        t.responses.add_ballot("r1", response, store.slip_key(CANARY, "r1"))
        t.settings.set("pin", store.slow_hash(CANARY))
        t.settings.set(CANARY, CANARY)
        t.commit()
    while_open = files_with(folder, CANARY)
    store.close()
    assert (while_open, files_with(folder, CANARY)) == ([], [])
    for word in PASSPHRASE, code, code.replace(" ", ""):
        assert files_with(folder, word) == []
    assert CANARY.encode() in readable_pages(folder), "a name, which is not sealed"
    (folder / "plain.json").write_text(json.dumps({"text": CANARY}))
    assert files_with(folder, CANARY) == ["plain.json"]


def test_a_sealed_draft_cannot_be_read_with_the_passphrase_alone(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path / "store")
    seat = store.seat_key("apple river stone", "r1")
    with store.transaction() as t:
        t.responses.save_draft("r1", "g1", seat, a_response(comments={"o1": Comment(CANARY)}))
        t.commit()
    store.close()
    pages = readable_pages(tmp_path / "store")
    assert CANARY.encode() not in pages
    assert seat.id.encode() in pages
    assert not any(word in pages for word in (b"apple river stone", b"apple", b"river"))
    assert seat.key not in pages
    assert seat.key.hex().encode() not in pages


def test_a_draft_is_found_with_the_same_words_in_the_same_round_only(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path / "store")
    seat = store.seat_key("apple river stone", "r1")
    response = a_response()
    with store.transaction() as t:
        t.rounds.save(a_round(id="r2"))
        t.responses.save_draft("r1", "g2", seat, response)
        t.commit()
    store.close()
    store = open_store(tmp_path / "store", PASSPHRASE, ballast_bytes=0)
    assert store.seat_key("  Apple RIVER\tstone ", "r1") == seat
    assert store.seat_key("apple river stone", "r2") != seat
    assert "key" not in repr(seat)
    with store.transaction() as t:
        assert t.responses.draft("r1", seat) == response
        assert t.responses.draft("r1", store.seat_key("apple river stones", "r1")) is None
        assert t.responses.draft("r2", seat) is None
        assert t.responses.taken("r1", seat.id)
        assert not t.responses.taken("r2", seat.id)
        assert (t.responses.paused("r1"), t.responses.paused("r2")) == ({"g2": 1}, {})
        t.responses.delete_draft("r1", seat.id)
        t.responses.delete_draft("r1", "nobody")
        assert t.responses.draft("r1", seat) is None
    store.close()


def hand_in(store: Store, people: int) -> list[str]:
    """People hand in one after the other; returns their ids in the order of seats."""
    order = []
    for n in range(people):
        response = a_response(comments={"o1": Comment(f"seat number {n:03d}.")})
        with store.transaction() as t:
            t.responses.add_ballot("r1", response, store.slip_key(f"CODE{n}", "r1"))
            t.responses.save_draft("r1", "g1", store.seat_key(f"words {n}", "r1"), response)
            t.commit()
        store.checkpoint()
        order.append(response.id)
    return order


@pytest.mark.slow
def test_after_mixing_no_order_id_tag_or_draft_is_left(tmp_path: Path) -> None:
    people, total = 16, 0.0
    orders = set()
    for trial in range(10):
        folder = tmp_path / str(trial)
        store = a_store_with_round(folder)
        order = hand_in(store, people)
        tags = [store.slip_key(f"CODE{n}", "r1") for n in range(people)]
        seats = [store.seat_key(f"words {n}", "r1").id for n in range(people)]
        before = readable_pages(folder)
        assert all(word.encode() in before for word in [*order, *map(ballot_tag, tags), *seats])
        assert not any(word.encode() in before for word in tags)
        key = store.ballot_key(PASSPHRASE)
        with store.transaction() as t:
            t.responses.mix("r1", key)
            t.commit()
        store.compact()
        with store.transaction() as t:
            found, words = t.responses.ballots("r1"), t.comments.of_round("r1")
            assert t.responses.paused("r1") == {}
            assert t.responses.answered("r1") == {"g1": people}
            assert not any(t.responses.delete_by_tag("r1", tag) for tag in slip_tags(tags[0]))
        assert not (folder / "store.db-wal").stat().st_size
        store.close()
        after = readable_pages(folder)
        assert not any(word.encode() in after for word in [*order, *map(ballot_tag, tags), *seats])
        assert not any(r.comments for r in found)
        assert {one.original for one in words} == {f"seat number {n:03d}." for n in range(people)}
        assert len({r.id for r in found} | {one.id for one in words} | {one.writer for one in words}) == 3 * people
        assert len({r.id for r in found} | set(order)) == 2 * people
        places = [after.index(f"seat number {n:03d}.".encode()) for n in range(people)]
        ranks = [sorted(places).index(place) for place in places]
        orders.add(tuple(ranks))
        # Spearman's rank correlation between the order of seats and the order in the file.
        total += 1 - 6 * sum((n - rank) ** 2 for n, rank in enumerate(ranks)) / (people * (people**2 - 1))
    assert len(orders) == 10
    assert abs(total / 10) < 0.45  # standard deviation of the mean of ten: 0.08


def test_ballots_come_in_a_new_order_each_time(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path / "store")
    hand_in(store, 12)
    key = store.ballot_key(PASSPHRASE)
    with store.transaction() as t:
        t.responses.mix("r1", key)
        orders = {tuple(r.id for r in t.responses.ballots("r1")) for _n in range(5)}
    store.close()
    assert len(orders) == 5


def test_a_withdrawal_code_erases_one_response(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path / "store")
    order = hand_in(store, 3)
    with store.transaction() as t:
        assert not any(t.responses.delete_by_tag("r1", tag) for tag in slip_tags(store.slip_key("CODE9", "r1")))
        found = [t.responses.delete_by_tag("r1", tag) for tag in slip_tags(store.slip_key("CODE1", "r1"))]
        assert found == [True, True, False], "answers and comments; nothing was logged"
        t.commit()
    assert set(answers_in(store)) == {order[0], order[2]}
    assert len(handed_in(store).words) == 2
    store.close()


def test_a_pin_is_kept_as_a_slow_hash(tmp_path: Path) -> None:
    store = a_store(tmp_path / "store")
    hashed = store.slow_hash("123456")
    assert "123456" not in hashed
    assert hashed != store.slow_hash("123456")
    assert store.matches("123456", hashed)
    assert not store.matches("123457", hashed)
    for bad in ("", "x", "argon2id:9999999999:1:1:00:00", "argon2id:64:1:1:zz:00"):
        assert not store.matches("123456", bad)
    store.close()


def opens(folder: Path, secret: str) -> bool:
    try:
        open_store(folder, secret, ballast_bytes=0).close()
    except AppError as error:
        return error.code != "wrong_passphrase"
    return True


def test_what_opens_a_store(tmp_path: Path) -> None:
    store, code = create(tmp_path, "Apple  river\u00a0Café", cost=Cost.quick(), ballast_bytes=0)
    store.close()
    for secret in ("Apple river Café", " Apple river Cafe\u0301 ", code, code.lower(), code.replace(" ", "-")):
        assert opens(tmp_path, secret), secret
    for letter, typed in (("0", "o"), ("0", "O"), ("1", "i"), ("1", "L")):
        assert opens(tmp_path, code.replace(letter, typed))
    for secret in ("", "apple river Café", "Apple riverCafé", code[:-1], code[:-1] + "?", code[5:] + " " + code[:4]):
        assert not opens(tmp_path, secret), secret


def test_a_new_passphrase_replaces_the_old_and_the_code_stays(tmp_path: Path) -> None:
    store, code = create(tmp_path, PASSPHRASE, cost=Cost.quick(), ballast_bytes=0)
    seat = store.seat_key("a b c", "r1")
    store.close()
    with pytest.raises(AppError) as told:
        change_passphrase(tmp_path, "wrong words", "new words")
    assert told.value.code == "wrong_passphrase"
    database = hashlib.sha256((tmp_path / "store.db").read_bytes()).digest()
    change_passphrase(tmp_path / "store.db", code, "new words")
    assert hashlib.sha256((tmp_path / "store.db").read_bytes()).digest() == database
    assert (opens(tmp_path, "new words"), opens(tmp_path, PASSPHRASE), opens(tmp_path, code)) == (True, False, True)
    assert (tmp_path / "store.key").read_bytes() == (tmp_path / "store.key.2").read_bytes()
    store = open_store(tmp_path, "new words", ballast_bytes=0)
    assert store.seat_key("a b c", "r1") == seat  # people's own words still work
    store.close()
    with pytest.raises(ValueError):
        change_passphrase(tmp_path, "new words", "  ")


def test_recovery_codes() -> None:
    codes = {keys.new_recovery_code() for _n in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert [len(group) for group in code.split(" ")] == [4] * 7
        letters = code.replace(" ", "")
        assert keys.read_recovery_code(code) == letters
        for place in (0, 13, 27):  # one wrong letter: noticed in all but 1 of 1024 codes
            other = letters[:place] + ("A" if letters[place] != "A" else "B") + letters[place + 1 :]
            assert keys.read_recovery_code(other) in (None, other)
    wrong = sum(keys.read_recovery_code("4" + c[1:]) not in (None, c.replace(" ", "")) for c in codes)
    assert wrong < 6
    for typed in ("U" * 28, "0" * 27 + "U", "0" * 27, "0" * 29, "", "five plain words of somebody"):
        assert keys.read_recovery_code(typed) is None, typed


@pytest.mark.parametrize(
    "cost", [Cost(513 * 1024, 1, 1), Cost(64, 11, 1), Cost(8, 1, 4), Cost(64, 0, 1), Cost(512, 1, 17)]
)
def test_a_key_file_may_not_ask_for_too_much_work(cost: Cost) -> None:
    key_file, data_key, _code = keys.new_key_file(PASSPHRASE, Cost.quick())
    assert KeyFile.from_bytes(key_file.to_bytes()) == key_file
    slot = keys.Slot(keys.PASSPHRASE, cost, b"s" * 16, b"x" * 60)
    with pytest.raises(ValueError):
        KeyFile.from_bytes(key_file.with_slot(slot).to_bytes())
    assert key_file.unlock(PASSPHRASE) == data_key


def test_a_key_file_has_few_slots_of_different_kinds() -> None:
    key_file, _data_key, _code = keys.new_key_file(PASSPHRASE, Cost.quick())
    first = key_file.slots[0]
    kinds = [replace(first, kind=f"member {n}") for n in range(keys.MOST_SLOTS)]
    for slots in ((), (first, first), (*kinds, first)):
        with pytest.raises(ValueError):
            KeyFile.from_bytes(replace(key_file, slots=slots).to_bytes())
    assert KeyFile.from_bytes(replace(key_file, slots=tuple(kinds)).to_bytes()).slots == tuple(kinds)


def test_no_cost_in_a_key_file_can_be_made_cheaper(tmp_path: Path) -> None:
    """Neither that of words people come back with, nor that of words which are made new after the old ones failed."""
    dear = Cost(128, 2, 1)
    key_file, _data_key, code = keys.new_key_file(PASSPHRASE, dear)
    words, sheet = key_file.slots
    with pytest.raises(ValueError):
        KeyFile.from_bytes(replace(key_file, inner=Cost.quick()).to_bytes())
    cheap = (replace(words, cost=Cost.quick()), replace(sheet, cost=Cost.quick()))
    all_cheap = KeyFile.from_bytes(KeyFile(key_file.store_id, Cost.quick(), cheap).to_bytes())
    assert all_cheap.unlock(PASSPHRASE) is all_cheap.unlock(code) is None
    mixed = KeyFile(key_file.store_id, dear.inner(), (replace(words, cost=Cost(128, 1, 1)), sheet))
    with pytest.raises(ValueError):
        KeyFile.from_bytes(mixed.to_bytes())
    store, code = create(tmp_path, PASSPHRASE, cost=dear, ballast_bytes=0)
    store.close()
    change_passphrase(tmp_path, code, "other words")
    made = KeyFile.from_bytes((tmp_path / "store.key").read_bytes())
    assert {slot.cost for slot in made.slots} == {dear}


def test_the_usual_cost_is_within_the_limits() -> None:
    assert Cost().allowed()
    assert Cost().inner().memory_kib == 64 * 1024
    assert Cost.quick().inner() == Cost.quick()


def test_store_ids_can_be_told_from_other_bytes() -> None:
    assert all(keys.is_store_id(bytes.fromhex(keys.new_store_id())) for _n in range(50))
    for other in (b"", bytes(16), b"SQLite format 3\0", b"%PDF-1.7\n%abcde\n"):
        assert not keys.is_store_id(other)


def test_suggested_words_are_easy_and_many() -> None:
    words = word_list()
    assert len(words) == len(set(words)) >= 2048
    assert all(word.isascii() and word.islower() and word.isalpha() and 3 <= len(word) <= 6 for word in words)
    assert {"dibs", "caddie", "doozy", "emcee", "centre", "color"}.isdisjoint(words)
    suggested = {suggest_words(3) for _n in range(50)}
    assert len(suggested) == 50
    assert all(len(set(s.split(" "))) == 3 and set(s.split(" ")) <= set(words) for s in suggested)


def test_words_that_were_replaced_by_easier_ones_still_open() -> None:
    old = "dibs caddie doozy emcee apple"
    assert known_words() > set(word_list())
    assert as_suggested("Dibs, caddie, DOOZY, emcee, apple.") == old
    assert readings("dibscaddiedoozyemceeapple") == (old,)
    key_file, data_key, _code = keys.new_key_file(old, Cost.quick())
    assert key_file.unlock("DIBS caddie-doozy emcee apple") == data_key
