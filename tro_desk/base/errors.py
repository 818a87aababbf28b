"""Errors as codes.

A layer that cannot do what it was asked raises `DeskError` with a code and the values that belong
to it; the sentence a person reads is made from the code in `l10n.errors`, in the language in use.
"""

from __future__ import annotations

from typing import Final

READ_ERRORS: Final = ("needs_password", "empty", "no_text", "damaged", "wrong_type", "too_large")
"""Reasons why a file cannot be read, as `read --json` prints them (design: contracts)."""


class DeskError(Exception):
    """The input was understood but the job failed.

    `code` is a stable English identifier; `params` are plain values for the sentence.
    Every code has a sentence in `l10n.errors` (a test checks it).
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.code, self.params))

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class ReadError(DeskError):
    """A file from outside cannot be read; `code` is one of `READ_ERRORS` or `took_too_long`."""


class Cancelled(DeskError):  # noqa: N818 - not a failure, a wish of the user
    """The user stopped the job; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("cancelled")

    def __reduce__(self) -> tuple[object, ...]:
        return (Cancelled, ())


def _rebuild(code: str, params: dict[str, object]) -> DeskError:
    kind = ReadError if code in READ_ERRORS or code == "took_too_long" else DeskError
    return kind(code, **params)
