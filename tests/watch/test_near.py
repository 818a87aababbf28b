"""One edit apart, against the plain table of distances."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tro_desk.watch.near import Neighbours, one_edit


def distance(one: str, other: str) -> int:
    """Optimal string alignment: edits with swaps of neighbours."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                table[i][j] = i + j
                continue
            least = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                least = min(least, table[i - 2][j - 2] + 1)
            table[i][j] = least
    return table[-1][-1]


SHORT = st.text(alphabet="abc蓝", max_size=6)


@settings(deadline=None)
@given(SHORT, SHORT)
@example("ab", "ba")
@example("aab", "aba")
@example("", "a")
def test_one_edit(one: str, other: str) -> None:
    how = one_edit(one, other)
    assert bool(how) == (distance(one, other) == 1)
    sizes = {"letter_more": 1, "letter_less": -1, "letter_other": 0, "letters_swapped": 0}
    if how:
        assert len(one) - len(other) == sizes[how]
    if how == "letters_swapped":
        assert sorted(one) == sorted(other)


@settings(deadline=None)
@given(st.sets(SHORT, max_size=30), SHORT)
def test_neighbours(texts: set[str], text: str) -> None:
    near = Neighbours(texts).of(text)
    assert near == sorted(other for other in texts if distance(text, other) == 1)
