"""How well a reading agrees with what a careful person finds in the paper.

Beside each paper of `notices` stands `NAME.expected.json`: `must` (every value, per field), `may`
(acceptable, not scored; `*` is any value), `must_not_fields` (the paper has no value for these),
`must_not_values` (traps), `notice_type`, `method`, `authenticity`, `readable`. Single-valued fields
are judged by the best fact, the others as sets. A value of a field that has none, or a trap, is
invented.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tro_desk.base.errors import ReadError
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.reading import Reading
from tro_desk.domain.sign import Outcome

_WITH_HOUR = ("tro_entered", "hearing", "tro_expires")
_ANY = "*"
_TITLES = (
    r"^(?:the )?(?:hon|honorable|judge|district judge|magistrate judge"
    r"|(?:united states|us) district judge)\b ?"
)
_OFFICES = r" (?:usdj|united states district judge|us district judge|district judge)$"


@dataclass
class Count:
    """Facts that are right, wrong (not wanted), and missing."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Count) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0


@dataclass
class Score:
    """The whole corpus: facts over all fields, and lists of what went wrong, by paper."""

    fields: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    papers: dict[str, Count] = field(default_factory=dict)
    scans: Count = field(default_factory=Count)
    texts: Count = field(default_factory=Count)
    invented: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def total(self) -> Count:
        whole = Count()
        for count in self.fields.values():
            whole.add(count)
        return whole

    def numbers(self) -> dict[str, float]:
        """What is kept and may only rise."""
        whole, papers = self.total(), list(self.papers.values())
        wanted = [c for c in self.fields.values() if c.right + c.missed]
        return {
            "precision": round(whole.precision, 4),
            "recall": round(whole.recall, 4),
            "precision_text": round(self.texts.precision, 4),
            "recall_text": round(self.texts.recall, 4),
            "precision_scans": round(self.scans.precision, 4),
            "recall_scans": round(self.scans.recall, 4),
            "precision_over_files": round(_mean(c.precision for c in papers), 4),
            "recall_over_files": round(_mean(c.recall for c in papers), 4),
            "precision_over_fields": round(_mean(c.precision for c in wanted), 4),
            "recall_over_fields": round(_mean(c.recall for c in wanted), 4),
        }


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 1.0


def expected(paper: Path) -> dict[str, Any]:
    """What a careful person finds in a paper."""
    path = paper.with_name(paper.name + ".expected.json")
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def papers(folder: Path) -> list[Path]:
    """The papers of a folder that have an expectation beside them, by name."""
    ending = ".expected.json"
    return sorted(
        path.with_name(path.name.removesuffix(ending)) for path in folder.glob("*" + ending)
    )


def judge(score: Score, name: str, told: Mapping[str, Any], read: Reading | ReadError) -> None:
    """Add one paper to the score."""
    if isinstance(read, ReadError):
        if told["readable"] is True:
            score.unreadable.append(f"{name}: refused ({read.code})")
            _facts(score, name, told, {}, scanned=told["method"] != "text")
        elif told["readable"] is False and read.code != told["reason"]:
            score.unreadable.append(f"{name}: {read.code}, not {told['reason']}")
        return
    if told["readable"] is False:
        score.unreadable.append(f"{name}: read, though {told['reason']}")
        score.invented += [f"{name}: {c.field}={c.value}" for c in read.candidates]
        return
    facts: dict[str, list[str]] = defaultdict(list)
    for candidate in read.candidates:
        facts[candidate.field].append(candidate.value)
    _facts(score, name, told, facts, scanned=read.document.method != "text")
    for wrong, got, key in (
        (score.types, read.notice_type, "notice_type"),
        (score.methods, read.document.method, "method"),
    ):
        wanted = told[key] if isinstance(told[key], list) else [told[key]]
        if got not in wanted:
            wrong.append(f"{name}: {got}, not {wanted[0]}")
    seen = {sign.check for sign in read.signs if sign.outcome is Outcome.MISMATCH}
    wanted_signs = {sign["check"] for sign in told["authenticity"]}
    score.signs += [f"{name}: {check} missed" for check in sorted(wanted_signs - seen)]
    if _ANY not in told.get("authenticity_may", ()):
        score.signs += [f"{name}: {check} false" for check in sorted(seen - wanted_signs)]


def _facts(
    score: Score, name: str, told: Mapping[str, Any], facts: Mapping[str, list[str]], scanned: bool
) -> None:
    paper = score.papers.setdefault(name, Count())
    for field_name in sorted({*told["must"], *facts}):
        values = facts.get(field_name, [])
        must = told["must"].get(field_name, [])
        may = told.get("may", {}).get(field_name, [])
        count = _set(field_name, values, must, may)
        if not FIELDS[field_name].many:
            count = _best(field_name, values, must, may)
        if count.wrong or count.missed:
            score.notes.append(f"{name}: {field_name} is {values[:4]}, wanted {must[:4]}")
        for sums in (score.fields[field_name], paper, score.scans if scanned else score.texts):
            sums.add(count)
        traps = told["must_not_values"].get(field_name, [])
        allowed = [*must, *(value for value in may if value != _ANY)]
        if values and field_name in told["must_not_fields"]:
            score.invented.append(f"{name}: {field_name}={values[0]}")
        for value in values:
            trapped = any(_same(field_name, value, trap, loose=True) for trap in traps)
            if trapped and not _hit(field_name, value, allowed):
                score.invented.append(f"{name}: {field_name}={value} (trap)")


def _best(name: str, values: Sequence[str], must: Sequence[str], may: Sequence[str]) -> Count:
    if not values:
        return Count(missed=int(bool(must)))
    if must and _same(name, values[0], must[0]):
        return Count(right=1)
    return Count(wrong=int(not _hit(name, values[0], may)), missed=int(bool(must)))


def _set(name: str, values: Sequence[str], must: Sequence[str], may: Sequence[str]) -> Count:
    left, seen, count = list(must), list[str](), Count()
    for value in values:
        if _hit(name, value, seen):
            continue
        seen.append(value)
        match = next((wanted for wanted in left if _same(name, value, wanted)), None)
        if match is not None:
            left.remove(match)
            count.right += 1
        elif not _hit(name, value, [*must, *may]):
            count.wrong += 1
    count.missed = len(left)
    return count


def _hit(name: str, value: str, wanted: Iterable[str]) -> bool:
    return any(_same(name, value, other) for other in wanted)


def _same(name: str, got: str, wanted: str, loose: bool = False) -> bool:
    if wanted == _ANY:
        return True
    kind = FIELDS[name].kind
    if kind is Kind.DATE:
        if name in _WITH_HOUR and not loose:
            return got[:16] == wanted
        hours = "T" in got and "T" in wanted and not loose and name != "notice_sent"
        return got[:16] == wanted if hours else got[:10] == wanted[:10]
    if kind is Kind.DOCKET:
        office, number = _docket(got)
        own_office, own = _docket(wanted)
        return number == own and (loose or office == own_office)
    if kind is Kind.MONEY:
        return _money(got) == _money(wanted)
    if name == "judge":
        return _judge(got) == _judge(wanted)
    if kind is Kind.TEXT and name != "platform":
        return _text(got) == _text(wanted)
    return got.replace(" ", "").casefold() == wanted.replace(" ", "").casefold()


def _docket(value: str) -> tuple[str | None, tuple[str, int] | str]:
    match = re.fullmatch(r"(?:(\d{1,2}):)?(\d{2})-cv-(\d{1,6})", value.strip().lower())
    return (match[1], (match[2], int(match[3]))) if match else (None, value)


def _money(value: str) -> tuple[Decimal, str]:
    amount, _, currency = value.partition(" ")
    return Decimal(amount.replace(",", "")), currency


def _text(value: str) -> str:
    folded = unicodedata.normalize("NFKC", value).casefold()
    folded = re.sub("[\"'\u2018\u2019\u201c\u201d`]", "", folded)
    folded = re.sub(r"\bvs?\.?\s", "v ", folded)
    folded = re.sub(r"\s+", " ", folded).strip(" .,;:-")
    folded = re.sub("(?<=[\u2e80-\u9fff]) (?=[\u2e80-\u9fff])", "", folded)
    return " ".join(folded.replace(",", "").replace(".", "").split())


def _judge(value: str) -> str:
    name = re.sub(_TITLES, "", _text(value))
    return re.sub(_OFFICES, "", re.sub(_TITLES, "", name))
