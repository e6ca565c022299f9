"""Whatever people type stands on paper as they typed it: no markup, no picture, no link, no file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.steps import finish
from facilitator_app.packs import missing_glyphs, render_pack
from packs.samples import facts, usual

HOSTILE = (
    '<img src="file:///etc/passwd"/>', '<img src="local.png"/>', "<img src=x onerror=alert(1)>", '<a href="javascript:alert(1)">x</a>',
    '<a href="http://example.org">y</a>', '<link href="file:///x"/>', '<font color="[[[getattr(pow,\'x\')]]]">z</font>',
    '<onDraw name="boom" label="x"/>', "<para>", "</para>", "<para align=center>mid</para>", "<b>bold", "</b>", "<b><i></b></i>",
    "a<b", "a>b & c", "&amp; &lt; &#65;", "&#x110000;", "&nosuch;", "<br>", "<br/>", "<![CDATA[x]]>", "<!DOCTYPE x>", "<!-- x -->",
    "<?xml version='1.0'?>", "<sub>1</sub>", "<sup>2</sup>", "<u>u</u>", "<strike>s</strike>", "<seq id=1/>", "<bullet>x</bullet>",
    "<index item='x'/>", "<pageNumber/>", "<unichar name='bull'/>", "<greek>a</greek>", "<span backColor=red>x</span>",
    "<table><tr><td>x", "${x} {y} %(z)s %s %d", "{{7*7}}", "$(rm -rf /)", "`ls`", "'; DROP TABLE ballots; --", "=1+1", "@SUM(1)",
    "\\x00 \\u202e", "\\", "/", "(unbalanced", ")", "[", "]]>", "<<", ">>", "BT /F1 12 Tf ET", "endstream endobj", "%PDF-1.4",
    "<script>alert(1)</script>", "<svg onload=x>", "<" * 200, "&" * 200, "<a>" * 60, "x < y > z",
)  # fmt: skip
NAMES = ("Siân Ŵyn Ŷstrad", "Łukasz Żółć", "Nguyễn Thị Hồng", "Анна Ковальчук", "Ελένη Παππά", "Zoe\u0308 Mu\u0308ller")


def words_of(pdf: bytes) -> str:
    """All letters of the pack without any space: lines may break anywhere."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.replace("\ufffe", "").split())


def with_comments(results: RoundResults, texts: tuple[str, ...]) -> RoundResults:
    comments = replace(results.sections[0].comments, texts=texts, written=len(texts), held_back=0, withheld="")
    return replace(results, sections=(replace(results.sections[0], comments=comments), *results.sections[1:]))


@pytest.mark.slow
def test_at_least_sixty_hostile_comments_come_out_as_they_were_typed() -> None:
    assert len(HOSTILE) >= 60
    pdf = finish(render_pack(with_comments(usual(), HOSTILE), facts()))
    text = words_of(pdf)
    for hostile in HOSTILE:
        assert "".join(hostile.split()) in text, hostile
    nothing_but_ours(pdf)


def nothing_but_ours(pdf: bytes) -> None:
    """No picture, no link, no attached file, no script in the document."""
    from io import BytesIO

    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/EmbeddedFiles" not in str(document.Root.get("/Names", ""))
        assert "/OpenAction" not in document.Root
        for page in document.pages:
            assert not page.get_images()
            for annotation in page.get("/Annots", []):
                assert "/URI" not in annotation.get("/A", {})


@pytest.mark.slow
@pytest.mark.parametrize("hostile", HOSTILE[::7])
def test_hostile_names_come_out_as_they_were_typed(hostile: str) -> None:
    pdf = finish(
        render_pack(replace(usual(), partnership_name=hostile, round_name=hostile), facts(facilitator=hostile))
    )
    assert "".join(hostile.split())[:60] in words_of(pdf)
    nothing_but_ours(pdf)


@pytest.mark.slow
def test_a_word_of_two_hundred_thousand_letters_is_printed() -> None:
    pdf = finish(render_pack(with_comments(usual(), ("a" * 200_000, "b", "c")), facts()))
    assert words_of(pdf).count("a" * 50) > 0


@pytest.mark.slow
def test_names_of_many_languages_have_their_letters() -> None:
    results = with_comments(replace(usual(), partnership_name=NAMES[0]), NAMES)
    assert missing_glyphs(results) == ()
    text = words_of(finish(render_pack(results, facts())))
    assert "\ufffd" not in text
    for name in NAMES[:5]:
        assert "".join(name.split()) in text


@pytest.mark.slow
def test_letters_that_no_font_has_are_told_before_printing() -> None:
    results = with_comments(usual(), ("\U00020021 here", "\U0001fae8", "c"))
    assert missing_glyphs(results) == ("\U00020021",)
    assert "\ufffdhere" in words_of(finish(render_pack(results, facts())))


def test_a_fault_of_the_page_library_never_tells_the_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = "ZEBRA-7731"

    def fails(text: str, *_rest: object) -> None:
        raise ValueError(text)

    monkeypatch.setattr("facilitator_app.packs.paragraph.laid", fails)
    with pytest.raises(AppError) as told:
        finish(render_pack(with_comments(usual(), (secret,) * 3), facts()))
    error: BaseException | None = told.value
    while error is not None:
        assert secret not in str(error)
        error = error.__context__
    assert not list(tmp_path.iterdir())
