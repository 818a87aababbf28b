"""Pure engines over content/law and the sums that store hands up. No clock, no input or output."""
