"""One thing has one name, and a value is written as its kind asks."""

from __future__ import annotations

import pytest

from tro_desk.domain.court import Court
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.l10n import terms
from tro_desk.l10n.translator import translator

ILND = Court(
    id="ilnd",
    name_en="U.S. District Court for the Northern District of Illinois",
    name_zh="伊利诺伊州北区联邦地区法院",
    cite="N.D. Ill.",
    tz="America/Chicago",
    state="IL",
    ecf="ilnd",
)


def test_every_field_has_a_label_in_reading_order() -> None:
    assert list(terms.FIELD_LABELS) == list(FIELDS)


def test_the_kinds_agree_with_the_fields() -> None:
    assert {name for name, spec in FIELDS.items() if spec.kind is Kind.DATE} == terms.DATE_FIELDS
    assert {name for name, spec in FIELDS.items() if spec.kind is Kind.MONEY} == terms.MONEY_FIELDS


def test_every_choice_has_words() -> None:
    choices = {choice for spec in FIELDS.values() for choice in spec.choices}
    assert choices | {"true"} == set(terms.CHOICES)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_labels_differ(code: str) -> None:
    words = translator(code)
    labels = [terms.field_label(words, field) for field in FIELDS]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("field", "value", "tz", "chinese", "english"),
    [
        ("court", "ilnd", None, "伊利诺伊州北区联邦地区法院", ILND.name_en),
        ("court", "xyzd", None, "xyzd", "xyzd"),
        (
            "served",
            "2026-02-27",
            "America/Chicago",
            "2026-02-27 周五（芝加哥时间）",
            "Fri 27 Feb 2026 (Chicago time)",
        ),
        (
            "served",
            "2026-02-27",
            None,
            "2026-02-27 周五（时区未知）",
            "Fri 27 Feb 2026 (time zone not known)",
        ),
        (
            "hearing",
            "2026-03-10T09:05",
            None,
            "2026-03-10 周二 09:05（时区未知）",
            "Tue 10 Mar 2026 9:05 a.m. (time zone not known)",
        ),
        (
            "hearing",
            "2026-03-10T09:05",
            "America/Chicago",
            "芝加哥时间 2026-03-10 周二 09:05",
            "Tue 10 Mar 2026 9:05 a.m. Chicago time",
        ),
        ("frozen_amount", "48210.55 USD", None, "USD 48,210.55", "USD 48,210.55"),
        ("ip_type", "design_patent", None, "外观设计专利", "Design patent"),
        ("sealed", "true", None, "是", "Yes"),
        ("platform", "amazon", None, "亚马逊", "Amazon"),
        ("platform", "Unheard Of", None, "Unheard Of", "Unheard Of"),
        ("docket_number", "1:26-cv-01234", None, "1:26-cv-01234", "1:26-cv-01234"),
    ],
)
def test_values(field: str, value: str, tz: str | None, chinese: str, english: str) -> None:
    courts = {"ilnd": ILND}
    assert terms.show_value(translator("zh"), field, value, courts, tz) == chinese
    assert terms.show_value(translator("en"), field, value, courts, tz) == english


def test_an_unknown_notice_is_another_paper() -> None:
    assert terms.notice_type(translator("en"), "new_kind") == "Other paper"
