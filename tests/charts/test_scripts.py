"""Words of every script: which way they run, how their letters join, where a line may end."""

from __future__ import annotations

import pytest

from facilitator_app.charts.direction import levels, order, runs_left
from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.lettering import letters_width, unbroken, wrapped
from facilitator_app.charts.script_fonts import face, shaped
from facilitator_app.charts.scripts import PLACEHOLDER, clean, clusters, missing, pieces, printable

SIZE = 12.0

# Each with the order in which it stands; made with the Rust crate unicode-bidi and read through by hand.
LINES = (
    ("abc אבג def", False, "abc גבא def"), ("אבג abc דה", True, "הד abc גבא"), ("אבג 123 דה", True, "הד 123 גבא"),
    ("abc אבג 12 דה x", False, "abc הד 12 גבא x"), ("אבג (abc) דה", True, "הד )abc( גבא"), ("a (אב) b", False, "a (בא) b"),
    ("ابج ١٢٣ 45", True, "45 ١٢٣ جبا"), ("אב 10%, 5-3", True, "5-3 ,10% בא"), ("אבג!", True, "!גבא"), ("אבג!", False, "גבא!"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rtl", "seen"), LINES)
def test_letters_stand_in_the_order_of_their_direction(text: str, rtl: bool, seen: str) -> None:
    assert "".join(text[place] for place in order(levels(text, rtl))) == seen


def test_a_paragraph_runs_as_it_begins_unless_most_of_it_runs_the_other_way() -> None:
    assert runs_left("שלום לכולם")
    assert runs_left("1. שלום ok")
    assert not runs_left("Hebrew: שלום לכולם")
    assert not runs_left("שרה (the person who ran the round)")
    assert not runs_left("123")


def test_arabic_letters_join() -> None:
    arabic = face("NotoSansArabic-Regular")
    text = "هذا المكان"
    alone = [arabic.font.get_nominal_glyph(ord(letter)) for letter in text]
    joined = [glyph.number for glyph in reversed(shaped(text, arabic.name, True))]
    assert len(joined) == len(alone)
    assert sum(one != other for one, other in zip(alone, joined)) > 4
    assert 0 not in joined


@pytest.mark.parametrize("text", ["ị̀", "m̧", "ė́", "n̄"])
@pytest.mark.parametrize("font", [PAPER.regular, PAPER.bold])
def test_an_accent_takes_its_place_and_no_room(text: str, font: str) -> None:
    letter, *accents = shaped(text, font, False)
    assert letter.letters == text
    assert all(glyph.advance == 0 and glyph.right != 0 for glyph in accents)
    assert letters_width(text, font, SIZE) == pytest.approx(letters_width(text[0], font, SIZE), abs=0.01)


def test_what_nobody_sees_is_taken_out_and_what_joins_stays() -> None:
    assert clean("a\u202eb\u200bc\u00ad\ufe0f\x07d\r\ne\tf") == "abcd\ne f"
    assert clean("a\u200db c\u200c") == "ab c"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("👩\u200d🚀 a\u200d👍") == "👩\u200d🚀 a👍"
    assert clean("a\U000e0067\U000e007f") == "a"
    assert clean("Zoe\u0308") == "Zoë"


def test_a_picture_is_one_piece_and_its_colour_is_left_out_where_no_font_has_it() -> None:
    for picture in ("👍🏽", "👨‍👩‍👧", "🇬🇧", "1\u20e3"):
        assert clusters(f"a{picture}b") == ["a", picture, "b"]
        assert printable(picture) == picture
    assert printable("🦩\U0001f3fd") == "🦩"
    assert printable("👩\u200d🦩") == "[woman, flamingo]"


def test_a_sign_without_a_form_is_named_and_a_letter_is_told() -> None:
    assert printable("a \U0001f90b b") == "a [downward facing notched hook with dot] b"
    assert missing("a \U0001f90b b") == set()
    assert printable("𒀀") == PLACEHOLDER
    assert missing("x 𒀀") == {"𒀀"}


def parted(text: str) -> list[str]:
    return [text[start:end] for start, end in pieces(text)]


def test_a_line_may_end_between_signs_but_not_before_a_full_stop() -> None:
    assert parted("我们很好。(好)") == ["我", "们", "很", "好。", "(好)"]
    assert parted("one two-three") == ["one", "two-three"]
    assert parted("พวกเราทุกคน") == ["พวก", "เรา", "ทุกคน"]
    assert parted("मिलकर काम") == ["मिलकर", "काम"]


@pytest.mark.parametrize(
    "text", ["พวกเราทำงานร่วมกันได้ดีมาก" * 4, "我们一起工作得很好" * 9, "ọ̀" * 90, "क्षत्रिय" * 30, "a" * 300, "👨‍👩‍👧" * 50]
)
def test_lines_fit_and_lose_nothing(text: str) -> None:
    lines = wrapped(text, PAPER.regular, SIZE, 120)
    assert len(lines) > 1
    assert "".join(lines) == text
    assert all(letters_width(line, PAPER.regular, SIZE) <= 120.01 for line in lines)
    assert [cluster for line in lines for cluster in clusters(line)] == clusters(text)


def test_a_text_without_spaces_need_not_be_broken_where_a_line_may_end() -> None:
    assert unbroken("我们一起工作得很好", PAPER.regular, SIZE, 30)
    assert not unbroken("Zusammenarbeit", PAPER.regular, SIZE, 30)


def test_a_word_of_many_letters_is_cut_in_one_pass() -> None:
    assert "".join(wrapped("ą́" * 5000, PAPER.regular, SIZE, 400)) == "ą́" * 5000
