"""A work of others that travels with the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """`licence` is named as SPDX names it, or in words; `version` is "" where a work has none."""

    name: str
    version: str
    licence: str
    file: str
