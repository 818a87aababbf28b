"""The tiny language in which a step says when it applies: parsed by `ast`, never run by Python.

Allowed are `and`, `or`, `not`, parentheses, `==`, `!=`, `in ('a', 'b')`, and names with one dot
(`fact.court`, `answer.cause`). Every name stands for the values it has now, none, one or several:
bare it holds while there is any, `== 'a'` while 'a' is among them, `== ''` while there is none,
`!=` is the opposite of `==`, and `in` holds while any of them is in the list. A count that is 0
has no value.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

Values = Callable[[str], tuple[str, ...]]
"""From a name to the values it has now."""

Test = Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read.

    `names` are those whose values count, `bare` those of which it only counts whether they have
    any, both in their order; `compared` are the texts that each name is compared with.
    """

    text: str
    test: Test
    names: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    compared: tuple[tuple[str, str], ...] = ()

    def holds(self, values: Values) -> bool:
        """Whether it holds, with these values of its names."""
        return self.test(values)


ALWAYS = Condition("", lambda _: True)
"""The condition of a step that has none."""


def parse(text: str) -> Condition:
    """Read a condition. Raises ValueError, which says what does not belong in one."""
    reader = _Reader()
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        test = reader.read(tree)
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"not a condition: {text[:80]!r}") from error
    names = {name: None for name, _ in reader.compared}
    bare = {name: None for name in reader.bare if name not in names}
    return Condition(text, test, tuple(names), tuple(bare), tuple(reader.compared))


class _Reader:
    """Turns the few allowed kinds of node into functions and notes the names on the way."""

    def __init__(self) -> None:
        self.bare: list[str] = []
        self.compared: list[tuple[str, str]] = []

    def read(self, node: ast.expr) -> Test:
        match node:
            case ast.BoolOp(ast.And(), parts):
                tests = [self.read(part) for part in parts]
                return lambda values: all(test(values) for test in tests)
            case ast.BoolOp(ast.Or(), parts):
                tests = [self.read(part) for part in parts]
                return lambda values: any(test(values) for test in tests)
            case ast.UnaryOp(ast.Not(), inner):
                test = self.read(inner)
                return lambda values: not test(values)
            case ast.Attribute():
                name = _name(node)
                self.bare.append(name)
                return lambda values: bool(values(name))
            case ast.Compare(left, [sign], [right]):
                return self._compare(_name(left), sign, right)
        raise ValueError(f"not allowed in a condition: {ast.unparse(node)}")

    def _compare(self, name: str, sign: ast.cmpop, right: ast.expr) -> Test:
        match sign, right:
            case ast.Eq() | ast.NotEq(), ast.Constant():
                wanted = frozenset({_literal(right, name)})
            case ast.In() | ast.NotIn(), ast.Tuple(parts) if parts:
                wanted = frozenset(_literal(part, name) for part in parts)
            case _:
                raise ValueError(f"compare {name} with == 'a', != 'a' or in ('a', 'b')")
        self.compared += [(name, text) for text in sorted(wanted)]
        none = "" in wanted  # no value at all is the empty text

        def among(values: Values) -> bool:
            now = values(name)
            return not wanted.isdisjoint(now) if now else none

        if isinstance(sign, ast.NotEq | ast.NotIn):
            return lambda values: not among(values)
        return among


def _name(node: ast.expr) -> str:
    match node:
        case ast.Attribute(ast.Name(kind), name):
            return f"{kind}.{name}"
    raise ValueError(f"not a name with one dot: {ast.unparse(node)}")


def _literal(node: ast.expr, name: str) -> str:
    """A text; for a count a whole number too, of which 0 is the same as none."""
    match node:
        case ast.Constant(str() as text):
            return "" if text == "0" and name.startswith("count.") else text
        case ast.Constant(int() as number) if name.startswith("count."):
            return str(int(number)) if number else ""
    raise ValueError(
        f"compare with a text (a count with a whole number too), not {ast.unparse(node)}"
    )
