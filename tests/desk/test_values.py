"""What a seller types becomes canonical, or is refused; nothing is guessed."""

from __future__ import annotations

import pytest

from tro_desk.base.errors import DeskError
from tro_desk.desk.values import canonical, docket_key, zone
from tro_desk.domain.fields import FIELDS

GOOD = [
    ("docket_number", "1:26-cv-01234", "1:26-cv-01234"),
    ("docket_number", " 1:26-CV-1234 ", "1:26-cv-01234"),
    ("docket_number", "1:26\u2212cv\u221201234", "1:26-cv-01234"),
    ("docket_number", "26 cv 1234", "26-cv-01234"),
    ("docket_number", "2026-cv-01234", "26-cv-01234"),
    ("docket_number", "0:26-cv-61234-RAR", "0:26-cv-61234"),
    ("docket_number", "\uff11\uff1a26-cv-01234", "1:26-cv-01234"),
    ("court", "ILND", "ilnd"),
    ("court", "N.D. Ill.", "ilnd"),
    ("case_name", "  A \n v.  B ", "A v. B"),
    ("plaintiff", "耐克公司", "耐克公司"),
    ("judge_initials", "rar", "RAR"),
    ("platform", "Amazon", "amazon"),
    ("served", "2026-05-29", "2026-05-29"),
    ("served", "2026年5月29日", "2026-05-29"),
    ("served", "2026/5/9", "2026-05-09"),
    ("served", "May 29, 2026", "2026-05-29"),
    ("served", "29 Sept. 2026", "2026-09-29"),
    ("hearing", "2026-05-20T10:23", "2026-05-20T10:23"),
    ("hearing", "2026-05-20 9:05", "2026-05-20T09:05"),
    ("hearing", "May 20, 2026 at 1:30 p.m.", "2026-05-20T13:30"),
    ("hearing", "20 May 2026, 12:00 a.m.", "2026-05-20T00:00"),
    ("frozen_amount", "48210.55 USD", "48210.55 USD"),
    ("frozen_amount", "USD 48,210.55", "48210.55 USD"),
    ("frozen_amount", "$48,210.55", "48210.55 USD"),
    ("asin", "b0zzk2m9qf", "B0ZZK2M9QF"),
    ("seller_id", "a1b2 c3", "A1B2C3"),
    ("trademark_registration", "9,990,417", "9990417"),
    ("copyright_registration", "VA 2-345-678", "VA0002345678"),
    ("design_patent", "D1,037,519", "D1037519"),
    ("utility_patent", "11,234,567", "11234567"),
    ("defendant_number", "047", "47"),
    ("ip_type", "Design patent", "design_patent"),
    ("counsel_email", "Jane@Firm.Example", "jane@firm.example"),
    ("counsel_phone", "(312) 555-0147", "+13125550147"),
    ("counsel_phone", "+86 138 0013 8000", "+8613800138000"),
    ("sealed", "是", "true"),
]

BAD = [
    ("docket_number", "1234"),
    ("docket_number", "1:26-cr-01234"),
    ("docket_number", "1:26-cv-123456"),
    ("court", "nowhere"),
    ("court", "northern district"),
    ("served", "03/10/2024"),
    ("served", "2026-02-30"),
    ("served", "1026-05-29"),
    ("served", "tomorrow"),
    ("served", "Ju 5, 2026"),
    ("hearing", "2026-05-20T25:00"),
    ("hearing", "May 20, 2026 13:30 p.m."),
    ("frozen_amount", "48210.55"),
    ("frozen_amount", "48.210 EUR"),
    ("frozen_amount", "-5.00 USD"),
    ("frozen_amount", "1.001 USD"),
    ("asin", "B0ZZK2M9Q"),
    ("trademark_registration", "TM12"),
    ("defendant_number", "12-34 and 5"),
    ("seller_id", "<script>"),
    ("ip_type", "fashion"),
    ("counsel_email", "jane"),
    ("counsel_phone", "12345"),
    ("sealed", "no"),
    ("judge", " \u200b "),
    ("judge", ""),
    ("judge", "x" * 2001),
    ("judge", "a\x00b"),
]


@pytest.mark.parametrize(("field", "typed", "value"), GOOD)
def test_typed_becomes_canonical(field: str, typed: str, value: str) -> None:
    assert canonical(field, typed) == value
    assert canonical(field, value) == value


@pytest.mark.parametrize(("field", "typed"), BAD)
def test_what_does_not_fit_is_refused(field: str, typed: str) -> None:
    with pytest.raises(DeskError) as caught:
        canonical(field, typed)
    assert caught.value.code == "bad_value"
    assert caught.value.params["field"] == field


def test_every_kind_of_value_is_tried() -> None:
    assert {FIELDS[field].kind for field, *_ in GOOD} == {spec.kind for spec in FIELDS.values()}
    assert {FIELDS[field].kind for field, _ in BAD} == {spec.kind for spec in FIELDS.values()}


def test_a_field_that_does_not_exist_is_named() -> None:
    with pytest.raises(DeskError) as caught:
        canonical("shoe_size", "44")
    assert (caught.value.code, caught.value.params) == ("unknown_field", {"field": "shoe_size"})


def test_a_zone_is_an_iana_name() -> None:
    assert zone("served", "America/Chicago") == "America/Chicago"
    assert zone("served", None) is None
    for name in ("Central", "Chicago", "../etc/passwd", "", "Mars/Base"):
        with pytest.raises(DeskError) as caught:
            zone("served", name)
        assert caught.value.params == {"field": "served", "value": name}


def test_two_spellings_of_one_docket_number_share_their_key() -> None:
    assert docket_key("1:26-cv-01234") == docket_key("26-cv-01234") == ("26", 1234)
    assert docket_key("1:25-cv-01234") != docket_key("1:26-cv-01234")
    assert docket_key("") is None
