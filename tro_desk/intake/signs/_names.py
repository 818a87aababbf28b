"""Mail addresses and domains: taken apart, and compared as the eye would."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

ADDRESS: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?P<domain>[^\W_](?:[\w-]{0,62})(?:\.[\w-]{1,63}){1,8})"
)
_TWO_LABELS: Final = frozenset({"co", "com", "net", "org", "gov", "edu", "ac"})

# Letters of other scripts, and digits, that look like Latin letters; i and l look like each other.
_ALIKE: Final = str.maketrans(
    "\u0430\u0431\u0432\u0433\u0501\u0435\u04bb\u0456\u0458\u043a\u04cf\u043c\u043d\u043e\u0440\u051b\u0455"
    "\u0442\u0443\u0475\u051d\u0445\u04af\u03b1\u03b2\u03b3\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c9\u03c7"
    "\u0131013457$|i",
    "a6brdehljklmhopqstyvwxyabyelkvoptuwxloleastsll",
)
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))


@dataclass(frozen=True, slots=True)
class Address:
    """A sender as a mail names it: what it calls itself, and its address, lower case."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands after the @, international names in their own letters."""
        return readable(self.address.rpartition("@")[2])


def address_in(field: str) -> Address | None:
    """The first address of a header field; None where it holds none."""
    within = re.search(r"<\s*([^<>\s]+@[^<>\s]+)\s*>", field)
    if within is not None:
        name = field[: within.start()].strip().strip("\"'").strip()
        return Address(name, within[1].lower())
    plain = ADDRESS.search(field)
    return Address("", plain[0].lower()) if plain else None


def readable(domain: str) -> str:
    """A domain in lower case, with labels written as xn-- in the letters they stand for."""
    labels = []
    for label in domain.lower().strip(".").split("."):
        if label.startswith("xn--"):
            with contextlib.suppress(UnicodeError, ValueError):
                label = label[4:].encode("ascii").decode("punycode")
        labels.append(label)
    return ".".join(labels)


def registered(domain: str) -> str:
    """The part of a domain that somebody owns: `amazon.co.uk` of `mail.amazon.co.uk`."""
    labels = domain.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _TWO_LABELS
    return ".".join(labels[-3 if country else -2 :])


def belongs(domain: str, owned: str) -> bool:
    """Whether `domain` is `owned` or a name below it."""
    return domain == owned or domain.endswith("." + owned)


def drawn(text: str) -> str:
    """The letters that `text` looks like: Cyrillic а as a, 0 as o, rn as m."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(
        c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c)
    ).translate(_ALIKE)
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain


def scripts(label: str) -> frozenset[str]:
    """The alphabets that the letters of a label come from: LATIN, CYRILLIC, GREEK, ..."""
    return frozenset(
        unicodedata.name(letter, "").partition(" ")[0] for letter in label if letter.isalpha()
    )


def one_apart(one: str, other: str) -> bool:
    """Whether two different words differ by one letter more, less, another, or two exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    first, second = one[start:], other[start:]
    return (
        first[1:] == second[1:]
        or first == second[1:]
        or first[1:] == second
        or (first[:2] == second[:2][::-1] and first[2:] == second[2:])
    )
