"""Amounts and exports as platforms print them become exact rows.

An export is read in a process of its own; buyers' data never leaves it. Errors are DeskError with
`name`: file_missing, file_unreadable, export_empty, export_damaged, export_unknown (closest,
missing), export_foreign, export_no_lines (skipped), export_needs_period, export_needs_currency,
export_needs_date_order, export_needs_columns, too_large, took_too_long.
"""

from tro_desk.ledger.reading import ExportReading, look_at

__all__ = ["ExportReading", "look_at"]
