"""Pure engines over content/law and the sums that store hands up. No clock, no input or output.

Each engine is imported with the first who asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base import lazily

if TYPE_CHECKING:
    from tro_desk.law.count import count_days
    from tro_desk.law.deadlines import compute_deadlines

__all__ = ["compute_deadlines", "count_days"]

__getattr__ = lazily.names(__name__, {"compute_deadlines": "deadlines", "count_days": "count"})
