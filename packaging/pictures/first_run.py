"""Pictures of a desk that holds nothing yet."""

from __future__ import annotations

from shots import screen

for _name in ("today", "cases", "stores", "sales", "evidence", "risk", "backup", "trash"):
    screen("empty", _name, called=f"empty-{_name}")
screen("empty", "calendar", called="empty-calendar")
