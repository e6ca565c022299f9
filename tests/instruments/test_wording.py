"""What a machine can tell about the words of a questionnaire: each kind of fault is found, and the bundled files have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app import instruments, paths
from facilitator_app.instruments.wording import advice, grade
from facilitator_app.services.library import Library

BUNDLED = sorted(paths.bundled("instruments").glob("*.toml"))
SOUND = (paths.bundled("instruments") / "58-involvement-check.toml").read_text("utf-8")
LEVELS = (paths.bundled("instruments") / "55-collaboration-rubric.toml").read_text("utf-8")
PERSON = (paths.bundled("instruments") / "40-member-behaviours.toml").read_text("utf-8")


@pytest.mark.parametrize("path", BUNDLED, ids=[path.stem for path in BUNDLED])
def test_the_bundled_questionnaires_have_none(path: Path) -> None:
    assert advice(instruments.load(path)) == ()


def codes(folder: Path, whole: str, old: str, new: str) -> set[str]:
    assert old in whole
    path = folder / "mine.toml"
    path.write_text(whole.replace(old, new, 1), "utf-8")
    return {one.code for one in advice(instruments.load(path))}


EASY_AGENDA = 'easy.en = "People with lived experience help choose what we talk about."'


@pytest.mark.parametrize(
    ("whole", "old", "new", "code"),
    [
        (SOUND, EASY_AGENDA, 'easy.en = "We help choose what to talk about."', "who"),
        (SOUND, 'easy.en = "People get help to get ready for meetings."', 'easy.en = "I get help to get ready."', "who"),
        (SOUND, 'text.en = "Our papers are in plain words."', 'text.en = "Our papers are short and are in plain words."', "two_ideas"),
        (SOUND, 'text.en = "Our papers are in plain words."', 'text.en = "Our papers are never in hard words."', "negative"),
        (SOUND, 'text.en = "Our papers are in plain words."', 'text.en = "Our papers suit all stakeholders."', "hard"),
        (SOUND, 'easy.en = "Our papers are easy to read."', 'easy.en = "Our papers cause many rows."', "hard"),
        (
            SOUND,
            'text.en = "Our papers are in plain words."',
            'text.en = "Our papers are in words that each of us can read at home in the evening before we meet."',
            "long",
        ),
        (SOUND, ', easy_description.en = "We tell them what happens."', "", "easy_missing"),
        (PERSON, 'easy.en = "{member} brings energy to what we do."', 'easy.en = "Everyone brings energy to what we do."', "places"),
        (PERSON, 'self.en = "I bring energy to our work."', 'self.en = "They bring energy to our work."', "oneself"),
        (PERSON, 'self.en = "I bring energy to our work."\n', "", "oneself"),
    ],
)  # fmt: skip
def test_each_kind_is_found(tmp_path: Path, whole: str, old: str, new: str, code: str) -> None:
    assert codes(tmp_path, whole, old, new) == {code}


def test_levels_without_easy_words_are_found(tmp_path: Path) -> None:
    start = LEVELS.index("easy_levels = [")
    end = LEVELS.index("]\n", start) + 2
    assert codes(tmp_path, LEVELS, LEVELS[start:end], "") == {"easy_missing"}


def test_reading_age_is_of_all_statements_together(tmp_path: Path) -> None:
    hard = "Organisational accountability arrangements demonstrate considerable administrative proportionality."
    whole = SOUND
    for line in [line for line in SOUND.splitlines() if line.startswith("text.en")][:12]:
        whole = whole.replace(line, f'text.en = "{hard}"', 1)
    path = tmp_path / "mine.toml"
    path.write_text(whole, "utf-8")
    assert "reading" in {one.code for one in advice(instruments.load(path))}


def test_the_grade_is_the_known_formula() -> None:
    import textstat

    for path in BUNDLED:
        sentences = [item.text.text(easy=True) for item in instruments.load(path).items if "{" not in item.text.text()]
        if len(sentences) > 5:
            assert abs(grade(sentences) - textstat.flesch_kincaid_grade(" ".join(sentences))) < 0.8, path.stem


def test_the_command_line_says_what_to_look_at_again(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SOUND.replace(EASY_AGENDA, 'easy.en = "We help choose what to talk about."'), "utf-8")
    (found,) = Library(()).advice_on(path)
    assert "not about the same people" in found
    assert "power-agenda" in found
