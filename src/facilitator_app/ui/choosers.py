"""The system's own boxes for files and folders: the only boxes the window opens, with the printer's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMainWindow

from facilitator_app.ui.box_keys import keys_in_next_box


class Choosers(QMainWindow):
    """Each answers None when the person cancels."""

    def ask_save_path(self, title: str, name: str, kind: str) -> Path | None:
        keys_in_next_box(self)
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(Path.home() / name), kind)
        return Path(chosen) if chosen else None

    def ask_open_path(self, title: str, kind: str) -> Path | None:
        keys_in_next_box(self)
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), kind)
        return Path(chosen) if chosen else None

    def ask_folder(self, title: str) -> Path | None:
        keys_in_next_box(self)
        chosen = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        return Path(chosen) if chosen else None
