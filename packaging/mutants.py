"""``make mutants``: sixty small faults put into each of three packages, one at a time; do the tests notice?

mutmut makes the faults and knows from one run which tests touch which function; of these, the quickest run first
(``quickest_first.py``). Which sixty is a matter of chance; the seed is printed and can be given again. The copy it works
on is ``mutants/``.

Only the tests of the three packages that are not slow are asked. A fault that they do not notice may be noticed by a slow
test or by one of a screen, or may be none: what the code does with it is the same. Each one left wants a look, and a test
or a reason.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("analysis", "store", "services")
UNNOTICED = {0, 5, 33}
"""mutmut's exit status of a fault: the tests passed, there was none to run, none touches the place."""


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
        unnoticed = sorted(name for name, status in found.items() if status in UNNOTICED)
        missed += len(unnoticed)
        print(f"{package}: {len(sample) - len(unnoticed)} of {len(sample)} noticed")
        for name in unnoticed:
            print(f"  not noticed: {name}   (mutmut show {name})")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
