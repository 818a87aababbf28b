"""How many mutants are tried, and their outcomes; `make fuzz` tries 50,000 of what is stored."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.warm import Warm, fast_folder

COUNT = int(os.environ.get("FUZZ_STORED", "0"))
"""Mutants of each of the four kinds; 0 for the few of a usual run."""

FIRST = int(os.environ.get("FUZZ_FIRST", "0"))
SHARES = 10 if COUNT > 1000 else 1


def tried(module: str, share: int, few: int) -> Counter[str]:
    """The outcomes of this share of the mutants; fails with the numbers of those that broke it.

    A number gives the same damage again; what is damaged is made anew by each run.
    """
    outcomes: Counter[str] = Counter()
    broken: list[str] = []
    count = COUNT or few
    with (
        TemporaryDirectory(dir=fast_folder(), prefix="fuzz") as place,
        Warm(module, Path(place)) as warm,
    ):
        for number in range(FIRST + share, FIRST + count, SHARES):
            answer = warm.outcome(number)
            outcomes[answer.partition(": ")[0]] += 1
            if {"broken", "lost"} & set(answer.partition(":")[0].split()):
                broken.append(f"{number}: {answer}")
    told = os.environ.get("FUZZ_TOLD")
    if told:
        with Path(told).open("a", encoding="utf-8") as file:
            for outcome, times in sorted(outcomes.items()):
                file.write(f"{module.rpartition('.')[2]}\t{outcome}\t{times}\n")
    assert not broken, "\n".join(broken)
    assert sum(outcomes.values()) == len(range(FIRST + share, FIRST + count, SHARES))
    return outcomes
