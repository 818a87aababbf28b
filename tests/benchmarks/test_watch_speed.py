"""100,000 titles against 50,000 terms, beside a plain scan with a dictionary, in one run.

The plain scan cuts a text in lower case into words (letters of Chinese one by one), looks each run
of words, up to the longest term, up in a dictionary and keeps where it stands: no accents, no
hyphens, no edits. Best of three rounds, in turns; CPU time for the ratio, as a machine may be busy.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

from tests.benchmarks.figures import held
from tro_desk.domain.watch import Match, Offer, WatchTerm
from tro_desk.watch.scan import Watch
from tro_desk.watch.together import scan_together

TITLES = 100_000
TERMS = 50_000
ROUNDS = 3
SECONDS = 12.0
RATIO = 2.0

WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
LETTERS = "etaoinshrdlucmfwypvbgk"


def made(seed: int = 7) -> tuple[list[Offer], list[WatchTerm]]:
    """Titles of fifteen words or fifty Chinese letters; one in ten has a term, one nearly one."""
    rng = random.Random(seed)

    def word() -> str:
        return "".join(rng.choices(LETTERS, k=rng.randint(3, 10)))

    vocabulary = [word() for _ in range(30_000)]
    letters = [chr(rng.randint(0x4E00, 0x9FA5)) for _ in range(3_500)]

    def chinese(length: int) -> str:
        return "".join(rng.choices(letters, k=length))

    kinds: tuple[Callable[[], str], ...] = (
        word,
        lambda: rng.choice(vocabulary) + rng.choice(("", " ", "")) + word(),
        lambda: f"{word()} {word()} {rng.choice(vocabulary)}",
        lambda: f"{word().title()}-{word()}",
        lambda: chinese(rng.randint(2, 6)),
    )
    terms: dict[str, None] = {}
    while len(terms) < TERMS:
        terms[rng.choice(kinds)()] = None
    listed = list(terms)

    def edited(term: str) -> str:
        place = rng.randrange(len(term))
        return term[:place] + rng.choice(LETTERS) + term[place + 1 :]

    titles = []
    for number in range(TITLES):
        if number % 4 == 3:
            parts = [chinese(rng.randint(2, 6)) for _ in range(12)]
        else:
            parts = [rng.choice(vocabulary).title() for _ in range(15)]
        if number % 10 == 0:
            parts[2] = rng.choice(listed)
        if number % 10 == 5:
            parts[4] = edited(rng.choice(listed))
        if number % 20 == 0:
            parts[0] = "【Neu】für"
        titles.append((" " if number % 4 != 3 else "").join(parts))
    offers = [Offer(str(number), title) for number, title in enumerate(titles)]
    return offers, [WatchTerm(term) for term in listed]


def plain(offers: list[Offer], terms: list[WatchTerm]) -> list[tuple[str, int, int, WatchTerm]]:
    """The scan to compare with."""
    table = {" ".join(WORD.findall(term.term.lower())): term for term in terms}
    longest = max(key.count(" ") for key in table) + 1
    hits = []
    for offer in offers:
        text = offer.title.lower()
        words = WORD.findall(text)
        places: list[tuple[int, int]] = []
        for first in range(len(words)):
            for last in range(first + 1, min(first + longest, len(words)) + 1):
                term = table.get(" ".join(words[first:last]))
                if term is not None:
                    places = places or [match.span() for match in WORD.finditer(text)]
                    hits.append((offer.ref, places[first][0], places[last - 1][1], term))
    return hits


def exact(offers: list[Offer], terms: list[WatchTerm]) -> list[Match]:
    """Ours, without what is only close."""
    return list(Watch(terms, close=False).scan(offers))


def close(offers: list[Offer], terms: list[WatchTerm]) -> list[Match]:
    """Ours, as the desk does it."""
    return list(scan_together(Watch(terms), offers))


def test_listings_against_terms() -> None:
    offers, terms = made()
    cpu: dict[str, list[float]] = {"plain": [], "exact": []}
    wall = []
    for _ in range(ROUNDS):
        start = time.process_time()
        there = plain(offers, terms)
        cpu["plain"].append(time.process_time() - start)
        start = time.process_time()
        ours = exact(offers, terms)
        cpu["exact"].append(time.process_time() - start)
        began = time.perf_counter()
        both = close(offers, terms)
        wall.append(time.perf_counter() - began)
    known = {(match.listing, match.term.term) for match in ours}
    lost = [hit for hit in there if (hit[0], hit[3].term) not in known]
    assert not lost
    assert known <= {(match.listing, match.term.term) for match in both}
    near = sum(match.kind == "close" for match in both)
    assert near > TITLES // 20
    ratio = min(cpu["exact"]) / min(cpu["plain"])
    print(f"\n{TITLES:,} titles, {TERMS:,} terms: {len(ours):,} exact, {near:,} close")
    print(f"  exact alone  {min(cpu['exact']):6.2f} s CPU")
    print(f"  plain scan   {min(cpu['plain']):6.2f} s CPU   ratio {ratio:.2f}")
    print(f"  with close   {min(wall):6.2f} s in all")
    held(f"{TITLES:,} titles against {TERMS:,} terms", ratio, RATIO, peer="a plain scan for words")
    held("the same, with what is close", min(wall), SECONDS, "s")
