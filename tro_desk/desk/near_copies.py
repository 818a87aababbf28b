"""Papers of a case that say the same: a forward of a mail, a PDF saved again."""

from __future__ import annotations

from base64 import b85decode
from typing import Final, NamedTuple

from tro_desk.domain.case import Case

_SHARE: Final = 0.8  # of the shorter paper's text that must stand in the longer
_LENGTH: Final = 0.3  # a paper of which the other is only a small piece is another paper
_NUMBERS: Final = 0.9


class _Mark(NamedTuple):
    size: int
    runs: tuple[int, ...]
    numbers: frozenset[int]


def near_copies(case: Case) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more papers (SHA-256, oldest first) that are near copies."""
    groups: list[list[str]] = []
    marks: list[list[str]] = []
    for notice in case.notices:
        sha256, mark = notice.evidence.sha256, notice.fingerprint
        hits = [i for i, known in enumerate(marks) if any(near(mark, other) for other in known)]
        if not hits:
            groups.append([sha256])
            marks.append([mark])
            continue
        first, *more = hits
        groups[first].append(sha256)
        marks[first].append(mark)
        for index in reversed(more):  # the paper joins groups that were apart
            groups[first][:0] = groups.pop(index)
            marks[first][:0] = marks.pop(index)
    order = {notice.evidence.sha256: place for place, notice in enumerate(case.notices)}
    made = (tuple(sorted(group, key=order.__getitem__)) for group in groups)
    return tuple(group for group in made if len(group) > 1)


def copies_of(case: Case, sha256: str) -> tuple[str, ...]:
    """The other papers of the case that are near copies of this one."""
    group = next((g for g in near_copies(case) if sha256 in g), ())
    return tuple(other for other in group if other != sha256)


def near(one: str, other: str) -> bool:
    """Whether two marks (`intake.fingerprint`) are of papers that say the same.

    The shorter must stand nearly whole in the longer, with all its numbers: two notices from one
    form, for two cases, are no copies.
    """
    first, second = _read(one), _read(other)
    if first is None or second is None:
        return False
    short, long = sorted((first, second), key=lambda mark: mark.size)
    if short.size < _LENGTH * long.size:
        return False
    if len(short.numbers & long.numbers) < _NUMBERS * len(short.numbers):
        return False
    return _common(short, long) >= _SHARE * short.size


def _common(one: _Mark, other: _Mark) -> float:
    """How many runs two papers share, estimated from the smallest hashes of both."""
    full = [mark.runs[-1] for mark in (one, other) if len(mark.runs) < mark.size]
    limit = min(full, default=max(*one.runs, *other.runs))  # up to here both lists are complete
    first, second = ({run for run in mark.runs if run <= limit} for mark in (one, other))
    alike = len(first & second) / len(first | second)
    return alike * (one.size + other.size) / (1 + alike)


def _read(mark: str) -> _Mark | None:
    version, _, rest = mark.partition(":")
    if version != "1":
        return None
    size, runs, numbers = rest.split(":")
    return _Mark(int(size), _hashes(runs), frozenset(_hashes(numbers)))


def _hashes(packed: str) -> tuple[int, ...]:
    data = b85decode(packed)
    return tuple(int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4))
