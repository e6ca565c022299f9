"""Files read and files refused: every fault with its place and a reason, all at once, never a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from facilitator_app import instruments, paths
from facilitator_app.domain.errors import AppError
from facilitator_app.store import codec

Write = Callable[[str | bytes], Path]


def test_the_example_of_the_guide_loads(example: str, file: Write) -> None:
    path = file(example)
    assert instruments.check(path) == ()
    instrument = instruments.load(path)
    assert [item.reverse for item in instrument.items] == [False, True, False]
    assert instrument.sections[1].title.text("en", easy=True) == "When we meet"
    assert instrument.scale.label(2).text("en", easy=True) == "A bit"
    assert instrument.min_answered == Decimal("0.5")
    assert (instrument.scale.dont_know, instrument.scale.not_applicable) == (True, True)
    assert [band.code for band in instrument.bands] == ["A", "B"]
    assert [band.code for score in (1.0, 2.0, 2.01, 3.0) if (band := instrument.band_of(score))] == list("AABB")


def test_bytes_in_front_and_foreign_line_ends_are_let_pass(example: str, file: Write) -> None:
    plain = instruments.load(file(example))
    assert instruments.load(file(b"\xef\xbb\xbf" + example.encode())) == plain
    assert instruments.load(file(example.replace("\n", "\r\n"))) == plain


def test_line_breaks_and_accents_are_tidied(example: str, file: Write) -> None:
    text = example.replace('"How we meet"', '"""\nHow  we\n\tcafe\u0301 """')
    assert instruments.load(file(text)).title.text() == "How we caf\u00e9"


def test_a_second_language_is_read(file: Write, example: str) -> None:
    welsh = example.replace('languages = ["en"]', 'languages = ["en", "cy"]')
    faults = instruments.check(file(welsh))
    assert {fault.code for fault in faults} == {"language_missing"}
    assert "sections[1].questions[2].cy" in {fault.location for fault in faults}
    assert "sections[1].items[1].easy.cy" not in {fault.location for fault in faults}


SECOND = 'id = "before-hard"\n'
LONG = " ".join(["word"] * 21)
RAISES = "sections[1].items[2]"

SWAPS = [
    # what to replace, with what, the code of the fault, its place
    ("format = 1 ", "format = 2 ", "format", "format"),
    ('id = "how-we-meet"', 'id = "How we meet"', "id", "id"),
    ('id = "how-we-meet"', "id = 7", "wrong_type", "id"),
    ('id = "how-we-meet"', "", "missing_key", "id"),
    ('id = "how-we-meet"', f'id = "{"a" * 61}"', "id", "id"),
    ("version = 1 ", "version = 0 ", "version", "version"),
    ("version = 1 ", "version = 1.10 ", "wrong_type", "version"),
    ("version = 1 ", "version = true ", "wrong_type", "version"),
    ("version = 1 ", f"version = 0x{'f' * 6000} ", "version", "version"),
    ("version = 1 ", f"version = {'1' * 5000} ", "number_long", "the whole file"),
    ("version = 1 ", "version = 0123 ", "toml", "line 3, column 12"),
    ('kind = "survey"', 'kind = "quiz"', "kind", "kind"),
    ('title.en = "How we meet"', 'title = "How we meet"', "wrong_type", "title"),
    ('title.en = "How we meet"', "title.en = 7", "wrong_type", "title.en"),
    ('title.en = "How we meet"', "title.en = 2026-01-01", "wrong_type", "title.en"),
    ('title.en = "How we meet"', 'title.en = " "', "blank", "title.en"),
    ('title.en = "How we meet"', f'title.en = "{"a" * 1001}"', "long", "title.en"),
    ('title.en = "How we meet"', 'title.fr = "On se voit"', "language_extra", "title.fr"),
    ('title.en = "How we meet"', 'title.fr = "On se voit"', "language_missing", "title.en"),
    ('title.en = "How we meet"', 'titel.en = "How we meet"', "unknown_key", "titel"),
    ('"How we meet"', r'"How \u0007 we meet"', "invisible", "title.en"),
    ('"How we meet"', '"How \u202e we meet"', "invisible", "title.en"),
    ('"How we meet"', r'"How \ud800 we meet"', "toml", None),
    ('"How we meet"', '"How \x07 we meet"', "toml", "line 5, column 17"),
    ("minutes = 5 ", "minutes = 0 ", "minutes", "minutes"),
    ("minutes = 5 ", "minutes = -5 ", "minutes", "minutes"),
    ("minutes = 5 ", 'minutes = "5" ', "wrong_type", "minutes"),
    ("minutes = 5 ", "minutes = 5\nminutes = 6 ", "toml", "line 8, column 12"),
    ('languages = ["en"]', "languages = []", "no_languages", "languages"),
    ('languages = ["en"]', 'languages = ["en", "en"]', "twice", "languages[2]"),
    ('languages = ["en"]', 'languages = ["en", "English!"]', "language_code", "languages[2]"),
    ('languages = ["en"]', 'languages = "en"', "wrong_type", "languages"),
    ("min_answered = 0.5", "min_answered = 1.5", "min_answered", "min_answered"),
    ("min_answered = 0.5", "min_answered = -1", "min_answered", "min_answered"),
    ("min_answered = 0.5", "min_answered = nan", "wrong_type", "min_answered"),
    ("min_answered = 0.5", "min_answered = inf", "wrong_type", "min_answered"),
    ("min_answered = 0.5", "min_answered = 1e999", "min_answered", "min_answered"),
    ("min_answered = 0.5", f"min_answered = 1e{'9' * 30}", "wrong_type", "min_answered"),
    ("min_answered = 0.5", 'min_answered = "0.5"', "wrong_type", "min_answered"),
    ('relation = "original"', 'relation = "copied"', "relation", "source.relation"),
    ('citation = "Our own group, 2026."', "", "missing_key", "source.citation"),
    ('citation = "Our own group, 2026."', 'citation = ""', "blank", "source.citation"),
    ("{ value = 2,", "{ value = 1,", "not_rising", "scale.points[2].value"),
    ("{ value = 3,", "{ value = -3,", "not_rising", "scale.points[3].value"),
    ("{ value = 3,", "{ value = 4,", "not_rising", "scale.points[3].value"),
    ("{ value = 2,", "{ value = 1.5,", "wrong_type", "scale.points[2].value"),
    ("{ value = 3,", "{ value = 1000,", "value", "scale.points[3].value"),
    ("{ value = 2,", "{ weight = 0, value = 2,", "unknown_key", "scale.points[2].weight"),
    ("{n} of {total} agree", "{n} agree", "placeholders", "scale.count_high.en"),
    ("{n} of {total} agree", "{n} of {total} and {n} agree", "placeholders", "scale.count_high.en"),
    ("{n} of {total} agree", "{n} of {all} agree", "placeholders", "scale.count_high.en"),
    ("{n} of {total} agree", "{n:>9} of {total} agree", "placeholders", "scale.count_high.en"),
    ("{n} of {total} disagree", "{n} of {total disagree", "placeholders", "scale.count_low.en"),
    ("[scale]", "[scale]\ndont_know = 1", "wrong_type", "scale.dont_know"),
    ('id = "during"', 'id = "before"', "twice", "sections[2].id"),
    (SECOND, 'id = "before-papers"\n', "twice", f"{RAISES}.id"),
    (SECOND, 'id = "Before-Papers"\n', "twice", f"{RAISES}.id"),
    (SECOND, "", "missing_key", f"{RAISES}.id"),
    ('id = "better"', 'id = "during-say"', "twice", "open_questions[1].id"),
    ('text.en = "The papers are hard to read."', f'text.en = "{LONG}"', "words", f"{RAISES}.text.en"),
    ('easy.en = "The papers are hard to read."', f'easy.en = "{LONG}"', "words", f"{RAISES}.easy.en"),
    ('easy.en = "The papers are hard to read."', "", "easy_missing", f"{RAISES}.easy.en"),
    ('short.en = "Papers hard to read"', 'short.en = "a b c d e f g"', "words", f"{RAISES}.short.en"),
    ('short.en = "Papers hard to read"', "", "missing_key", f"{RAISES}.short"),
    ("reverse = true", 'reverse = "yes"', "wrong_type", f"{RAISES}.reverse"),
    ("reverse = true", "revers = true", "unknown_key", f"{RAISES}.revers"),
    ('code = "B"', 'code = "A"', "twice", "bands[2].code"),
    ('code = "B"', 'code = "strong"', "code", "bands[1].code"),
    ("above = 2.0", "above = 2.1", "band_gap", "bands[1]"),
    ("above = 2.0", "from = 2.0", "band_overlap", "bands[1]"),
    ("above = 2.0", "above = 1.9", "band_overlap", "bands[1]"),
    ("above = 2.0", "above = 4.0", "band_order", "bands[1]"),
    ("above = 2.0", "", "band_edges", "bands[1]"),
    ("above = 2.0", "above = 2.0\nfrom = 2.0", "band_edges", "bands[1]"),
    ("above = 2.0", "above = nan", "wrong_type", "bands[1].above"),
    ("up_to = 3.0", "up_to = 3.5", "band_ends", "bands[1]"),
    ("up_to = 3.0", "below = 3.0", "band_ends", "bands[1]"),
    ("from = 1.0", "from = 0", "band_ends", "bands[2]"),
    ("from = 1.0", "above = 1.0", "band_ends", "bands[2]"),
    ("[source]", "[source", "toml", "line 11, column 8"),
    ('"Our own group, 2026."', '"Our own group, 2026.', "toml", None),
    ('"Our own group, 2026."', "Our own group", "toml", "line 12, column 12"),
    ("[source]", "a.b.c.d.e.f.g.h = 1\n[source]", "deep", "line 11"),
    ("[source]", f"a = {'[' * 5000}\n[source]", "deep", "the whole file"),
    ("[source]", f"a = {'[' * 300}{']' * 300}\n[source]", "unknown_key", "a"),
    ("[source]", f"a = [{'0,' * 60_000}]\n[source]", "crowded", "the whole file"),
    ("[source]", '"\\u0007" = 1\n[source]', "unknown_key", "?"),
]


@pytest.mark.parametrize(("old", "new", "code", "place"), SWAPS, ids=[f"{n}-{s[2]}" for n, s in enumerate(SWAPS)])
def test_one_thing_wrong(example: str, file: Write, old: str, new: str, code: str, place: str | None) -> None:
    assert old in example
    path = file(example.replace(old, new, 1))
    faults = instruments.check(path)
    match = [fault for fault in faults if fault.code == code and place in (None, fault.location)]
    assert match, [(fault.code, str(fault)) for fault in faults]
    assert str(match[0]).startswith(f"mine.toml: {match[0].location}: ")
    assert_plain(faults)
    with pytest.raises(AppError) as caught:
        instruments.load(path)
    assert caught.value.code == "instrument_broken"
    assert all(fault.reason in caught.value.do for fault in faults)


def assert_plain(faults: tuple[instruments.Fault, ...]) -> None:
    """Each reason is a sentence for people: it starts large, ends with a stop, is short and can be printed."""
    for fault in faults:
        assert fault.location
        assert fault.reason[0].isupper()
        assert fault.reason.endswith((".", '"survey".')), fault.reason
        assert len(fault.reason) < 200
        assert str(fault).isprintable()


WHOLE = [
    (b"", "empty", "the whole file"),
    (b" \n\t\n", "empty", "the whole file"),
    ("format = 1\n".encode("utf-16"), "encoding", "the whole file"),
    ("format = 1\n".encode("utf-16-le"), "encoding", "the whole file"),
    ("format = 1\n".encode("utf-32"), "encoding", "the whole file"),
    ('format = 1\nid = "caf\u00e9"'.encode("cp1252"), "encoding", "line 2, column 10"),
    (b'title.en = "\xed\xa0\x80"', "encoding", "line 1, column 13"),
    (b"#" * (1024 * 1024 + 1), "too_big", "the whole file"),
    (b"%PDF-1.7\n\x00\x01", "encoding", "the whole file"),
    (b"PK\x03\x04\x14\x00\x00\x00", "encoding", "the whole file"),
    (b"format: 1\nid: mine\n", "toml", "line 1, column 7"),
    (b'{"format": 1}', "toml", "line 1, column 1"),
    (b"format = 1\rid = 2", "toml", "line 1, column 11"),
    (b"a." * 500_000 + b"a = 1", "deep", "line 1"),
    (b'\\"' * 500_000 + b".............", "toml", "line 1, column 1"),
    (b"[[sections]]\n" * 60_000, "crowded", "the whole file"),
    ("".join(f"[k{n}.a.a.a.a.a]\n" for n in range(47_000)).encode(), "crowded", "the whole file"),
    (b"format = 1", "missing_key", "sections"),
    (b"scale = 1\nsections = 2\nbands = 3\nsource = []", "wrong_type", "scale"),
    (b"sections = [1, [2], {items = [3, {}]}]", "wrong_type", "sections[1]"),
    (b"sections = []", "no_sections", "sections"),
    (b'[[sections]]\nid = "a"\nitems = []', "no_items", "sections[1].items"),
    (b"[scale]\npoints = [{ value = 1 }]", "points", "scale.points"),
    (b"[scale]\npoints = [" + b",".join(b"{ value = %d }" % n for n in range(11)) + b"]", "points", "scale.points"),
    (b"[[sections]]\n" + b"[[sections.items]]\n" * 301, "many_items", "sections"),
    (b"languages = [" + b'"en",' * 31 + b"]", "many_languages", "languages"),
    ('[[sections]]\nid = "caf\u00e9"\n[[sections]]\nid = "cafe\u0301"'.encode(), "twice", "sections[2].id"),
]


@pytest.mark.parametrize(("content", "code", "place"), WHOLE, ids=[f"{n}-{w[1]}" for n, w in enumerate(WHOLE)])
def test_files_that_are_wrong_as_a_whole(file: Write, content: bytes, code: str, place: str) -> None:
    faults = instruments.check(file(content))
    assert (code, place) in [(fault.code, fault.location) for fault in faults], [str(fault) for fault in faults]
    assert_plain(faults)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.toml", tmp_path / "a\0b.toml", tmp_path / ("a" * 300 + ".toml")):
        assert [fault.code for fault in instruments.check(path)] == ["unopened"]


def test_five_faults_give_five(example: str, file: Write) -> None:
    """Faults of shape and of rules, from the first line to the last, come out together."""
    broken = example
    for old, new in (
        ("minutes = 5 ", "minutes = 0 "),
        ("{ value = 2,", '{ value = "2",'),
        ("{n} of {total} agree", "{n} agree"),
        ("reverse = true", "revers = true"),
        ('title.en = "Works well"', 'title.fr = "Bien"\ntitle.en = "Works well"'),
    ):
        assert old in broken
        broken = broken.replace(old, new, 1)
    assert sorted(fault.location for fault in instruments.check(file(broken))) == [
        "bands[1].title.fr",
        "minutes",
        "scale.count_high.en",
        "scale.points[2].value",
        "sections[1].items[2].revers",
    ]


def test_endless_faults_are_cut_short(file: Write) -> None:
    faults = instruments.check(file("".join(f"key{n} = 1\n" for n in range(1000))))
    assert len(faults) < 120
    assert faults[-1].code == "more"


def test_a_broken_file_never_hides_the_others(tmp_path: Path, example: str) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "b.toml").write_text(example, "utf-8")
    (own / "a.toml").write_text("format = ", "utf-8")
    (own / "c.toml").write_text(example, "utf-8")
    (own / "notes.txt").write_text("not a questionnaire", "utf-8")
    (own / "d.toml").mkdir()
    found, faults = instruments.library([paths.bundled("instruments"), own, tmp_path / "missing"])
    bundled = [one.id for one in instruments.library([paths.bundled("instruments")])[0]]
    assert [one.id for one in found] == [*bundled, "how-we-meet"]
    assert [(fault.file, fault.code) for fault in faults] == [
        ("a.toml", "toml"),
        ("c.toml", "id_taken"),
        ("d.toml", "unopened"),
    ]


PIECES = ['"', "'", "[", "]", "{", "}", "=", ".", ",", "\n", "#", "\\", "\0", "\ud800", "é", "-", "1e9", "nan", "true",
          '"""', "[[", "]]", "[[sections]]\n", "[[sections.items]]\n", "en", "{n}", " = 1\n", '= "x"\n', "\u202e"]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """The text with one to four small damages: letters lost, pieces put in, lines lost, doubled or moved."""
    for _time in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        lines = text.split("\n")
        row = chance.randrange(len(lines))
        damage = chance.randrange(5)
        if damage == 0:
            text = text[:at] + text[at + chance.randint(1, 9) :]
        elif damage == 1:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif damage == 2:
            text = "\n".join(lines[:row] + lines[row + 1 :])
        elif damage == 3:
            text = "\n".join([*lines[:row], lines[row], *lines[row:]])
        else:
            lines.insert(chance.randrange(len(lines)), lines.pop(row))
            text = "\n".join(lines)
    return text


@pytest.mark.slow
def test_a_thousand_damaged_files_give_an_instrument_or_faults(example: str, file: Write) -> None:
    chance = random.Random(20)
    sound = 0
    for _time in range(1000):
        path = file(mutated(example, chance))
        faults = instruments.check(path)
        if faults:
            assert_plain(faults)
        else:
            instrument = instruments.load(path)
            assert codec.instrument_from_text(codec.instrument_to_text(instrument)) == instrument
            sound += 1
    assert 20 < sound < 700
