"""Pure engines over content/law and the sums that store hands up. No clock, no input or output."""

from tro_desk.law.deadlines import compute_deadlines

__all__ = ["compute_deadlines"]
