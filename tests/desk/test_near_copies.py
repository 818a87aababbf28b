"""Near copies are grouped within a case, and told when one is added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tro_desk.desk import Desk
from tro_desk.intake import reading

NOTICE = (
    "A federal court has issued a Temporary Restraining Order that applies to your account. "
    "To comply with it we have taken down the affected offers and are holding the disbursements of "
    "this account. Legal case number: 1:26-cv-05561\n\nSeller Performance Team\n"
)
HEADER = "From: {who}\nTo: a@b.example\nDate: Wed, 13 May 2026 02:41:07 -0700\nSubject: {what}\n"
END = "MIME-Version: 1.0\nContent-Type: text/plain\n\n"


@pytest.fixture(autouse=True)
def _no_worker_stays() -> Iterator[None]:
    yield
    reading.end_workers()


def mail(folder: Path, name: str, what: str, body: str) -> Path:
    path = folder / name
    head = HEADER.format(who="Seller Performance <notice-dispute@amazon.com>", what=what)
    path.write_text(head + END + body, encoding="utf-8")
    return path


def test_a_forward_joins_its_mail(desk: Desk, tmp_path: Path) -> None:
    first = desk.add_notice(mail(tmp_path, "1.eml", "Order", NOTICE))
    assert first.near_copy_of == ()
    quoted = "\n".join("> " + line for line in NOTICE.splitlines())
    again = desk.add_notice(mail(tmp_path, "2.eml", "Fwd: Order", "See below.\n\n" + quoted))
    assert again.case_id == first.case_id
    assert again.known_since is None
    assert again.near_copy_of == (first.evidence.sha256,)
    assert desk.near_copies(first.case_id) == ((first.evidence.sha256, again.evidence.sha256),)


def test_the_signs_are_kept_with_the_notice(desk: Desk, tmp_path: Path) -> None:
    path = mail(tmp_path, "1.eml", "Order", "Pay 1,950 USD in USDT within 24 hours.\n\n" + NOTICE)
    added = desk.add_notice(path)
    (notice,) = desk.case(added.case_id).notices
    assert notice.signs == added.reading.signs
    seen = {sign.check for sign in notice.signs if sign.outcome == "mismatch"}
    assert seen == {"payment_method", "deadline_pressure"}
