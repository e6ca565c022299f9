"""``make run``: the app on a demonstration store; without a display, the same journey off-screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path("demo").resolve()
WORDS = "demonstration words only"


def has_display() -> bool:
    """True where a window can be shown."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    app = [sys.executable, "-m", "facilitator_app"]
    store = FOLDER / "store"
    if has_display():
        if not store.exists():
            print("Making a demonstration partnership with two rounds ...", flush=True)
            made = subprocess.run([*app, "demo", "--out", str(FOLDER), "--no-pictures"], check=False)
            if made.returncode:
                return made.returncode
        print(f"The demonstration store opens with these words: {WORDS}", flush=True)
        env = {**os.environ, "FACILITATOR_PASSPHRASE": WORDS}
        return subprocess.run([*app, "--store", str(store)], check=False, env=env).returncode
    print("There is no display here, so the journey runs off-screen.", flush=True)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([*app, "demo", "--out", str(FOLDER)], check=False, env=env).returncode


if __name__ == "__main__":
    sys.exit(main())
