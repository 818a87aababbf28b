"""Every sign has its words, in both languages, and none calls a notice what it claims to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tro_desk.intake.signs as package
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.intake.authenticity import CHECKS
from tro_desk.l10n import languages, translator
from tro_desk.l10n.signs import (
    ADVICE,
    OUTCOMES,
    TITLES,
    WORDS,
    outcome_word,
    sign_advice,
    sign_title,
    sign_words,
)

SOURCES = [path.read_text("utf-8") for path in Path(package.__path__[0]).glob("*.py")]


def test_every_check_and_outcome_has_words() -> None:
    assert tuple(TITLES) == tuple(ADVICE) == CHECKS
    assert set(OUTCOMES) == {outcome.value for outcome in Outcome}


def test_every_reason_of_the_checks_has_words_and_no_words_are_left_over() -> None:
    quoted = {word for text in SOURCES for word in re.findall(r'"([a-z][a-z_]+)"', text)}
    assert set(WORDS) <= quoted
    told = {
        reason
        for text in SOURCES
        for reason in re.findall(r'Outcome\.[A-Z_]+,\s*"([a-z_]+)"|Likeness\("([a-z_]+)"', text)
        for reason in reason
        if reason
    }
    assert told <= set(WORDS)


@pytest.mark.parametrize("language", languages())
def test_words_are_complete_in_every_language(language: str) -> None:
    words = translator(language)
    for reason, text in WORDS.items():
        names = re.findall(r"\{(\w+)\}", text)
        params = tuple((name, f"<{name}>") for name in names)
        said = words.render(sign_words(Sign("date_order", Outcome.CHECKED, reason, params)))
        assert all(f"<{name}>" in said for name in names)
        assert "genuine" not in said.lower()
    for check in CHECKS:
        sign = Sign(check, Outcome.MISMATCH, "no_header")
        for message in (sign_title(check), sign_advice(sign), outcome_word("mismatch")):
            said = words.render(message)
            assert said
            if language == "zh":
                assert re.search("[\u4e00-\u9fff]", said), message.text
