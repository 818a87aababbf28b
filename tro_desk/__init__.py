"""TRO Desk: the offline desk of a seller whose store a US restraining order has frozen."""

__version__ = "0.1.0"
