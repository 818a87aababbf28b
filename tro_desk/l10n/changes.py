"""What the log of a desk says: a sentence for each code that `unit.log.add` is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import M_, Message

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

CHANGES: Final[Mapping[str, Message]] = {
    "answer_undone": M_("log", "Answer to a step taken back"),
    "balance_added": M_("log", "Balance added"),
    "balance_removed": M_("log", "Balance deleted"),
    "balance_restored": M_("log", "Balance restored"),
    "brief_made": M_("log", "Brief made"),
    "case_made": M_("log", "Case opened"),
    "closure_added": M_("log", "Closed day of a court added"),
    "closure_removed": M_("log", "Closed day of a court deleted"),
    "cost_added": M_("log", "Cost added"),
    "cost_removed": M_("log", "Cost deleted"),
    "cost_restored": M_("log", "Cost restored"),
    "date_added": M_("log", "Date of your own added"),
    "date_removed": M_("log", "Date of your own deleted"),
    "deadline_marked": M_("log", "Deadline marked"),
    "evidence_kept": M_("log", "Evidence kept"),
    "hold_ended": M_("log", "Litigation hold ended"),
    "hold_resumed": M_("log", "Litigation hold resumed"),
    "listing_answered": M_("log", "Answered whether a product is accused"),
    "listing_saved": M_("log", "Listing saved"),
    "load_added": M_("log", "Report loaded"),
    "notice_added": M_("log", "Notice added"),
    "purged": M_("log", "Deleted for good from the trash"),
    "rate_added": M_("log", "Exchange rate added"),
    "rate_removed": M_("log", "Exchange rate deleted"),
    "rate_restored": M_("log", "Exchange rate restored"),
    "record_removed": M_("log", "Record deleted"),
    "record_restored": M_("log", "Record restored"),
    "record_saved": M_("log", "Record saved"),
    "restored": M_("log", "Restored from the trash"),
    "said": M_("log", "Facts confirmed or answered"),
    "step_answered": M_("log", "Step answered"),
    "store_added": M_("log", "Store added"),
    "store_renamed": M_("log", "Store renamed"),
    "swept": M_("log", "Files left behind removed by the desk"),
    "trashed": M_("log", "Moved to the trash"),
    "undone": M_("log", "Last change of facts undone"),
    "watch_list_removed": M_("log", "Watch list deleted"),
    "watch_list_saved": M_("log", "Watch list saved"),
}
"""Code -> what was done."""


def change_words(words: Translator, code: str) -> str:
    """What was done; the code itself for one that another version of the program wrote."""
    known = CHANGES.get(code)
    return code if known is None else words.render(known)
