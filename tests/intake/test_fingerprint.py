"""Near copies are known by their marks; papers that only share a form are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tro_desk.desk.near_copies import near
from tro_desk.domain.evidence import Document, Page
from tro_desk.intake.fingerprint import fingerprint

WORDS = st.lists(
    st.text("abcdefghijklmnop", min_size=2, max_size=9), min_size=60, max_size=300, unique=True
)
NOTICE = (
    "Dear Seller, a federal court has issued a Temporary Restraining Order that applies to your "
    "selling account. To comply with it we have taken down the affected offers and hold "
    "the disbursements of this account until the court or the rights owner tells us otherwise. The "
    "dispute is to be settled with the party that obtained the order. Legal case number: {docket}. "
    "Amount held: USD {amount}. We cannot release the funds without a further order of the court."
)


def mark(*texts: str, kind: str = "eml") -> str:
    pages = tuple(Page(number, text) for number, text in enumerate(texts, 1))
    return fingerprint(Document(kind, "text", pages))


def notice(docket: str = "1:26-cv-05561", amount: str = "4821.55") -> str:
    return "From: a@b.example\nSubject: order\n\n" + NOTICE.format(docket=docket, amount=amount)


def quoted(text: str) -> str:
    return "\n".join("> " + line for line in text.splitlines())


def test_a_forward_is_a_near_copy() -> None:
    forward = (
        "From: zhou@qingrui.example\nSubject: Fwd: order\n\nPlease look at this at once.\n\n"
        "---------- Forwarded message ---------\n" + quoted(notice()) + "\n\n"
        "This mail is confidential. If you are not its reader, delete it."
    )
    assert near(mark(notice()), mark(forward))
    assert near(mark(forward), mark(notice()))


def test_another_case_in_the_same_form_is_none() -> None:
    assert not near(mark(notice()), mark(notice(docket="1:26-cv-07742", amount="312.90")))


def test_chinese_text_is_compared_by_its_characters() -> None:
    text = (
        "您的账户资金已根据美国法院的临时限制令被预留,请直接与权利人的律师联系,案号 1:26-cv-05561。"
    )
    assert near(mark(text), mark("转发:\n" + text + "\n请看一下。"))
    assert not near(
        mark(text),
        mark("店铺运营日报:今天发出三十二个包裹,退货两件,广告花费与昨天持平,评分没有变化。"),
    )


def test_little_text_tells_nothing() -> None:
    assert mark("See attached.") == ""
    assert not near("", "")
    assert not near(mark(notice()), "")


def test_a_letter_within_a_bundle_is_another_paper() -> None:
    more = [" ".join(f"exhibit{n}word{m}" for m in range(300)) for n in range(5)]
    assert not near(mark(notice()), mark(notice(), *more))


@given(WORDS)
def test_line_breaks_marks_and_headers_do_not_count(words: list[str]) -> None:
    plain = " ".join(words)
    broken = "\n".join("> " + " ".join(words[at : at + 7]) for at in range(0, len(words), 7))
    assert mark(plain) == mark("From: x@y.example\nDate: today\n\n" + broken)
    assert near(mark(plain), mark(plain.upper(), kind="text"))


@given(WORDS, st.integers(0, 5))
def test_a_few_words_more_make_a_near_copy(words: list[str], extra: int) -> None:
    added = " ".join(f"note{n}" for n in "abcde"[:extra])
    assert near(mark(" ".join(words)), mark(added + "\n" + " ".join(words)))


@given(WORDS, WORDS)
def test_other_words_are_another_paper(one: list[str], other: list[str]) -> None:
    assert not near(mark(" ".join(one)), mark(" ".join("q" + word for word in other)))
