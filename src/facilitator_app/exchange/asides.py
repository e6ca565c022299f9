"""Rows of a list that speak to its reader: a footnote, "As of May 2026", "Please tell me who is missing." """

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = re.compile(r"[*†‡§#¹²³⁴]+|[(\[]\w[)\]]")
"""What a footnote begins with. Before a person's name it says that there is a footnote."""
BEGINS = re.compile(
    r"(?:notes?|n\.?b\.?|p\.?s\.?|sources?|legend|key|contact|updated|last updated)\s*[:.\-–]", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
A_SENTENCE = 4
TOO_MANY = 9
"""Words: of the shortest sentence that is met, and more than anybody's name has."""


def is_aside(cells: Sequence[str], in_a_table: bool) -> bool:
    """True for a row that is likelier said to the reader than a row of the list.

    ``cells``: those with something in them. ``in_a_table``: most rows of this list have several. It is only a question:
    whoever looks at the list decides.
    """
    if not cells or len(cells) > 2 or (in_a_table and len(cells) == 2 and not MARK.fullmatch(cells[0])):
        return False
    line = " ".join(cells)
    words = line.split()
    if MARK.match(line) and not in_a_table:
        return MARK.fullmatch(words[0]) is not None or len(words) > 2
    dated_or_marked = in_a_table and (YEAR.search(line) is not None or MARK.match(line) is not None)
    return bool(
        dated_or_marked or BEGINS.match(line) or line.endswith(":") or len(words) >= TOO_MANY or _is_sentence(words)
    )


def _is_sentence(words: Sequence[str]) -> bool:
    """ "Please tell me who is missing." A name may end in "Jr." or "Ltd." """
    last = words[-1]
    return len(words) >= A_SENTENCE and last[-1] in ".!?" and last[:-1].islower() and len(last) > 3
