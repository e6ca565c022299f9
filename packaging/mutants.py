"""``make mutants``: sixty small faults put into each of three packages, one at a time; do the tests notice?

mutmut makes the faults and knows from one run which tests touch which function; of these, the quickest run first
(``quickest_first.py``). Which sixty is a matter of chance; the seed is printed and can be given again. The copy it works
on is ``mutants/``.

Only the tests of the three packages that are not slow are asked, and the type checker, which ``make test`` asks as well.
A fault that they do not notice may be noticed by a slow test or by one of a screen, or may be none: what the code does
with it is the same. Each one left wants a look, and a test or a reason.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("analysis", "store", "services")
UNNOTICED = {0, 5, 33}
"""mutmut's exit status of a fault: the tests passed, there was none to run, none touches the place."""
OF_THE_COPY = {"unused-ignore", "no-redef", "has-type", "var-annotated", "misc", "no-any-return"}
"""What the type checker says of the copy because a function stands in it many times."""


def names(package: str) -> list[str]:
    """Every fault that mutmut made in a package."""
    found: list[str] = []
    for path in sorted((ROOT / "mutants" / "src" / "facilitator_app" / package).rglob("*.meta")):
        found += json.loads(path.read_text("utf-8"))["exit_code_by_key"]
    return sorted(found)


def outcomes(wanted: set[str]) -> dict[str, int | None]:
    """The exit status of the tests for each fault; None: not tried."""
    found: dict[str, int | None] = {}
    for path in (ROOT / "mutants").rglob("*.meta"):
        states = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        found |= {name: status for name, status in states.items() if name in wanted}
    return found


def with_what_is_shared() -> None:
    """What a file's tests set up once runs within the first of them: the others are asked of it as well."""
    stats = ROOT / "mutants" / "mutmut-stats.json"
    content = json.loads(stats.read_text("utf-8"))
    of_file: dict[str, list[str]] = defaultdict(list)
    for test in content["duration_by_test"]:
        of_file[test.partition("::")[0]].append(test)
    shared = {file for file in of_file if 'scope="module"' in (ROOT / file).read_text("utf-8")}
    for function, tests in content["tests_by_mangled_function_name"].items():
        files = {test.partition("::")[0] for test in tests} & shared
        content["tests_by_mangled_function_name"][function] = sorted({*tests, *(t for f in files for t in of_file[f])})
    stats.write_text(json.dumps(content), "utf-8")


def wrongly_typed() -> set[str]:
    """The faults that the type checker notices, of all that mutmut made.

    In the copy each function stands once as it is, NAME__mutmut_orig, and once with each fault: what is said of one with a
    fault and not of the one as it is comes from the fault.
    """
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--output=json", "-p", "facilitator_app"],
        cwd=ROOT / "mutants", capture_output=True, text=True, check=False,
    )  # fmt: skip
    said: dict[Path, list[tuple[int, str]]] = defaultdict(list)
    for one in map(json.loads, filter(None, done.stdout.splitlines())):
        if one["severity"] == "error" and one["code"] not in OF_THE_COPY:
            said[Path(one["file"])].append((one["line"], one["message"]))
    noticed: set[str] = set()
    for path, errors in said.items():
        module = ".".join(path.with_suffix("").parts[1:])
        of_function: dict[str, set[str]] = defaultdict(set)
        for node in ast.walk(ast.parse((ROOT / "mutants" / path).read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and "__mutmut_" in node.name:
                lines = range(node.lineno, (node.end_lineno or 0) + 1)
                of_function[node.name] |= {message for line, message in errors if line in lines}
        for name, messages in of_function.items():
            if messages - of_function[name.rpartition("__mutmut_")[0] + "__mutmut_orig"]:
                noticed.add(f"{module}.{name}")
    return noticed


def mutmut(*arguments: str) -> int:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0", "CI": "true"}
    env |= {"PYTHONPATH": str(ROOT / "packaging"), "PYTEST_ADDOPTS": "-p quickest_first"}
    return subprocess.run([sys.executable, "-m", "mutmut", *arguments], cwd=ROOT, env=env, check=False).returncode


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--number", type=int, default=60, help="how many in each package")
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument("--package", choices=PACKAGES, action="append")
    chosen = options.parse_args()
    print(f"Seed {chosen.seed}: the same faults with --seed {chosen.seed}", flush=True)
    mutmut("run", "none.*")  # makes the faults and learns which tests touch what; runs none of them
    with_what_is_shared()
    typed = wrongly_typed()
    rng = random.Random(chosen.seed)
    missed = 0
    for package in chosen.package or PACKAGES:
        every = names(package)
        if not every:
            print("No faults were made: see what mutmut says above.")
            return 1
        sample = rng.sample(every, min(chosen.number, len(every)))
        mutmut("run", *sample)
        found = outcomes(set(sample))
        if None in found.values() or len(found) < len(sample):
            print(f"{package}: not all were tried. The tests must pass first: see what mutmut says above.")
            return 1
        untested = {name for name, status in found.items() if status in UNNOTICED}
        unnoticed = sorted(untested - typed)
        missed += len(unnoticed)
        by_types = len(untested) - len(unnoticed)
        print(
            f"{package}: {len(sample) - len(unnoticed)} of {len(sample)} noticed, {by_types} by the type checker alone"
        )
        for name in unnoticed:
            print(f"  not noticed: {name}   (mutmut show {name})")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
