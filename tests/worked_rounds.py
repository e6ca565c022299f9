"""What must come out of the rounds of ``whole_rounds``, worked out by hand from its pattern.

Eight people; ``k`` rows in a section. Mean place on the scale, over people's own means:

    High    top - 2/8 (people 7 and 8, one place less) - 1/(4k) (people 1 and 2, one place less in one row of k)
    Apart   top/2 - 1/(4k)
    Low     2/8 - 1/(4k)

    k = 1, so that the one row is the last: High top - 4/8, Apart top/2 - 0.25, Low 0 above the lowest

    values 1 to 5, k = 3   High 5 - 0.25 - 0.0833 = 4.6667   Apart 3 - 0.0833 = 2.9167   Low 1.25 - 0.0833 = 1.1667
                   k = 4        5 - 0.25 - 0.0625 = 4.6875         3 - 0.0625 = 2.9375       1.25 - 0.0625 = 1.1875
                   k = 5        5 - 0.25 - 0.05   = 4.7            3 - 0.05   = 2.95         1.25 - 0.05   = 1.2
                   k = 6        5 - 0.25 - 0.0417 = 4.7083         3 - 0.0417 = 2.9583       1.25 - 0.0417 = 1.2083
    values 0 to 4 one less: k = 3 3.6667 1.9167 0.1667;  k = 4 3.6875 1.9375 0.1875;  k = 5 3.7 1.95 0.2
    values 1 to 4, k = 6   4 - 0.25 - 0.0417 = 3.7083; 2.5 - 0.0417 = 2.4583; 1.25 - 0.0417 = 1.2083
    values 0 to 3, k = 3   2.6667 1.4167 0.1667;  k = 4 2.6875 1.4375 0.1875
    values 0 to 2, k = 3   1.6667 0.9167 0.1667;  k = 4 1.6875 0.9375 0.1875;  k = 5 1.7 0.95 0.2
    values 1 to 3, k = 2   3 - 0.25 - 0.125 = 2.625; 2 - 0.125 = 1.875;  k = 4 Low 1.25 - 0.0625 = 1.1875

Scores are shown with one decimal, halves upwards. Percent beside a step is that of the score as it is shown.
Counts of people in a row, from the lowest place (zeros between left out):

    High    2 on top - 1, 6 on top; last row 4 and 4
    Apart   4 on place 0, 4 on top; last row 4 on place 0, 2 on top - 1, 2 on top
    Low     6 on place 0, 2 on place 1; last row 8 on place 0
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Worked:
    """``scores``: score and band of each section in order, None without. ``printed``: what the pack must say."""

    scores: tuple[tuple[float | None, str | None], ...]
    printed: tuple[str, ...]


def plain(*scores: float | None) -> tuple[tuple[float | None, str | None], ...]:
    """Sections without bands."""
    return tuple((score, None) for score in scores)


TABLE: dict[str, Worked] = {
    # bands above 3, 2 and 1: 3.7083 A, 2.4583 B, 1.2083 C
    "six-principle-profile": Worked(
        ((3.7, "A"), (2.5, "B"), (1.2, "C"), (3.7, "A"), (2.5, "B"), (1.2, "C")),
        ("A: ", "B: ", "C: ", "8 of 8 agree", "4 of 8 agree", "0 of 8 agree"),
    ),
    # edges 2.5, 3.5 and 4.5 on the mean as it is: 4.7083 in the fourth, 2.9583 in the second
    "six-ways-of-working": Worked(
        ((4.7, "4"), (3.0, "2"), (1.2, "1"), (4.7, "4"), (3.0, "2"), (1.2, "1")),
        ("8 of 8 say this mostly or consistently happens", "4 of 8 say this mostly or consistently happens"),
    ),
    # one row in each section, values 0 to 3: 3 - 0.5 = 2.5, 1.5 - 0.25 = 1.25 and so 1.3, 0
    "quick-check": Worked(
        plain(2.5, 1.3, 0.0, 2.5, 1.3, 0.0, 2.5, 1.3, 0.0, 2.5),
        ("8 of 8 say mostly or yes", "4 of 8 say mostly or yes", "0 of 8 say mostly or yes"),
    ),
    "member-behaviours": Worked(
        plain(4.7, 2.9, 1.2, 4.7, 2.9, 1.2), ("Sam Okoro invites questions.", "8 of 8 see this often or almost always")
    ),
    # percent: 1.7 / 2 = 85, 0.9 / 2 = 45, 0.2 / 2 = 10; the second step is under 50, the fourth from 75 on
    "seven-steps": Worked(
        plain(1.7, 0.9, 0.2, 1.7, 0.9, 0.2, 1.7),
        (
            "85 %",
            "45 %",
            "10 %",
            "The first weak step: How we work and decide.",
            "Look at \u201cHow we work and decide\u201d before you build on \u201cWhat we do and who does what\u201d.",
            "6 of 8 say this is in place",
            "0 of 8 say this is in place",
        ),
    ),
    # percent 92.5, 48.75 and 5, edges 35 and 65. All: (3 x 3.7 + 2 x 1.95 + 2 x 0.2) / 7 = 15.4 / 7 = 2.2, 55 percent
    "life-cycle-survey": Worked(
        ((3.7, "3"), (2.0, "2"), (0.2, "1"), (3.7, "3"), (2.0, "2"), (0.2, "1"), (3.7, "3")),
        ("All parts together: On the way.", "55 %, On the way", "3: Working together.", "1: Think again."),
    ),
    # half up to one decimal first: 4.6875 is 4.7, 2.9375 is 2.9 and so in the lowest band
    "collaboration-factors": Worked(
        ((4.7, "3"), (2.9, "1"), (1.2, "1"), (4.7, "3"), (2.9, "1"), (1.2, "1")), ("3: A strength.", "1: A concern.")
    ),
    # 2.95 is 3.0 half up, so the second band (five rows); 2.9375 is 2.9, so the first (four rows)
    # decisions, Low: 1.25 twice, and in the last row 1, which turned round is 5: (1.25 + 1.25 + 5) / 3 = 2.5
    # ticks: of the gains (Apart) 4 of 8, in the last row 2 of 8; of the costs (Low) 2 of 8, in the last row none
    "synergy-check": Worked(
        (
            (4.7, "4"),
            (3.0, "2"),
            (1.2, "1"),
            (4.7, "4"),
            (2.9, "1"),
            (2.5, "1"),
            (4.7, "4"),
            (None, None),
            (None, None),
        ),
        ("4: Strong.", "2: Work on it.", "1: Act now.", "4 of 8 say yes", "2 of 8 say yes", "0 of 8 say yes"),
    ),
    # now, usual row and last row: High 2.75 and 2.5, Apart 2 and (4 x 1 + 2 x 2 + 2 x 3) / 8 = 1.75, Low 1.25 and 1
    "collaboration-rubric": Worked(
        plain(2.6, 1.9, 1.2, 2.6),
        (
            "The widest gap: Places to meet and talk.",
            "1.0 to 3.0: +2.0",
            "1.3 to 3.0: +1.7",
            "1.8 to 3.0: +1.2",
            "2.0 to 3.0: +1.0",
            "2.5 to 3.0: +0.5",
            "2.8 to 3.0: +0.2",
        ),
    ),
    # five rows of Apart: 2.95 and so 3.0; the ladder is High: 4.75 and, in the last row, 4.5
    "involvement-check": Worked(
        (*plain(4.7, 2.9, 1.2, 4.7, 3.0, 1.2), (None, None)),
        ("The widest gap: Part in decisions.", "4.8 to 5.0: +0.2", "4.5 to 5.0: +0.5", "8 of 8 say mostly or fully"),
    ),
    # rows High, Apart, Low, High. About Aster: Briar 5, County 5, Dale 4. About Briar: Aster 5, County 0, Dale 0.
    # About County: Aster 1, Briar 0, Dale 0. About Dale: Aster, Briar and County 5. Apart by 2 or more: three pairs
    "partner-map": Worked(
        plain(None),
        (
            "3 pairs of organisations see their work together differently.",
            "County Council says 5, Aster Housing says 1.",
            "Briar Clinic says 5, Dale Volunteers says 0.",
            "County Council says 5, Dale Volunteers says 0.",
        ),
    ),
    # the two highest are equal, and half of all say the highest answer to the next two, which are not clearly below; each
    # person has two highest stages or more, so nobody is placed in one
    "stage-finder": Worked(
        plain(4.7, 2.9, 1.2, 4.7, 2.9),
        (
            "We cannot say which stage we see most: it may be one of 4.",
            "8 people put two or more stages equally at the top",
            "4.7 of 5, highest for 0 people",
        ),
    ),
    # now: High 4.75 and 4.5, Apart 3 and (4 x 1 + 2 x 4 + 2 x 5) / 8 = 2.75, Low 1.25 and 1; wanted 5
    "partnership-depth": Worked(
        plain(4.7, 3.0, 1.2, 4.7),
        (
            "The widest gap: Helping newcomers in.",
            "1.0 to 5.0: +4.0",
            "1.3 to 5.0: +3.7",
            "2.8 to 5.0: +2.2",
            "3.0 to 5.0: +2.0",
            "4.5 to 5.0: +0.5",
            "4.8 to 5.0: +0.2",
        ),
    ),
    # six sections of one row, values 0 to 4: High 4 - 0.5 = 3.5, Apart 2 - 0.25 = 1.75 and so 1.8, Low 0
    "six-element-review-short": Worked(
        plain(3.5, 1.8, 0.0, 3.5, 1.8, 0.0),
        (
            "The widest gaps: Acting on a joint plan and Joint work.",
            "0.0 to 4.0: +4.0",
            "1.8 to 4.0: +2.2",
            "3.5 to 4.0: +0.5",
        ),
    ),
    # last row of Apart: (2 x 3 + 2 x 4) / 8 = 1.75
    "six-element-review": Worked(
        plain(3.7, 1.9, 0.2, 3.7, 1.9, 0.2),
        ("0.0 to 4.0: +4.0", "0.3 to 4.0: +3.7", "1.8 to 4.0: +2.2", "2.0 to 4.0: +2.0", "3.5 to 4.0: +0.5"),
    ),
    # rows 3, 5, 3, 3, 5, 4: 1.6667, 0.95, 0.1667, 1.6667, 0.95, 0.1875
    "new-partnership-checklist": Worked(
        plain(1.7, 1.0, 0.2, 1.7, 1.0, 0.2),
        ("85 %", "50 %", "10 %", "The first weak step: Commitment.", "6 of 8 say this is done"),
    ),
    # four rows. High: amber 3 x 2 + 4 = 10, green 3 x 6 + 4 = 22, 22 / 32 = 68.75 percent. Apart: red 16, amber 2,
    # green 3 x 4 + 2 = 14, 43.75 percent. Low: red 3 x 6 + 8 = 26, amber 6
    "seven-strand-health-check": Worked(
        plain(*[None] * 7),
        (
            "69 % green",
            "44 % green",
            "0 % green",
            "A 10",
            "G 22",
            "R 16",
            "G 14",
            "R 26",
            "A 6",
            "42 % of all answers are green.",
        ),
    ),
    # No: Apart 4 of 8 in every row (4 + 4 + 3 rows); Low 6 of 8, in the last row 8 of 8 (6 + 3 rows): 20 rows.
    # Parts that come first: deciding 6, money 4, risk 3, ending none: 13
    "governance-questions": Worked(
        plain(*[None] * 8),
        (
            "20 questions have a No from half of us or more.",
            "13 questions in the parts that come first have a No.",
            "8 of 8 say no",
            "6 of 8 say no",
            "4 of 8 say no",
        ),
    ),
    "seven-dimension-evaluation": Worked(
        plain(3.7, 1.9, 0.2, 3.7, 1.9, 0.2, 3.7),
        ("8 of 8 say to a good extent or fully", "4 of 8 say to a good extent"),
    ),
    "seven-element-canvas": Worked(
        plain(2.7, 1.4, 0.2, 2.7, 1.4, 0.2, 2.7), ("8 of 8 say it is established", "0 of 8 say it is established")
    ),
    "climate-check": Worked(plain(4.7, 2.9, 1.2, 4.7), ("8 of 8 agree", "4 of 8 agree", "0 of 8 agree")),
    # rows High, Apart, Low in turn. Likely times bad: (6 x 25 + 2 x 16) / 8 = 22.75; (4 x 25 + 4 x 1) / 8 = 13;
    # (2 x 4 + 6 x 1) / 8 = 1.75. In hand: 4.75, 3, 1.25
    "joint-risk": Worked(
        plain(None),
        (
            "We cannot say which risk is the greatest: 6 of 9 may be.",
            "22.8, Severe",
            "13.0, High",
            "1.8, Low",
            "4.8",
            "3.0",
            "1.3",
        ),
    ),
    # five rows. High 1.7 x 5 = 8.5, nobody says No, 85 percent: B. Apart 0.95, shown 1.0 x 5 = 5, 47.5 percent: C.
    # Low 0.2 x 5 = 1: C
    "smart-goals": Worked(
        ((1.7, "B"), (1.0, "C"), (0.2, "C")),
        (
            "\u201cReady\u201d: 0 of 3 goals.",
            "8.5 of 10: Tighten it",
            "5 of 10: Write it again",
            "1 of 10: Write it again",
            "Somebody said No about \u201cFewer calls at night\u201d: Says what changes,",
        ),
    ),
}
