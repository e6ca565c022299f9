"""``make look SCREEN=timeline``: pictures of one screen over the made-up partnership, at 100 % and at 200 % text."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path


def pictures(screen: str, store: Path, folder: Path) -> list[Path]:
    """Save them in ``folder``. ``store`` holds the demonstration; looking at some screens begins a draft in it."""
    from facilitator_app import app
    from facilitator_app.services.demonstration import PASSPHRASE
    from facilitator_app.ui.quiet import without_harmless_words
    from facilitator_app.ui.tour import take_pictures

    app.application_for_all()
    saved = []
    for percent in (100, 200):
        with tempfile.TemporaryDirectory() as scratch, without_harmless_words():
            workspace = app.open_now(store, PASSPHRASE)
            take_pictures(workspace, Path(scratch), scale=percent / 100, only=screen)
            workspace.close()  # where the screen needs no open file, nobody did
            (picture,) = Path(scratch).glob("*.png")
            folder.mkdir(parents=True, exist_ok=True)
            saved.append(folder / f"{screen}-{percent}.png")
            saved[-1].write_bytes(picture.read_bytes())
    return saved


def main() -> None:
    from facilitator_app.services.demonstration import write_demonstration
    from facilitator_app.ui.routes import SCREENS

    names = sorted(screen.name for screen in SCREENS.values())
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("screen", choices=names, metavar="SCREEN", help=", ".join(names))
    screen = parser.parse_args().screen
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        steps = write_demonstration(Path(scratch))
        next(steps)  # the store; the packs that would follow are not looked at
        steps.close()
        for path in pictures(screen, Path(scratch) / "store", Path("demo/look").resolve()):
            print(path)


if __name__ == "__main__":
    main()
