"""A short mark by which near copies are known: a forward, the same PDF saved again.

What mail programs add (header lines, quoting marks, `Fwd:`) is left out; the rest is cut into runs
of four words, and the smallest of their hashes are kept, with those of the numbers in the text:
two notices from one form differ in little else. `desk.near_copies` compares two marks.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b85encode
from collections.abc import Iterable, Iterator
from typing import Final

from tro_desk.domain.evidence import Document

_VERSION: Final = "1"
_RUN: Final = 4
_KEPT: Final = 128
_KEPT_NUMBERS: Final = 64
_FEWEST: Final = 16  # runs; less text says too little
_MOST: Final = 60_000  # characters: the beginning of a long paper tells it from others
_HEADER: Final = re.compile(
    r"(?:from|to|cc|bcc|date|sent|subject|reply-to|importance|attachments?|发件人|寄件人|收件人|抄送"
    r"|日期|发送时间|发件时间|主题|主旨|附件)\s*[:：].*",
    re.I,
)
_SEPARATOR: Final = re.compile(r"[-_=*\s]*(?:-{3,}|_{3,}|={3,}).*")
_MARKS: Final = re.compile(r"^[>|\s]+")
_WORD: Final = re.compile(r"[^\W_\u3400-\u9fff]+|[\u3400-\u9fff]")


def fingerprint(document: Document) -> str:
    """The mark of a document; "" where it has too little text to tell."""
    words = list(_words(page.text for page in document.pages))
    following = zip(*(words[first:] for first in range(_RUN)), strict=False)
    runs = set(map(_hash, set(map(" ".join, following))))
    if len(runs) < _FEWEST:
        return ""
    numbers = {
        _hash(word) for word in set(words) if not word.isalpha() and sum(map(str.isdigit, word)) > 3
    }
    return ":".join(
        (
            _VERSION,
            str(len(runs)),
            _packed(sorted(runs)[:_KEPT]),
            _packed(sorted(numbers)[:_KEPT_NUMBERS]),
        )
    )


def _words(texts: Iterable[str]) -> Iterator[str]:
    left = _MOST
    for text in texts:
        for line in unicodedata.normalize("NFKC", text[:left]).casefold().splitlines():
            own = _MARKS.sub("", line)
            if not _HEADER.fullmatch(own) and not _SEPARATOR.fullmatch(own):
                yield from _WORD.findall(own)
        left -= len(text)
        if left <= 0:
            return


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")


def _packed(hashes: list[int]) -> str:
    return b85encode(b"".join(value.to_bytes(4, "big") for value in hashes)).decode("ascii")
