"""The one form in which a question and whom it is about stand in a file."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import facilitator_app
from facilitator_app.domain.answer_key import AnswerKey

ids = st.text("abcdef0123456789-.", min_size=1, max_size=12)


@given(ids, st.one_of(st.just(""), ids))
def test_a_key_comes_back_from_its_text(item: str, subject: str) -> None:
    assert AnswerKey.of(str(AnswerKey(item, subject))) == AnswerKey(item, subject)


def test_the_text_is_the_one_in_drafts_that_are_already_saved() -> None:
    assert str(AnswerKey("trust-1", "9f86d0")) == "9f86d0/trust-1"
    assert AnswerKey.of("9f86d0/trust-1") == AnswerKey("trust-1", "9f86d0")
    assert (str(AnswerKey("trust-1")), AnswerKey.of("trust-1")) == ("trust-1", AnswerKey("trust-1"))


def test_nobody_else_writes_or_reads_that_text() -> None:
    root = Path(facilitator_app.__file__).parent
    by_hand = re.compile(r"""(?:split|r?partition|find|removeprefix|removesuffix)\(f?["']/|[}]/["']|[}]/[{]\w+\.id""")
    makers = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if path.name != "answer_key.py" and by_hand.search(path.read_text("utf-8"))
    }
    assert makers == set()
