"""Signs of a false notice: mails in many forms, false ones and clean ones."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.intake.conftest import pdf
from tro_desk.content.trust import others, senders
from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.facts import Candidate
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.intake.authenticity import CHECKS, signs
from tro_desk.intake.limits import DEFAULT_LIMITS
from tro_desk.intake.signs._names import drawn, one_apart, readable, registered
from tro_desk.intake.signs.sender import likeness, owner
from tro_desk.intake.worker import read

SELLER = "ops@qingrui-home.example"
FREEZE = (
    "Dear Seller,\n\nA federal court has issued a Temporary Restraining Order that applies to your "
    "selling account. Your disbursements are on hold. Legal case number: 1:26-cv-05561\n\n"
    "Seller Performance Team\n"
)


def signs_of(tmp_path: Path, data: bytes, name: str = "notice.eml") -> dict[str, Sign]:
    """The signs of a file, read as the worker reads it, by check."""
    path = tmp_path / name
    path.write_bytes(data)
    found = read(path, DEFAULT_LIMITS, lambda done, total: None).signs
    assert tuple(sign.check for sign in found) == CHECKS
    return {sign.check: sign for sign in found}


def mail(
    body: str = FREEZE,
    *,
    sender: str = "Seller Performance <notice-dispute@amazon.com>",
    subject: str = "Your disbursements",
    date: str = "Wed, 13 May 2026 02:41:07 -0700",
    above: str = "",
    attached: dict[str, bytes] | None = None,
    **more: str,
) -> bytes:
    """A mail; `above` are header lines that servers put on top, `more` further fields."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = SELLER
    message["Date"] = date
    message["Subject"] = subject
    for field, value in more.items():
        message[field.replace("_", "-")] = value
    message.set_content(body)
    for file, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=file)
    return above.encode() + message.as_bytes()


def mismatches(found: dict[str, Sign]) -> set[str]:
    return {check for check, sign in found.items() if sign.outcome is Outcome.MISMATCH}


CLEAN = {
    "amazon": mail(),
    "amazon of another country": mail(sender="Amazon <no-reply@amazon.co.uk>"),
    "chinese name": mail(sender="亚马逊卖家绩效 <notice-dispute@amazon.com>"),
    "firm that nobody lists": mail(
        "You are served with a summons and complaint in case 1:26-cv-05561. Attorney for Plaintiff",
        sender="R. Ashgrove <service@ashgrove-pike.example>",
    ),
    "reply to the same house": mail(Reply_To="answers@service.amazon.com"),
    "reply to a sister domain": mail(
        sender="IPR-USTRO <ipr-ustro@service.alibaba.com>", Reply_To="ipr@aliexpress.com"
    ),
    "seller with the platform in its shop's name": mail(
        "Please see below.", sender="Amazon Qingrui shop <ops@qingrui-home.example>"
    ),
    "lawyer for sellers": mail("We can help.", sender="Office <info@amazonsellers.attorney>"),
    "wire to a trust account": mail(
        "Our client would accept $9,000.00 for a full release. Payment goes by wire to our client "
        "trust account; call us to confirm the details. The offer stays open until June 16, 2026.",
        sender="S. Coates <sc@coates-ip.example>",
    ),
    "warning against gift cards": mail(
        "Amazon will never ask you to pay by gift card, and does not ask for payment in bitcoin."
    ),
    "warning in Chinese": mail("请勿通过微信或个人账户付款,谨防诈骗。你的资金已被预留。"),
    "frozen wallet": mail(
        "The court order restrains payment from your Alipay account and your WeChat Pay balance.",
        sender="Payoneer Legal <legal@payoneer.com>",
    ),
    "answer within days": mail("Send your documents within 5 business days, or within 72 hours."),
    "promise of hours": mail(
        "We will respond within 24 hours of receiving your payment documents."
    ),
    "platform wants an answer": mail("请在 48 小时内登录账户状况页面提交发票。"),
    "usual papers": mail(attached={"TRO.pdf": pdf(["TEMPORARY RESTRAINING ORDER"])}),
    "part of the mail's own text": mail(attached={"ATT00001.htm": b"<p>regards</p>"}),
    "platform's own case id": mail("Case ID: 15520884131. Your case log 26-0814-3397 is closed."),
    "forward, oldest last": mail(
        "---------- Forwarded message ---------\nFrom: Seller Performance "
        "<notice-dispute@amazon.com>\nDate: Wed, May 13, 2026 at 5:41 PM\n\n" + FREEZE,
        sender="Zhou <zhou@qingrui-home.example>",
        date="Sat, 16 May 2026 10:20:00 +0800",
    ),
}
LIAR = "Seller Performance <notice-dispute@{domain}>"
SUSPECT = {
    "letters that look alike": (mail(sender=LIAR.format(domain="arnazon.com")), "lookalike_domain"),
    "digits": (mail(sender="PayPal <service@paypa1.com>"), "lookalike_domain"),
    "another ending": (mail(sender="Legal <x@payoneer.support>"), "lookalike_domain"),
    "name in front": (mail(sender="A <a@amazon.com.seller-desk.example>"), "lookalike_domain"),
    "name only claimed": (
        mail(sender="Amazon Seller Support <help@fastmailbox.example>"),
        "lookalike_domain",
    ),
    "claimed in Chinese": (mail(sender="亚马逊法务部 <fw@mailbox.example>"), "lookalike_domain"),
    "another address as the name": (
        mail(sender='"jgaudio@gbc.law" <j.gaudio@mailbox.example>'),
        "lookalike_domain",
    ),
    "law firm with a hyphen": (mail(sender="J <service@gbc-law.com>"), "lookalike_domain"),
    "court": (mail(sender="ECF <ecf@ilnd-uscourts.com>"), "lookalike_domain"),
    "cyrillic": (mail(sender="Amazon <a@xn--mazon-3ve.com>"), "lookalike_domain"),
    "quoted sender": (
        mail(
            "---- Original message ----\nFrom: Amazon <a@amaz0n.com>\nSent: May 12, 2026\n\nHi",
            sender="Zhou <zhou@qingrui-home.example>",
        ),
        "lookalike_domain",
    ),
    "reply elsewhere": (mail(Reply_To="release@fastmailbox.example"), "reply_to_differs"),
    "crypto": (mail("To lift the freeze pay 1,950 USD in USDT to our wallet."), "payment_method"),
    "crypto in Chinese": (mail("请将 3000 美元以泰达币转账到以下地址解冻。"), "payment_method"),
    "gift card": (mail("Settle now: buy Steam cards and send the codes."), "payment_method"),
    "chat app": (mail("和解金 5000 元,请用微信转账。"), "payment_method"),
    "money sender": (mail("Please pay the fee by Western Union today."), "payment_method"),
    "a person's account": (mail("请把和解金汇款到以下个人账户:张三。"), "payment_method"),
    "hours": (
        mail("Pay within 24 hours or the money is given to the claimant."),
        "deadline_pressure",
    ),
    "hours in Chinese": (mail("请在12小时内付款,否则资金将被没收。"), "deadline_pressure"),
    "account within hours": (
        mail("Confirm your account and password in the next 6 hours."),
        "deadline_pressure",
    ),
    "program": (mail(attached={"Order.exe": b"MZ\x90\0" + b"\0" * 60}), "attachment_type"),
    "script": (mail(attached={"Order.js": b"alert(1)"}), "attachment_type"),
    "web page": (mail(attached={"Order.html": b"<form>Password</form>"}), "attachment_type"),
    "two endings": (mail(attached={"TRO.pdf.zip": b"PK\x05\x06" + b"\0" * 18}), "attachment_type"),
    "program under another name": (
        mail(attached={"Order.pdf": b"MZ\x90\0" + b"\0" * 60}),
        "attachment_type",
    ),
    "number of no court": (mail("Court order TRO-2026/88412 was issued."), "docket_format"),
    "docket of a later year": (mail("Legal case number: 1:29-cv-05561"), "docket_format"),
    "office that the court has not": (
        mail(
            "United States District Court for the Northern District of Illinois, "
            "Case No. 7:26-cv-05561"
        ),
        "docket_format",
    ),
    "wrong weekday": (mail().replace(b"Wed, 13 May", b"Mon, 13 May"), "date_order"),
    "quotes a later mail": (
        mail("-----Original Message-----\nFrom: a@b.example\nSent: June 3, 2026\n\nHello"),
        "date_order",
    ),
}


@pytest.mark.parametrize("case", CLEAN)
def test_clean_mails_are_not_flagged(case: str, tmp_path: Path) -> None:
    assert mismatches(signs_of(tmp_path, CLEAN[case])) == set()


@pytest.mark.parametrize("case", SUSPECT)
def test_each_sign_is_found(case: str, tmp_path: Path) -> None:
    data, check = SUSPECT[case]
    assert check in mismatches(signs_of(tmp_path, data))


WAY = "Received: from out.amazon.com by mx.mailhost.example; Wed, 13 May 2026 09:41:20 +0000\r\n"
INNER = "Received: from a.amazon.com by out.amazon.com; Wed, 13 May 2026 09:41:10 +0000\r\n"


def results(house: str, said: str) -> str:
    return f"Authentication-Results: {house}; {said}\r\n"


@pytest.mark.parametrize(
    ("above", "outcome", "reason"),
    [
        ("", Outcome.COULD_NOT_CHECK, "no_results"),
        (
            results("mx.mailhost.example", "dmarc=pass header.from=amazon.com") + WAY + INNER,
            Outcome.CHECKED,
            "results_passed",
        ),
        (
            WAY + results("mailhost.example", "spf=pass smtp.mailfrom=x@amazon.com") + INNER,
            Outcome.CHECKED,
            "results_passed",
        ),
        (
            results("mx.mailhost.example", "spf=fail; dkim=none; dmarc=fail") + WAY,
            Outcome.MISMATCH,
            "results_failed",
        ),
        (
            results("mx.mailhost.example", "spf=pass smtp.mailfrom=x@bulk.example") + WAY,
            Outcome.COULD_NOT_CHECK,
            "results_of_other",
        ),
        (
            results("mx.mailhost.example", "spf=none; dkim=none") + WAY,
            Outcome.COULD_NOT_CHECK,
            "results_say_nothing",
        ),
        # what the sender put below the station that received the mail does not count
        (
            WAY + INNER + results("mx.amazon.com.example", "dmarc=pass header.from=amazon.com"),
            Outcome.COULD_NOT_CHECK,
            "results_not_receivers",
        ),
        # and the receiver's own, on top, is not outdone by it
        (
            results("mx.mailhost.example", "spf=fail; dmarc=fail")
            + WAY
            + results("mx.mailhost.example", "dmarc=pass header.from=amazon.com"),
            Outcome.MISMATCH,
            "results_failed",
        ),
    ],
)
def test_only_the_receivers_note_counts(
    above: str, outcome: Outcome, reason: str, tmp_path: Path
) -> None:
    sign = signs_of(tmp_path, mail(above=above))["sender_authentication"]
    assert (sign.outcome, sign.reason) == (outcome, reason)


def test_stations_follow_each_other(tmp_path: Path) -> None:
    assert signs_of(tmp_path, mail(above=WAY + INNER))["date_order"].reason == "dates_in_order"
    late = INNER.replace("13 May", "14 May").replace("Wed", "Thu")
    assert signs_of(tmp_path, mail(above=WAY + late))["date_order"].reason == "stations_disordered"
    early = WAY.replace("13 May", "10 May").replace("Wed", "Sun")
    assert signs_of(tmp_path, mail(above=early))["date_order"].reason == "sent_after_arrival"


def test_a_paper_made_after_the_mail(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    (tmp_path / "in.pdf").write_bytes(pdf(["TEMPORARY RESTRAINING ORDER", "of the court"]))
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "in.pdf"))
    writer.add_metadata({"/CreationDate": "D:20260620101500-05'00'"})
    writer.write(tmp_path / "out.pdf")
    data = mail(attached={"order.pdf": (tmp_path / "out.pdf").read_bytes()})
    sign = signs_of(tmp_path, data)["date_order"]
    assert (sign.outcome, sign.reason) == (Outcome.MISMATCH, "paper_made_later")
    assert dict(sign.params)["other"] == "order.pdf (2026-06-20)"


def test_a_text_without_a_header_is_not_judged_by_one(tmp_path: Path) -> None:
    found = signs_of(tmp_path, FREEZE.encode(), "notice.txt")
    assert mismatches(found) == set()
    unknown = {c for c, sign in found.items() if sign.outcome is Outcome.COULD_NOT_CHECK}
    assert {"reply_to_differs", "sender_authentication", "attachment_type", "date_order"} <= unknown


def test_court_papers_are_not_asked_how_they_want_payment(tmp_path: Path) -> None:
    text = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF ILLINOIS
PELLWORTH CANDLES LLC,
Plaintiff,
v.
THE PARTNERSHIPS ON SCHEDULE A,
Defendants.
Case No. 1:26-cv-05561
COMPLAINT
Plaintiff alleges as follows:
1. Defendants accept payment by WeChat Pay, Western Union and Bitcoin.
2. Defendants transfer money to private accounts within 24 hours."""
    complaint = pdf([text])
    assert mismatches(signs_of(tmp_path, complaint, "complaint.pdf")) == set()


def test_a_guide_that_tells_of_tricks_is_none() -> None:
    page = Page(1, "How sellers are tricked: pay 1,000 USDT within 24 hours, they write.")
    found = signs(Document("html", "text", (page,)), (), "guide")
    assert not [sign for sign in found if sign.outcome is Outcome.MISMATCH]


def test_the_number_of_a_known_court_fits_its_office() -> None:
    def outcome(number: str, court: str) -> str:
        found = [
            Candidate("docket_number", number, number, 1, 0, 5, 950, "t"),
            Candidate("court", court, court, 1, 6, 9, 950, "t"),
        ]
        made = signs(Document("text", "text", (Page(1, "x"),)), found, "court_order")
        return next(sign.reason for sign in made if sign.check == "docket_format")

    assert outcome("1:26-cv-04417", "ilnd") == "fits_court"
    assert outcome("0:26-cv-61288", "flsd") == "fits_court"
    assert outcome("0:26-cv-22954", "flsd") == "number_of_other_office"
    assert outcome("5:26-cv-00017", "gand") == "fits_court"  # no table of its offices
    assert outcome("26-cv-00000", "nysd") == "not_a_docket"


def test_the_table_tells_its_own_domains_from_false_ones() -> None:
    for sender in senders():
        for address in sender.examples:
            domain = address.partition("@")[2]
            assert owner(domain) == sender
            assert likeness(domain) is None
        for address in sender.false_examples:
            seen = likeness(address.partition("@")[2])
            assert seen is not None, address
            assert seen.whose == sender.name
    for domain in (*others(), "qq.com", "163.com", "seller-law.example", "tempur.com"):
        assert likeness(domain) is None


def test_letters_and_domains_are_compared_as_the_eye_does() -> None:
    assert drawn("arnazon") == drawn("amaz0n") == drawn("\u0430m\u0430zon") == drawn("Amazon")
    assert readable("xn--mazon-3ve.com") == "\u0430mazon.com"
    assert registered("a.b.amazon.co.uk") == "amazon.co.uk"
    assert registered("mail.gbc.law") == "gbc.law"
    assert all(one_apart("amazon", other) for other in ("amazom", "amazn", "amzaon", "amazonn"))
    assert not any(one_apart("amazon", other) for other in ("amazon", "amaxom", "azon"))
