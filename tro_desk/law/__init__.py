"""Pure engines over content/law and the sums that store hands up. No clock, no input or output."""

from tro_desk.law.count import count_days
from tro_desk.law.deadlines import compute_deadlines
from tro_desk.law.remedies import remedies

__all__ = ["compute_deadlines", "count_days", "remedies"]
