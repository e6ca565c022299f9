"""The sentences that stand in the program's source, as whoever extracts them for translators sees them."""

from __future__ import annotations

import ast
from pathlib import Path

SPOKEN = {"_": (0,), "n_": (0, 1), "p_": (0, 1), "np_": (0, 1, 2)}
"""The functions of ``domain.language`` that say a sentence, and which of their arguments are words of it or its context."""


def spoken(node: ast.AST) -> bool:
    """True for a call that says a sentence."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN


def sentences_in_source() -> set[str]:
    """All words that the program can say, with their contexts."""
    root = Path(__file__).resolve().parents[1]
    root = root.parent if root.name == "mutants" else root  # there each sentence stands in many faulty forms as well
    words: set[str] = set()
    for path in sorted((root / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and spoken(node) and isinstance(node.func, ast.Name):
                said = node.args[: len(SPOKEN[node.func.id])]
                words |= {one.value for one in said if isinstance(one, ast.Constant)}
    return words
