"""What the fields that deadlines rest on are called, for a sentence of the trace."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import M_, Message

FIELDS: Final = {
    "court": M_("field", "Court"),
    "tro_entered": M_("field", "TRO entered"),
    "tro_expires": M_("field", "TRO expires"),
    "tro_extended": M_("field", "TRO extended by order of"),
    "tro_extended_until": M_("field", "TRO extended until"),
    "tro_extended_consent": M_("field", "Extended with consent"),
    "dissolve_notice": M_("field", "Notice of the motion to dissolve"),
    "served": M_("field", "Date of service"),
    "answer_due": M_("field", "Answer due"),
    "waiver_sent": M_("field", "Waiver request sent"),
    "waiver_outside_us": M_("field", "Waiver request sent outside the US"),
    "motion_filed": M_("field", "Rule 12 motion filed"),
    "motion_decided": M_("field", "Rule 12 motion decided"),
    "hearing": M_("field", "Hearing"),
    "opposition_due": M_("field", "Opposition due"),
    "default_entered": M_("field", "Default entered"),
    "judgment_entered": M_("field", "Judgment entered"),
    "pi_entered": M_("field", "PI entered"),
    "counter_notice_sent": M_("field", "Counter-notice sent"),
    "ip_complaint_received": M_("field", "Complaint received on Alibaba"),
    "custom": M_("field", "Start of the count"),
}


def label(field: str) -> Message | str:
    """The name of a field; the field itself where it is none of the desk's."""
    return FIELDS.get(field, field)
