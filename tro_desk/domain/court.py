"""A federal court as the desk knows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Court:
    """A US district court.

    `id` as in courts-db (ilnd); `cite` as lawyers cite it (N.D. Ill.); `tz` is the IANA zone in
    which its day ends, where the whole district shares one, else the zone of its principal seat
    with the others in `other_tz`; `state` is the two-letter code whose legal holidays count under
    FRCP 6(a)(6)(C); `ecf` is the prefix in the court's stamps and mail domains. `aliases` are
    further spellings that papers use, English and Chinese.
    """

    id: str
    name_en: str
    name_zh: str
    cite: str
    tz: str
    state: str
    ecf: str
    aliases: tuple[str, ...] = ()
    other_tz: tuple[str, ...] = ()
