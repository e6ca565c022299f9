"""What translators get: every sentence, by context; a catalogue that grows with the program; no faulty sentence."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import messages
import pytest
from babel.messages.catalog import Catalog

from made_language import longer
from source_sentences import SPOKEN, spoken

PACKAGE = Path(__file__).parents[1] / "src" / "facilitator_app"


def source(tmp_path: Path, program: str) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "one.py").write_text(program, "utf-8")
    return tmp_path / "source"


def test_each_kind_of_sentence_is_found_with_its_context(tmp_path: Path) -> None:
    program = (
        '_("Close " "now")\nn_("{n} page", "{n} pages", 2)\np_("respondent", "Close now")\nnp_("r", "a", "b", 1)\n'
    )
    found = {(m.context, m.id) for m in messages.extract(source(tmp_path, program)) if m.id}
    assert found == {
        (None, "Close now"),
        (None, ("{n} page", "{n} pages")),
        ("respondent", "Close now"),
        ("r", ("a", "b")),
    }


def test_a_catalogue_keeps_what_was_translated(tmp_path: Path) -> None:
    """The whole program is merged for the wheel, in ``test_wheel.py``."""
    program = source(tmp_path, '_("Close the round")\nn_("{n} page", "{n} pages", 2)\n')
    assert messages.merge(tmp_path, "cy", program) == ["cy: 0 of 2 sentences"]
    path = tmp_path / "cy" / "LC_MESSAGES" / "facilitator_app.po"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace('msgid "Close the round"\nmsgstr ""', 'msgid "Close the round"\nmsgstr "Cau"'), "utf-8"
    )
    (program / "two.py").write_text('_("Open a round")', "utf-8")
    assert messages.merge(tmp_path, source=program) == ["cy: 1 of 3 sentences"]
    assert gettext.translation("facilitator_app", str(tmp_path), ["cy"]).gettext("Close the round") == "Cau"


def test_a_translation_with_other_placeholders_is_named(tmp_path: Path) -> None:
    messages.merge(tmp_path, "cy", source(tmp_path, '_("On {day}", day=1)'))
    path = tmp_path / "cy" / "LC_MESSAGES" / "facilitator_app.po"
    wanted = 'msgid "On {day}"\nmsgstr ""'
    assert wanted in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(wanted, wanted[:-1] + 'Ar {dydd}"'), "utf-8")
    assert messages.compile_all(tmp_path) == ["cy: 'Ar {dydd}' has other placeholders than 'On {day}'"]


def test_the_language_of_the_tests_holds_every_sentence(made_languages: Path) -> None:
    made = gettext.translation("facilitator_app", str(made_languages), ["qps"])
    assert made.gettext("Close the round") == longer("Close the round")
    one, many = "{n} person is asked in all.", "{n} people are asked in all."
    assert [made.ngettext(one, many, n) for n in (1, 2)] == [longer(one), longer(many)]


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """All of the program."""
    return messages.extract()


Nodes = list[tuple[Path, list[ast.AST]]]


@pytest.fixture(scope="module")
def nodes() -> Nodes:
    """The calls and f-strings of each file of the program."""
    kinds = (ast.Call, ast.JoinedStr)
    return [
        (
            path.relative_to(PACKAGE),
            [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kinds)],
        )
        for path in PACKAGE.rglob("*.py")
    ]


def test_every_sentence_is_found_wherever_it_is_asked_for(catalogue: Catalog, nodes: Nodes) -> None:
    """The extractor may miss one within the arguments of another."""
    found = {message.id for message in catalogue if message.id}
    missed = []
    for path, inside in nodes:
        for node in inside:
            if isinstance(node, ast.Call) and spoken(node) and isinstance(node.func, ast.Name):
                places = {"_": (0,), "n_": (0, 1), "p_": (1,), "np_": (1, 2)}[node.func.id]
                words = tuple(ast.literal_eval(node.args[place]) for place in places)
                if (words if len(words) > 1 else words[0]) not in found:
                    missed.append((f"{path}:{node.lineno}", words))
    assert missed == []


def test_sentences_are_written_out_where_they_are_asked_for(nodes: Nodes) -> None:
    """The extractor reads the source: a sentence in a variable is in no catalogue."""
    hidden = [
        f"{path}:{node.lineno}"
        for path, inside in nodes
        for node in inside
        if isinstance(node, ast.Call) and spoken(node) and isinstance(node.func, ast.Name)
        for place in SPOKEN[node.func.id]
        if not isinstance(node.args[place], ast.Constant)
    ]
    assert hidden == []


def test_no_sentence_stands_inside_another_string(nodes: Nodes) -> None:
    """The extractor does not look into f-strings, and a sentence glued together cannot be said in another order."""
    inside = [
        f"{path}:{node.lineno}"
        for path, found in nodes
        for node in found
        if isinstance(node, ast.JoinedStr) and any(map(spoken, ast.walk(node)))
    ]
    assert inside == []


def compared_sentences(program: str) -> Iterator[int]:
    """Lines where a sentence is compared, or a name that holds one in the same function."""
    tree = ast.parse(program)
    for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))):
        inside = list(ast.walk(scope))
        assigned = [n for n in inside if isinstance(n, ast.Assign) and spoken(n.value) and scope is not tree]
        named = {target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)}
        for node in inside:
            if not isinstance(node, ast.Compare) or "self.text()" in ast.unparse(node):  # a label that says it already
                continue
            sides = [node.left, *node.comparators]
            if any(spoken(side) or (isinstance(side, ast.Name) and side.id in named) for side in sides):
                yield node.lineno


@pytest.mark.slow
def test_nothing_is_decided_by_what_a_sentence_says() -> None:
    """In another language it says something else: what is compared is a key, never words for a person."""
    program = (
        "def f(a):\n  words = _('Yes')\n  return a == words\ndef g(words):\n  return words == 'x' or words == _('No')\n"
    )
    assert set(compared_sentences(program)) == {3, 5}
    compared = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in PACKAGE.rglob("*.py")
        for line in compared_sentences(path.read_text("utf-8"))
    ]
    assert compared == []


def test_each_secret_has_one_name(catalogue: Catalog) -> None:
    """The file has words, the laptop is given back with a PIN: no page says passphrase, password or code word.

    The command line does, as its options do; so does what is said of a locked file of another program; and Settings finds
    the words of the file by the names people look for.
    """
    pages = [
        text
        for message in catalogue
        if not all(Path(file).name == "cli.py" for file, _line in message.locations)
        for text in ([message.id] if isinstance(message.id, str) else message.id)
    ]
    help_ = (PACKAGE.parents[1] / "resources" / "help" / "en.toml").read_text("utf-8").splitlines()
    assert len(pages) > 1000
    other = [
        text for text in (*pages, *help_) if re.search("pass-?phrase|(?<! a )password|passcode|code word", text, re.I)
    ]
    assert other == ["change the words passphrase password recovery sheet code", "[screens.passphrase]"]
