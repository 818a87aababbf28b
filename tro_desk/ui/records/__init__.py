"""The form in which the seller writes down contacts, offers, tasks and the like."""

from tro_desk.ui.records.dialog import RecordDialog

__all__ = ["RecordDialog"]
