"""Words of every script stand right on paper: drawn in a font that has them, joined, in their order, and read back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
import pytest

from facilitator_app.charts import script_fonts, svg
from facilitator_app.charts.figures import FigureKind, saved
from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.lettering import drawing, write
from facilitator_app.charts.script_fonts import FALLBACKS
from facilitator_app.charts.scripts import missing
from facilitator_app.domain.steps import finish
from facilitator_app.packs import missing_glyphs, render_pack
from facilitator_app.packs.picture_page import picture_page
from facilitator_app.packs.recovery_sheet import steps_card
from facilitator_app.packs.sheet import LEFT, WIDTH
from facilitator_app.paths import bundled
from packs import samples
from packs.paper import Paper, read
from packs.test_hostile_words import with_comments, words_of

TEXTS = {
    "Yoruba": "Ọmọ́tádé ní ẹ̀kọ́ tó dára; ọ̀rẹ́, ẹ́, ọ́", "Lithuanian": "ė́ ū̃ ir̃", "Marshallese": "m̧ n̄", "Igbo": "ị̀ ụ́",
    "Navajo": "ǫ́ą́ g̃ G̃", "Arabic": "هذا المكان آمن للجميع", "Urdu": "ہم سب مل کر کام کرتے ہیں", "Persian": "می‌خواهم بروم",
    "Hebrew": "שלום לכולם", "pointed": "שָׁלוֹם עֲלֵיכֶם", "Hindi": "हम सब मिलकर क्षत्रिय काम करते हैं", "Punjabi": "ਅਸੀਂ",
    "Bengali": "আমরা একসাথে কোথায়", "Tamil": "நாங்கள் ஒன்றாக கொண்டு", "Telugu": "మేము కలిసి", "Sinhala": "අපි එකට", "Khmer": "យើងធ្វើការ",
    "Myanmar": "မြန်မာဘာသာ", "Thai": "พวกเราทำงานในน้ำ", "Chinese": "我们一起工作得很好", "Japanese": "私たちは一緒に", "Korean": "우리는 함께",
    "Amharic": "አብረን", "Georgian": "ჩვენ", "Armenian": "Մենք", "signs": "heart ❤ ✔ ★ → ½ € £ ™ ° ² ³",
    "pictures": "good 👍🏽 family 👨‍👩‍👧 flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧",
}  # fmt: skip


# Main languages of people in England and Wales, by the census of 2021 the commonest forty or so, and Welsh.
SPOKEN = {
    "Polish": "Czujemy się wysłuchani; żółć, źdźbło", "Romanian": "Ne înțelegem bine și știm ce facem",
    "Panjabi": "ਅਸੀਂ ਇਕੱਠੇ ਕੰਮ ਕਰਦੇ ਹਾਂ", "Urdu": "ہم ایک دوسرے پر بھروسہ کرتے ہیں", "Portuguese": "Não há decisões às escondidas",
    "Spanish": "¿Quién decide? Mañana también", "Arabic": "نعمل معاً من أجل الجميع", "Bengali": "আমরা একসঙ্গে কাজ করি",
    "Gujarati": "અમે સાથે મળીને કામ કરીએ છીએ", "Italian": "È così che lavoriamo, perché sì", "Tamil": "நாங்கள் ஒன்றாக வேலை செய்கிறோம்",
    "French": "Nous œuvrons ensemble où il faut, ça va", "Lithuanian": "Mes ąžuolų šilėnai kartu dirbame įdomiai",
    "Cantonese": "我哋一齊做嘢", "Mandarin": "我们彼此信任", "Turkish": "Birlikte çalışıyoruz; ığdır, İğne, şöför",
    "Bulgarian": "Работим заедно, ъгъл и щастие", "Somali": "Waan wada shaqaynaa", "Persian": "ما با هم کار می‌کنیم",
    "Hungarian": "Együtt működünk, tűrő ütvefúró", "Greek": "Δουλεύουμε μαζί· ποιός αποφασίζει;",
    "Russian": "Мы доверяем друг другу, ёлка", "Albanian": "Punojmë së bashku çdo ditë", "Nepali": "हामी सँगै काम गर्छौं",
    "Kurdish": "Em bi hev re dixebitin, şêx û çay", "Sorani": "ئێمە پێکەوە کار دەکەین", "German": "Wir hören zu – größer, übermäßig",
    "Hindi": "हम मिलकर निर्णय लेते हैं", "Malayalam": "ഞങ്ങൾ ഒരുമിച്ച് പ്രവർത്തിക്കുന്നു", "Slovak": "Pracujeme spolu, ľahší ťažký ôsmy ĺ",
    "Latvian": "Mēs strādājam kopā ģimenē, ķīļņš", "Tagalog": "Nagtutulungan kami sa lahat ng ñ", "Yoruba": "A ń ṣiṣẹ́ pọ̀ dáadáa",
    "Ukrainian": "Ми працюємо разом, їжак, ґанок, є", "Thai": "เราทำงานร่วมกันได้ดี", "Welsh": "Rydym yn gweithio gyda'n gilydd, tŷ ŵy",
    "Telugu": "మనం కలిసి పని చేస్తాము", "Vietnamese": "Chúng tôi làm việc cùng nhau, được không ạ", "Pashto": "موږ په ګډه کار کوو",
    "Hebrew": "אנחנו עובדים יחד", "Japanese": "私たちは信頼しています", "Korean": "우리는 서로 믿습니다", "Amharic": "አብረን እንሠራለን", "Tigrinya": "ብሓባር ንሰርሕ",
    "Sinhala": "අපි එකට වැඩ කරමු", "Swahili": "Tunafanya kazi pamoja",
}  # fmt: skip


def card(*texts: str) -> bytes:
    return steps_card("A card", texts)


def read_back(pdf: bytes) -> str:
    return unicodedata.normalize("NFC", words_of(pdf))


def paragraph(whole: Paper, text: str) -> tuple[float, float]:
    """Where the words of a paragraph begin and end across the page."""
    (one,) = [leaf for leaf in whole.leaves() if leaf.words == text]
    words = [piece for piece in one.pieces if piece.text.strip()]
    return min(piece.left for piece in words), max(piece.right for piece in words)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_comes_back_as_it_was_typed(text: str) -> None:
    pdf = card(text)
    assert "".join(unicodedata.normalize("NFC", text).split()) in read_back(pdf)
    assert unicodedata.normalize("NFC", text) in {leaf.words for leaf in read(pdf).leaves()}


def squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("text", SPOKEN.values(), ids=SPOKEN)
def test_every_language_that_is_spoken_here_is_printed_and_read_back_wherever_it_stands(text: str) -> None:
    """In a title, in words, in a chart, in the facts of the file; nothing of it is a placeholder."""
    assert missing(text) == set()
    pdf = steps_card(text, [text])
    assert read_back(pdf).count(squeeze(text)) == 2
    assert {leaf.words for leaf in read(pdf).leaves() if leaf.tag == "H1"} == {unicodedata.normalize("NFC", text)}
    with pikepdf.open(BytesIO(pdf)) as file:
        assert unicodedata.normalize("NFC", str(file.docinfo.Title)) == unicodedata.normalize("NFC", text)
    chart = drawing(500, 30)
    write(chart, 5, 10, text, PAPER)
    assert squeeze(text) in read_back(picture_page(chart, text, text))
    assert escape(unicodedata.normalize("NFC", text)) in unicodedata.normalize("NFC", svg(chart))


@pytest.mark.slow
def test_every_language_has_its_letters_on_a_large_figure() -> None:
    """matplotlib warns of a letter that no font has, and a warning is a fault here."""
    texts = [*SPOKEN.values(), *TEXTS.values()]
    sections = samples.results().sections
    for start in range(0, len(texts), len(sections)):
        named = tuple(replace(one, title=text) for one, text in zip(sections, texts[start:]))
        found = replace(samples.results(group_names=texts[start : start + 4]), sections=named)
        assert saved(found, FigureKind.THEMES, "png", texts[start])


def test_nothing_that_is_drawn_is_an_empty_box() -> None:
    with pikepdf.open(BytesIO(card(*TEXTS.values()))) as file:
        fonts = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/CIDToGIDMap" in one]
        drawn = {str(font.BaseFont).partition("+")[2]: font.CIDToGIDMap.read_bytes() for font in fonts}
    assert len(drawn) >= 20
    for name, places in drawn.items():
        numbers = [int.from_bytes(places[n : n + 2], "big") for n in range(2, len(places), 2)]
        assert numbers, name
        assert 0 not in numbers, name


@pytest.mark.slow
def test_a_comment_that_runs_to_the_left_begins_at_the_right_and_a_name_stays_beside_its_mark() -> None:
    hebrew, mixed, long = TEXTS["Hebrew"], f"Hebrew: {TEXTS['Hebrew']}", " ".join([TEXTS["Arabic"]] * 9)
    whole = read(finish(render_pack(with_comments(samples.usual(), (hebrew, mixed, long)), samples.facts())))
    for text in (hebrew, long):
        assert paragraph(whole, text)[1] == pytest.approx(LEFT + WIDTH, abs=16)
    assert paragraph(whole, hebrew)[0] > LEFT + WIDTH / 2
    assert paragraph(whole, mixed)[1] < LEFT + WIDTH / 2
    label = read(card(hebrew))
    assert paragraph(label, hebrew)[1] < LEFT + WIDTH / 2


def test_letters_of_many_lines_stay_in_the_column() -> None:
    texts = [f"{text} " * 12 for text in TEXTS.values()] + ["พวกเราทำงานร่วมกัน" * 20, "我们一起工作" * 40, "ą́" * 300]
    whole = read(card(*texts))
    words = [piece for piece in whole.pieces if piece.text.strip()]
    assert whole.pages > 2
    assert all(piece.left >= LEFT - 1 and piece.right <= LEFT + WIDTH + 1 for piece in words)


def test_a_picture_that_no_font_has_is_named() -> None:
    california = "\U0001f3f4" + "".join(chr(0xE0000 + ord(c)) for c in "usca") + "\U000e007f"
    pdf = card(f"We like {california} much")
    assert "Welike[flagUSCA]much" in read_back(pdf)
    assert f"We like {california} much" in {leaf.words for leaf in read(pdf).leaves()}


def test_fonts_are_opened_only_when_a_text_needs_them() -> None:
    script_fonts.face.cache_clear()
    card("Plain words, naïve café, Łukasz Żółć, Ελένη")
    assert script_fonts.face.cache_info().currsize == 0
    card(TEXTS["Hebrew"])
    assert 0 < script_fonts.face.cache_info().currsize < 6


def test_every_font_ships_with_its_licence() -> None:
    folder = bundled("resources", "fonts", "scripts")
    assert {path.stem for path in folder.glob("*.ttf")} == set(FALLBACKS)
    ofl, notices = (folder / "OFL.txt").read_text("utf-8"), bundled("NOTICES.md").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in ofl
    assert "Reserved Font Name Nanum" in ofl
    assert "Apache License" in (folder / "APACHE-2.0.txt").read_text("utf-8")
    named = re.findall(r"`(resources/fonts/scripts/[^`]+)`", notices)
    assert {name.rpartition("/")[2] for name in named} == {path.name for path in folder.glob("*.txt")}


@pytest.mark.slow
def test_a_pack_of_many_scripts_lacks_nothing() -> None:
    groups = ("קבוצה", "مجموعة", "समूह", "ቡድን")
    results = samples.results(name="شراكة 👍🏽", round_name="ગુજરાતી", group_names=groups)
    named = tuple(replace(section, title=title) for section, title in zip(results.sections, TEXTS.values()))
    results = with_comments(replace(results, sections=(*named, *results.sections[len(named) :])), tuple(TEXTS.values()))
    assert missing_glyphs(results) == ()
    whole = read(pdf := finish(render_pack(results, samples.facts(facilitator="Զարուհի"))))
    text = read_back(pdf)
    assert "\ufffd" not in text
    shown = {name for block in results.blocks for name in block.group_names}
    for name in (results.round_name, "شراكة", *shown, *TEXTS.values()):
        assert "".join(unicodedata.normalize("NFC", name).split()) in text, name
    assert any("Զարուհի" in leaf.words for leaf in whole.leaves())
