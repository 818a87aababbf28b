"""Records, steps and a worksheet of the sample case, built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from tests.papers import sample
from tro_desk.base.messages import Message
from tro_desk.domain.costs import Rate
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.exposure import Exposure
from tro_desk.domain.money import Money
from tro_desk.domain.records import (
    Body,
    Contact,
    Counsel,
    Defence,
    Document,
    EvidenceNote,
    Offer,
    Points,
    Record,
    Remediation,
    Task,
    Worksheet,
    kind_of,
)
from tro_desk.domain.steps import Kind, State
from tro_desk.domain.worksheet import Sheet
from tro_desk.law.remedies import remedies
from tro_desk.law.worksheet import Given, worksheet
from tro_desk.papers.written import PathTold, Stand, Written, written

AT = datetime(2026, 3, 2, 3, 5, tzinfo=UTC)
ZONE = "Asia/Shanghai"
PICTURE, CALL, OTHER = "d4" * 32, "e5" * 32, "f6" * 32
EMPTY = Exposure("case-1", "IL", (), (), (), (), (), (), ())

TYPED = {
    "settle_fee_low": "1500.00 USD",
    "settle_fee_high": "2500.00 USD",
    "settle_months_low": "1",
    "settle_months_high": "2.5",
    "defend_fee_low": "12000.00 USD",
    "defend_fee_high": "30000.00 USD",
    "defend_months_low": "6",
    "monthly": "5600.00 CNY",
    "into": "USD",
    "note": "供应商的发票还没有到。\nAsk what the bond covers.",
}

CONTACTS = (
    Contact(AT, ZONE, "platform", "Seller Support", "case", "out", "为什么冻结？", (PICTURE,)),
    Contact(
        AT + timedelta(hours=1),
        ZONE,
        "own_counsel",
        "Jordan Vale",
        "phone",
        "in",
        "Secret advice about the answer.",
        (CALL,),
    ),
    Contact(
        AT + timedelta(hours=2), ZONE, "plaintiff_counsel", "", "email", "in", "Pay by Friday."
    ),
)
OFFERS = (
    Offer(
        date(2026, 3, 1),
        "plaintiff",
        Money("USD", 900_000),
        "Pay, release within 5 days.\n不得再卖。",
        "open",
        date(2026, 3, 12),
        "",
        (sample.SERVICE,),
    ),
    Offer(date(2026, 2, 28), "seller", None, "", "refused", None, "Asked for less."),
)
REMEDIATIONS = (
    Remediation(
        "B0ZZK2M9QF", "captured", AT, ZONE, "Li Ming", "Evidence first.", (PICTURE,), (OTHER,)
    ),
    Remediation("B0ZZK4T1LD", "impossible", AT, ZONE, "", "The account is closed."),
)
TASKS = (
    Task("Ask the supplier for the 2025 invoices", "王芳", date(2026, 3, 8), None),
    Task("Call the bank", "", None, None, note="先问能不能看余额"),
    Task("Is done already", "", None, date(2026, 3, 1)),
)
COUNSEL = (
    Counsel(
        "Alex Marlow",
        "Marlow Law 马洛律所",
        "N.D. Ill.",
        "6300001",
        "flat",
        "USD 3,500 Secret fee",
        "none",
        "Secret scope",
        "zh, en",
        "Secret note",
        True,
    ),
    Counsel("Secret Other", "Secret LLP", "", "", "", "", "", "", "", ""),
)
POINTS = (
    Points(date(2026, 2, 25), 6, "1 of 3", "投诉手机支架", (PICTURE,)),
    Points(date(2026, 2, 20), None, "", "A warning alone."),
)
DOCUMENTS = (
    Document("Invoice of Ningbo Lanjia Mould", "yes", "", (PICTURE,)),
    Document("Licence of the brand", "no", "供应商说没有"),
)
DEFENCES = (
    Defence(
        "sales",
        "没有卖到伊利诺伊州，只有两单测试购买。\nOne was refunded.",
        "No sale to Illinois but two test buys.",
        (PICTURE,),
    ),
    Defence("", "模具是我们自己开的。"),
)
NOTES = (
    EvidenceNote(
        PICTURE,
        "amazon/freeze",
        "B0ZZK2M9QF",
        "clipboard",
        "Seller Central, payments page",
        AT,
        ZONE,
        "余额截图",
    ),
    EvidenceNote(CALL, "", "", "note", "", AT, ZONE, "Secret call"),
    EvidenceNote(OTHER, "amazon/freeze", "", "file", "", AT, ZONE, ""),
)
ORIGINALS = tuple(
    Evidence(sha256, name, 48_213, "png", 1, AT)
    for sha256, name in (
        (PICTURE, "payments 付款页.png"),
        (CALL, "call.txt"),
        (OTHER, "after.png"),
    )
)


def records(*bodies: Body) -> tuple[Record, ...]:
    return tuple(
        Record("case-1", kind_of(body), number, body, AT, AT, 1)
        for number, body in enumerate(bodies, 1)
    )


def sheet(exposure: Exposure = EMPTY) -> Sheet:
    rate = Rate(1, "CNY", "USD", date(2026, 2, 2), Decimal("0.1392"), "PBOC", AT)
    return worksheet(
        Given(
            "case-1",
            TYPED,
            dict(enumerate(OFFERS, 1)),
            exposure,
            remedies({"trademark": 2, "design_patent": 1, "copyright": 0}),
            sample.sample_deadlines(),
            (rate,),
        )
    )


def told(exposure: Exposure = EMPTY) -> Written:
    own = (*COUNSEL, *POINTS, *DOCUMENTS, *DEFENCES)
    sheet_typed = Worksheet(tuple(TYPED.items()))
    bodies = (*CONTACTS, *OFFERS, *REMEDIATIONS, *TASKS, *NOTES, *own, sheet_typed)
    made = written(records(*bodies), ORIGINALS, sheet(exposure))
    assert made is not None
    return made


def said(context: str, text: str) -> Message:
    return Message(context, text)


DONE = Stand(said("step state", "Done"), "", State.DONE, Kind.DO, "done", (), "", False, AT)
"""Real texts stand for titles, so that both languages are there."""

STANDS = (
    DONE,
    replace(DONE, kind=Kind.MONEY, answer="48210.55 USD"),
    replace(DONE, kind=Kind.DATE, answer="2026-03-01"),
    replace(DONE, kind=Kind.MOMENT, answer="2026-03-01T10:23+08:00"),
    replace(DONE, kind=Kind.NUMBER, answer="0.5"),
    replace(DONE, kind=Kind.TEXT, answer="我们的工厂 <b>& Co.</b>"),
    replace(DONE, kind=Kind.CHOICE, answer="x", chosen=(said("record", "Platform"),)),
    replace(DONE, kind=Kind.DOOR, answer="", at=None),
    replace(DONE, item="B0ZZK2M9QF", state=State.SKIPPED, reason="没有权限", forced=True),
    replace(DONE, state=State.SKIPPED, reason="Not needed here."),
    replace(DONE, kind=Kind.DATE, answer="not a day any more"),
)
UNKNOWN = replace(
    DONE, title=said("record", "Counsel comparison"), kind=Kind.MONEY, answer="unknown"
)
STALE = replace(
    DONE,
    title=said("record", "Documents and gaps"),
    state=State.STALE,
    kind=Kind.TEXT,
    answer="Chicago",
)
PATHS = (PathTold("amazon", said("record", "Remediation log"), STANDS, (UNKNOWN,), (STALE,)),)


def many(count: int) -> Written:
    """Very many records with texts longer than a page."""
    long = "很长的谈话 Long talk " * 60
    return replace(
        told(),
        contacts=tuple(replace(CONTACTS[0], summary=f"call-{n} {long}") for n in range(count)),
        offers=tuple(replace(OFFERS[0], terms=f"terms-{n} {long * 8}") for n in range(count // 10)),
        tasks=tuple(replace(TASKS[0], title=f"task-{n} " + "W" * 300) for n in range(count)),
        remediations=tuple(
            replace(REMEDIATIONS[0], product=f"B0MANY{n:04d}", why=long) for n in range(count)
        ),
        added=tuple(
            replace(
                told().added[0],
                evidence=replace(ORIGINALS[0], sha256=f"{n:064x}", name="长" * 120 + f"-{n}.png"),
            )
            for n in range(count)
        ),
    )
