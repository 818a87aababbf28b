"""Every reason for a type can be read by a person."""

from __future__ import annotations

from tro_desk.intake.notice_type import REASONS
from tro_desk.l10n import reasons
from tro_desk.l10n.translator import translator


def test_every_reason_has_words_and_no_word_is_left_over() -> None:
    assert set(reasons.REASONS) == REASONS


def test_the_words_in_both_languages() -> None:
    english = reasons.reasons(translator("en"), ("nef", "from a newer version"))
    assert english == ("It calls itself a Notice of Electronic Filing.",)
    assert reasons.reasons(translator("zh"), ("nef",))[0]
