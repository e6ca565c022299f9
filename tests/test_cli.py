"""The command line as a person uses it: status 0, or 2 with one plain line on standard error; never a traceback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from builders import a_partnership, a_round
from facilitator_app import paths
from facilitator_app.store import Cost, create, open_store
from facilitator_app.store.migrations import MIGRATIONS
from forked_command import asked
from made_once import made_once

ROOT = Path(__file__).parents[1]
WORDS = "words for the command line"
CANNOT_WRITE = Path("/proc/no-such-place")
"""A place where nobody can write, not even root, who runs the tests on some machines."""


def run(
    *arguments: object, words: str | None = WORDS, before: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """``facilitator-app ARGUMENTS`` without a display; ``before``: shell commands in a private mount space."""
    command = [sys.executable, "-m", "facilitator_app", *map(str, arguments)]
    if before:
        command = ["unshare", "-rm", "sh", "-c", f'{before} && exec "$@"', "sh", *command]
    env = environment(words, **variables)
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding=env.get("PYTHONIOENCODING"),
        check=False,
        env=env,
        stdin=subprocess.DEVNULL,
    )


def environment(words: str | None, **variables: str) -> dict[str, str]:
    """Without a display. ``words``: the passphrase; None for no such variable."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "FACILITATOR_PASSPHRASE")}
    env |= {"PYTHONPATH": str(ROOT / "src"), "QT_QPA_PLATFORM": "offscreen"} | variables
    return env if words is None else env | {"FACILITATOR_PASSPHRASE": words}


Ask = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """``ask(*arguments, words=WORDS)``: as ``run``, for the many questions that need no start of their own."""
    with asked(tmp_path_factory.mktemp("asked")) as program:

        def ask(*arguments: object, words: str | None = WORDS, **variables: str) -> subprocess.CompletedProcess[str]:
            return program.run([str(one) for one in arguments], environment(words, **variables))

        yield ask


def at_a_terminal(*arguments: object, press: bytes) -> tuple[int, str]:
    """The status and the words of a command that is answered with these keys at its first question."""
    import pty

    environment = {k: v for k, v in os.environ.items() if k != "FACILITATOR_PASSPHRASE"}
    command = [sys.executable, "-m", "facilitator_app", *map(str, arguments)]
    child, terminal = pty.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background may have been told to ignore it
        os.execve(sys.executable, command, environment | {"PYTHONPATH": str(ROOT / "src")})
    said = b""
    with suppress(OSError):  # Linux says so at the end
        while more := os.read(terminal, 4096):
            said += more
            if said.endswith(b"Passphrase: "):
                os.write(terminal, press)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()


def refused(done: subprocess.CompletedProcess[str], *expected: str) -> None:
    """Status 2 and one plain line that says what is wrong."""
    assert done.returncode == 2, done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for words in expected:
        assert words in lines[0], lines[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``facilitator-app demo`` leaves behind, without the pictures."""

    def make(folder: Path) -> None:
        done = run("demo", "--out", folder / "a folder", "--no-pictures")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "command", make) / "a folder"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made, _code = create(tmp_path / "store", WORDS, cost=Cost.quick())
    made.close()
    return tmp_path / "store"


def test_the_demonstration_leaves_an_encrypted_store_and_three_packs(demo: Path) -> None:
    import pypdfium2

    assert b"Northfield" not in (demo / "store" / "store.db").read_bytes()
    packs = sorted(demo.glob("pack-*.pdf"))
    assert len(packs) == 3
    for path in packs:
        pack = pypdfium2.PdfDocument(path)
        assert len(pack) >= 12
        pack.close()


@pytest.mark.slow
def test_a_pack_is_written_for_a_round_named_by_its_name_or_id(
    demonstration_made: Path, tmp_path: Path, ask: Ask
) -> None:
    from facilitator_app.services.demonstration import PASSPHRASE

    store = Path(shutil.copytree(demonstration_made, tmp_path / "store"))
    listed = ask("check", "--store", store, words=PASSPHRASE)
    assert listed.returncode == 0, listed.stderr
    closed = next(line.split()[0] for line in listed.stdout.splitlines() if " closed " in line)
    for name in (closed, "Spring round 2026"):
        done = ask(
            "packs",
            "--store",
            store / "store.db",
            "--round",
            name,
            "--out",
            tmp_path / "out",
            words=PASSPHRASE,
        )
        assert done.returncode == 0, done.stderr
        assert Path(done.stdout.strip()).read_bytes().startswith(b"%PDF")
    unknown = ask("packs", "--store", store, "--round", "nothing", "--out", tmp_path, words=PASSPHRASE)
    refused(unknown, "There is no round nothing.")
    still_open = ask("packs", "--store", store, "--round", "Quick check, November", "--out", tmp_path, words=PASSPHRASE)
    refused(still_open, "no results while people are answering")
    (tmp_path / "a file").write_text("in the way")
    for place in (CANNOT_WRITE, tmp_path / "a file", tmp_path / "a file" / "packs", "c" * 5000):
        blocked = ask("packs", "--store", store, "--round", closed, "--out", place, words=PASSPHRASE)
        refused(blocked, "Nothing can be written into")
    small = tmp_path / "small"
    small.mkdir()
    write = ("packs", "--store", store, "--round", closed, "--out")
    for options, told in (("size=40k", "not enough free space"), ("ro", "Nothing can be")):
        mount = f"mount -t tmpfs -o {options} tmpfs '{small}'"
        if may_mount(mount):
            refused(run(*write, small, words=PASSPHRASE, before=mount), told)


def may_mount(command: str) -> bool:
    """True where a test may mount a disk of its own."""
    return subprocess.run(["unshare", "-rm", "sh", "-c", command], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_demo_does_not_write_over_a_store(demo: Path, ask: Ask) -> None:
    before = (demo / "store" / "store.db").read_bytes()
    refused(ask("demo", "--out", demo, "--no-pictures"), "There is a Partnership Rounds file in")
    assert (demo / "store" / "store.db").read_bytes() == before
    refused(ask("demo", "--out", CANNOT_WRITE), "Nothing can be written into")


@pytest.mark.slow
def test_instruments_are_listed_and_checked(tmp_path: Path, ask: Ask) -> None:
    listed = ask("instruments", "list")
    assert listed.returncode == 0
    first, *rows = listed.stdout.splitlines()
    assert first.split() == ["ID", "TITLE", "KIND", "SECTIONS", "ITEMS", "MINUTES", "LANGUAGES", "EASY", "WORDS"]
    assert len(rows) >= 20
    assert [row.split()[0] for row in rows[:3]] == ["six-principle-profile", "six-ways-of-working", "quick-check"]
    good = sorted(paths.bundled("instruments").glob("*.toml"))
    assert ask("instruments", "check", *good).returncode == 0
    bad = tmp_path / "bad.toml"
    bad.write_text(good[0].read_text("utf-8").replace("version = 2", "version = 'x'").replace("[source]", "[sauce]"))
    found = ask("instruments", "check", good[0], bad, tmp_path / "none.toml")
    refused(found, "2 of 3 files cannot be used.")
    assert "bad.toml: version: " in found.stdout
    assert "bad.toml: sauce: " in found.stdout
    assert "none.toml: " in found.stdout


@pytest.mark.slow
def test_passphrase_comes_from_a_file_or_the_environment(store: Path, tmp_path: Path, ask: Ask) -> None:
    secret = tmp_path / "words.txt"
    secret.write_text(f"{WORDS}\nnot this line\n")
    assert ask("check", "--store", store, "--passphrase-file", secret, words=None).returncode == 0
    refused(ask("check", "--store", store, words=None), "There is no passphrase.")
    command = f"{sys.executable} -m facilitator_app check --store '{store}' <&-"
    env = {k: v for k, v in os.environ.items() if k != "FACILITATOR_PASSPHRASE"} | {"PYTHONPATH": str(ROOT / "src")}
    closed = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, env=env)
    refused(closed, "There is no passphrase.")
    refused(ask("check", "--store", store, "--passphrase-file", tmp_path / "none", words=None), "could not be read")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminal")
@pytest.mark.parametrize(
    ("press", "words"),
    [(b"\x04", "There is no passphrase."), (b"\x03", "Stopped."), (b"not the words\n", "These words do not open")],
)
def test_a_question_at_a_terminal_can_be_left(store: Path, press: bytes, words: str) -> None:
    status, said = at_a_terminal("check", "--store", store, press=press)
    assert (status, "Traceback" in said) == (2, False)
    assert words in said


@pytest.mark.slow
def test_wrong_words_are_told_from_a_damaged_a_newer_an_empty_and_a_missing_store(
    store: Path, tmp_path: Path, ask: Ask
) -> None:
    refused(ask("check", "--store", store, words="these are others"), "do not open")
    refused(ask("check", "--store", tmp_path / "nowhere"))
    for name, change in (
        ("cut", lambda path: path.write_bytes(path.read_bytes()[:5000])),
        ("empty", lambda path: path.write_bytes(b"")),
        ("other", lambda path: path.write_bytes(b"%PDF-1.7 not a store " * 900)),
    ):
        copy = tmp_path / name
        shutil.copytree(store, copy)
        change(copy / "store.db")
        before = (copy / "store.db").read_bytes()
        refused(ask("check", "--store", copy))
        assert (copy / "store.db").read_bytes() == before
    newer = tmp_path / "newer"
    made, _code = create(
        newer, WORDS, cost=Cost.quick(), migrations=(*MIGRATIONS, ("CREATE TABLE later (x TEXT) STRICT",))
    )
    made.close()
    refused(ask("check", "--store", newer), "A newer program made this file")
    a_file = tmp_path / "letter.txt"
    a_file.write_text("Dear Sam")
    refused(ask("check", "--store", a_file))
    refused(ask("--store", newer), "A newer program made this file")


@pytest.mark.slow
def test_passphrases_that_are_none_and_names_that_no_disk_takes(store: Path, tmp_path: Path, ask: Ask) -> None:
    blank, picture, loop = tmp_path / "blank.txt", tmp_path / "picture", tmp_path / "loop"
    blank.write_text("   \nnot this line\n")
    picture.write_bytes(b"\x89PNG\xff\xfe\x00")
    loop.symlink_to(loop)
    secret = ("check", "--store", store, "--passphrase-file")
    refused(ask(*secret, blank, words=None), "The first line of", "is empty")
    for unreadable in (picture, tmp_path, loop):
        refused(ask(*secret, unreadable, words=None), "could not be read")
    no_text = b"\xff\xfe".decode("utf-8", "surrogateescape")
    refused(ask("check", "--store", store, words=no_text), "plain text in UTF-8")
    refused(ask("--store", store, words=no_text), "plain text in UTF-8")
    for name in ("a" * 5000, loop, tmp_path / ("b" * 300) / "store.db"):
        for arguments in (("check", "--store", name), ("--store", name)):
            refused(ask(*arguments), "Your file was not found")
    refused(ask("--store", tmp_path / "nowhere", words=None), "Your file was not found")
    refused(ask("--store", tmp_path, words=None), "There is no Partnership Rounds file in")
    for out in ("a" * 5000, blank, blank / "packs", loop):
        refused(ask("demo", "--out", out, "--no-pictures"), "Nothing can be written into")


@pytest.mark.slow
def test_a_store_in_use_is_named_as_that(store: Path, ask: Ask) -> None:
    from facilitator_app.store import open_store

    held = open_store(store, WORDS)
    try:
        refused(ask("check", "--store", store), "open")
    finally:
        held.close()


@pytest.mark.slow
def test_a_full_disk_stops_with_a_sentence(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = f"mount -t tmpfs -o size=300k tmpfs {small}"
    if not may_mount(mount):
        pytest.skip("this machine lets nobody mount a small disk")
    refused(run("demo", "--out", small / "demo", "--no-pictures", before=mount))
    refused(run("demo", "--out", small / "demo", before=mount.replace("300k", "4m")))


@pytest.mark.parametrize(
    "words", [["--nothing"], ["packs"], ["instruments"], ["instruments", "check"], ["check", "x"], ["demo"]]
)
def test_a_wrong_command_line_is_one_line_and_names_the_help(words: list[str]) -> None:
    done = run(*words)
    refused(done, "--help")


def test_version_is_told() -> None:
    assert run("--version").stdout.startswith("facilitator-app 0.")


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_a_console_that_lacks_letters_shows_others_and_nothing_fails(
    store: Path, tmp_path: Path, encoding: str
) -> None:
    """Said in what they ask for, then refused. One console that lacks some letters, one that lacks all, one that has them."""
    opened = open_store(store, WORDS)
    with opened.transaction() as t:
        t.partnerships.save(a_partnership(name="Łódź 团队"))
        t.rounds.save(a_round())
        t.commit()
    opened.close()
    console = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run("check", "--store", store, **console)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("Łódź 团队" in done.stdout) == (encoding == "utf-8")
    done = run("instruments", "check", tmp_path / "团队.toml", **console)
    assert done.returncode == 2
    assert ("团队.toml" in done.stdout) == (encoding == "utf-8")
    refused(run("check", "--store", tmp_path / "Łódź", **console))


@pytest.mark.skipif(sys.platform != "linux", reason="where a window needs a display server")
@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"QT_QPA_PLATFORM": ""}, id="nothing"),
        pytest.param({"QT_QPA_PLATFORM": "xcb"}, id="xcb"),
        pytest.param({"QT_QPA_PLATFORM": "", "DISPLAY": ":789"}, id="a display that is gone"),
        pytest.param({"QT_QPA_PLATFORM": "wayland"}, id="wayland"),
        pytest.param({"QT_QPA_PLATFORM": "no-such"}, id="no plugin"),
    ],
)
def test_without_a_screen_the_window_is_refused_in_one_line(variables: dict[str, str], ask: Ask) -> None:
    refused(ask(**variables), "no screen")
