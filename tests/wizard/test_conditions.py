"""The language of conditions: what it says, and that it is never run as Python."""

from __future__ import annotations

import builtins

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tro_desk.content.conditions import parse

VALUES = {
    "answer.cause": ("court_order",),
    "answer.rights": ("trademark", "copyright"),
    "fact.court": ("ilnd",),
    "count.accused": ("3",),
    "has.notice": ("yes",),
}


def holds(text: str) -> bool:
    return parse(text).holds(lambda name: VALUES.get(name, ()))


@pytest.mark.parametrize(
    "text",
    [
        "fact.court",
        "not fact.judge",
        "answer.cause == 'court_order'",
        "answer.cause != 'platform'",
        "answer.cause in ('court_order', 'platform')",
        "answer.cause not in ('platform',)",
        "answer.rights == 'copyright'",
        "answer.rights in ('design', 'trademark')",
        "answer.rights != 'design'",
        "answer.missing == ''",
        "answer.missing != 'yes'",
        "answer.missing in ('', 'no')",
        "answer.cause != ''",
        "count.accused == 3 and count.accused != 0",
        "count.sales == 0 and count.sales == '0' and not count.sales",
        "(fact.judge or fact.court) and not (fact.judge and fact.court)",
        "has.notice and (answer.cause == 'platform' or answer.rights == 'trademark')",
        "  has.notice  ",
    ],
)
def test_what_holds(text: str) -> None:
    assert holds(text)
    assert not holds(f"not ({text})")


def test_names_by_value_and_names_that_only_have_to_be_there() -> None:
    condition = parse("fact.court and answer.cause == 'a' and not answer.cause and has.notice")
    assert condition.names == ("answer.cause",)
    assert condition.bare == ("fact.court", "has.notice")
    assert condition.compared == (("answer.cause", "a"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "court",
        "True",
        "1",
        "'a' == fact.court",
        "fact.court.upper()",
        "fact.court == 'a' == 'b'",
        "fact.court == fact.judge",
        "fact.court == None",
        "fact.court == 1",
        "count.accused == 1.5",
        "count.accused > 2",
        "fact.court in 'ilnd'",
        "fact.court in ()",
        "fact.court in ('a', 1)",
        "fact.court is 'ilnd'",
        "fact['court']",
        "__import__('os').system('true')",
        "(lambda: fact.court)()",
        "[x for x in fact.court]",
        "fact.court if has.notice else has.brief",
        "fact.court; fact.judge",
        "fact.court := 1",
        "f'{fact.court}'",
        "fact.court\x00",
        "(" * 300 + "fact.court" + ")" * 300,
        "not " * 20_000 + "fact.court",
    ],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


WORDS = st.sampled_from(
    [
        *("and", "or", "not", "in", "(", ")", "==", "!=", "'a'", "('a', 'b')", "fact.court"),
        *("answer.cause", "exec", "lambda", ":", ",", ".", "[", "]", "x", "0", "if", "else"),
    ]
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=40))
def test_any_text_is_a_condition_or_an_error_and_never_runs(text: str) -> None:
    before = set(vars(builtins))
    try:
        condition = parse(text)
    except ValueError:
        return
    assert condition.holds(lambda _: ()) in (True, False)
    assert set(vars(builtins)) == before
    assert all(name.count(".") == 1 for name in (*condition.names, *condition.bare))


NAMES = st.sampled_from(["fact.a", "answer.b", "count.c"])
TEXTS = st.sampled_from(["a", "b", ""])


def either(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(inner, st.sampled_from(["and", "or"]), inner)
    return inner.map(lambda one: f"not ({one})") | two.map(lambda t: f"({t[0]}) {t[1]} ({t[2]})")


LEAVES = NAMES | st.builds(lambda n, t: f"{n} == '{t}'", NAMES, TEXTS)


@given(
    st.recursive(LEAVES, either, max_leaves=8),
    st.dictionaries(NAMES, st.lists(TEXTS.filter(bool), min_size=1, max_size=2).map(tuple)),
)
def test_it_means_what_python_would_mean(text: str, told: dict[str, tuple[str, ...]]) -> None:
    """Against Python itself, over objects that carry the same values."""

    class Several:
        def __init__(self, values: tuple[str, ...]) -> None:
            self.values = values

        def __bool__(self) -> bool:
            return bool(self.values)

        def __eq__(self, other: object) -> bool:
            return other in (self.values or ("",))

        __hash__ = None  # type: ignore[assignment]

    class Space:
        def __init__(self, kind: str) -> None:
            for name in "abc":
                setattr(self, name, Several(told.get(f"{kind}.{name}", ())))

    spaces = {kind: Space(kind) for kind in ("fact", "answer", "count")}
    expected = bool(eval(text, {"__builtins__": {}}, spaces))
    assert parse(text).holds(lambda name: told.get(name, ())) == expected
