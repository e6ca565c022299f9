from __future__ import annotations

from itertools import combinations, pairwise
from math import atan, degrees

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from PySide6.QtGui import QColor, QFontInfo, QPalette, QTextLayout
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.icons import icon_names
from facilitator_app.ui.theme import (
    FACILITATOR_STEPS,
    RESPONDENT_STEPS,
    Look,
    Role,
    Theme,
    apply,
    load_themes,
    look_of,
    theme_roles,
)
from facilitator_app.ui.widgets import Column, text_label
from ui.checks import ratio

THEMES = list(load_themes().values())
every_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)

TEXT_PAIRS = [
    *((role, ground) for role in ("ink", "muted", "accent") for ground in ("window", "surface")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_selected", "selected"),
    *((role, ground) for role in ("error", "success", "warning") for ground in ("surface", f"{role}_bg")),
]


def contrast(theme: Theme, one: str, other: str) -> float:
    return ratio(QColor(getattr(theme, one)), QColor(getattr(theme, other)))


def test_five_themes_in_the_order_people_choose_from():
    assert list(load_themes()) == ["light", "cream", "dark", "black", "white"]
    assert load_themes()["light"].accent == "#0A4B78"
    assert load_themes()["dark"].window == "#0F171E"


@every_theme
def test_every_role_is_a_colour(theme):
    for role in theme_roles():
        assert QColor(getattr(theme, role)).isValid(), role


@every_theme
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_reads_at_seven_to_one(theme, text, ground):
    assert contrast(theme, text, ground) >= 7


@every_theme
def test_parts_of_controls_stand_out_at_three_to_one(theme):
    assert contrast(theme, "border", "window") >= 3
    assert contrast(theme, "border", "surface") >= 3
    assert contrast(theme, "disabled", "surface") >= 3


@every_theme
@pytest.mark.parametrize("ground", ["surface", "accent", "selected", "window"])
def test_one_of_the_two_rings_is_seen_on_any_ground(theme, ground):
    assert max(contrast(theme, ring, ground) for ring in ("focus_outer", "focus_inner")) >= 3


def test_the_measured_ratios_of_the_light_theme():
    light = load_themes()["light"]
    assert contrast(light, "ink", "window") == pytest.approx(15.1, abs=0.1)
    assert contrast(light, "border", "surface") == pytest.approx(5.6, abs=0.1)


# --- charts

COLOURED = [theme for theme in THEMES if theme.name in ("light", "cream", "dark")]
coloured = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
SIGHTS = [None, "deuteranomaly", "protanomaly", "tritanomaly"]


def rgb(colour: str) -> np.ndarray:
    one = QColor(colour)
    return np.array([one.redF(), one.greenF(), one.blueF()])


def least_distance(colours: tuple[str, ...], sight: str | None) -> float:
    seen = [rgb(colour) for colour in colours]
    if sight is not None:
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        seen = [np.clip(cspace_convert(colour, space, "sRGB1"), 0, 1) for colour in seen]
    return min(float(deltaE(a, b, input_space="sRGB1")) for a, b in combinations(seen, 2))


def lightness(colour: str) -> float:
    return float(cspace_convert(rgb(colour), "sRGB1", "CIELab")[0])


@coloured
@pytest.mark.parametrize("palette", ["likert_5", "likert_4"])
def test_likert_neighbours_differ(theme, palette):
    colours = getattr(theme.charts, palette)
    assert all(ratio(QColor(a), QColor(b)) >= 3 for a, b in pairwise(colours))


@coloured
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", ["likert_5", "likert_4", "steps_5", "steps_4", "groups", "in_place"])
def test_palettes_stay_apart_for_all_eyes(theme, palette, sight):
    assert least_distance(getattr(theme.charts, palette), sight) >= 10


@coloured
@pytest.mark.parametrize("palette", ["likert_5", "likert_4", "steps_5", "steps_4", "in_place"])
def test_palettes_stay_apart_in_grey(theme, palette):
    greys = sorted(lightness(colour) for colour in getattr(theme.charts, palette))
    assert all(high - low >= 13.9 for low, high in pairwise(greys))


@every_theme
@pytest.mark.parametrize("palette", ["likert_5", "likert_4", "steps_5", "steps_4"])
def test_digits_read_inside_every_segment(theme, palette):
    for colour in getattr(theme.charts, palette):
        best = max(ratio(QColor(colour), QColor(ink)) for ink in ("#FFFFFF", "#14212B"))
        assert best >= 4.5


@every_theme
def test_edges_of_marks_are_seen_on_the_page(theme):
    assert ratio(QColor(theme.charts.edge), QColor(theme.surface)) >= 3


# --- sizes


@pytest.mark.parametrize("scale", FACILITATOR_STEPS)
def test_facilitator_sizes(scale):
    look = Look(THEMES[0], scale)
    assert [look.pt(role) for role in ("small", "body", "lead", "h2", "h1")] == [
        size * scale for size in (10, 12, 13, 14, 18)
    ]
    assert all(look.px(role) >= look.pt(role) * 96 / 72 for role in Role)


def test_respondent_headings_grow_more_slowly_than_the_text():
    factors = [Look(THEMES[0], s, True).pt("h1") / Look(THEMES[0], s, True).pt("body") for s in RESPONDENT_STEPS]
    assert factors[0] == pytest.approx(1.35)
    assert factors[-1] == pytest.approx(1.1)
    assert factors == sorted(factors, reverse=True)
    assert Look(THEMES[0], 1.0, True).pt("body") == 18


def test_space_grows_up_to_one_and_a_half():
    assert [Look(THEMES[0], scale).unit(16) for scale in (1.0, 1.5, 2.0)] == [16, 24, 24]
    assert Look(THEMES[0], 2.0).grow(20) == 40


@pytest.mark.parametrize("mm_per_unit", [0.227, 0.253, 0.230, 0.202, 0.190, 0.180])
def test_biggest_text_reaches_the_angle_at_60_cm(mm_per_unit):
    cap_height_mm = Look(THEMES[0], 2.5, True).px("body") * 0.714 * mm_per_unit
    assert degrees(atan(cap_height_mm / 600)) >= 0.7


# --- looks on widgets


def test_a_container_with_its_own_look_keeps_it(qtbot, looks):
    outer, inner = Column(), Column()
    outer.add(inner)
    label = text_label("words")
    inner.add(label)
    qtbot.addWidget(outer)
    apply(inner, looks("black", 2.5, respondent=True))
    apply(outer, looks("cream", 1.25))
    assert look_of(outer).theme.name == "cream"
    assert look_of(label).theme.name == "black"
    assert label.font().pixelSize() == look_of(label).px("body") == 60


@pytest.mark.slow
def test_looks_change_live(show, looks):
    label = text_label("words", "h1")
    page = show(Column(label), look=looks())
    assert label.font().pixelSize() == 24
    apply(page, looks("dark", 2.0))
    assert label.font().pixelSize() == 48
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == "#F2F5F7"


def test_active_and_inactive_palettes_are_alike():
    for theme in THEMES:
        palette = Look(theme).palette()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight):
            active = palette.color(QPalette.ColorGroup.Active, role)
            assert active == palette.color(QPalette.ColorGroup.Inactive, role)


def test_the_bundled_font_is_used(show, looks):
    label = text_label("words", "body_bold")
    page = show(Column(label), look=looks())
    assert page.isVisible()
    info = QFontInfo(label.font())
    assert (info.family(), info.bold()) == ("Noto Sans", True)


@pytest.mark.parametrize(
    "text",
    ["عربي", "עברית", "हम सब", "我们", "우리는", "พวกเรา", "አብረን", "மேம்", "👍🏽", "👨\u200d👩\u200d👧", "✔ → ★", "ị̀ m̧"],
)
def test_every_script_has_its_letters_whatever_the_system_has(qapp, text):
    layout = QTextLayout(text, qapp.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert runs
    assert all(number for run in runs for number in run.glyphIndexes())


def test_a_widget_that_comes_later_takes_the_look(show, looks, settle):
    page = show(Column(), look=looks("light", 2.0))
    label = text_label("late")
    page.add(label)
    settle()
    assert label.font().pixelSize() == 32


def test_icons_are_line_drawings_of_our_own():
    assert {"home", "check", "warning", "lock"} <= set(icon_names())


@pytest.mark.usefixtures("qapp")
def test_a_widget_without_a_page_looks_usual():
    assert look_of(QWidget()).theme.name == "light"
