"""The sentence of each error code, for a person who is afraid: what happened, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import N_
from tro_desk.l10n.errors_backup import BACKUP_SENTENCES
from tro_desk.l10n.errors_lock import LOCK_SENTENCES
from tro_desk.l10n.errors_out import OUT_SENTENCES
from tro_desk.l10n.errors_package import PACKAGE_SENTENCES
from tro_desk.l10n.errors_place import PLACE_SENTENCES
from tro_desk.l10n.errors_tables import TABLE_SENTENCES
from tro_desk.l10n.errors_trash import TRASH_SENTENCES
from tro_desk.l10n.sales import report_name
from tro_desk.l10n.terms import FIELD_LABELS, field_label
from tro_desk.l10n.worksheet import FIELDS as WORKSHEET_LABELS
from tro_desk.l10n.worksheet import field_label as worksheet_label

if TYPE_CHECKING:
    from tro_desk.base.errors import DeskError
    from tro_desk.l10n.translator import Translator

SENTENCES: Final[dict[str, str]] = {
    "cancelled": N_("error", "Stopped. Nothing was changed."),
    "needs_password": N_(
        "error",
        "{name} is locked with a password. Open it in its own program, save a copy without the "
        "password, and add that copy.",
    ),
    "empty": N_("error", "{name} is empty. Download it again or ask for it to be sent again."),
    "no_text": N_(
        "error",
        "{name} holds no text that can be read. Type the case number and the dates by hand.",
    ),
    "damaged": N_(
        "error",
        "{name} is damaged or cut off and cannot be read. Download it again or ask for it to be "
        "sent again.",
    ),
    "wrong_type": N_(
        "error",
        "{name} is not what its ending says, or is of a kind that cannot be read here. Add the "
        "e-mail, the PDF, or a picture of it.",
    ),
    "too_large": N_(
        "error",
        "{name} is too large to be read safely, or unpacks to too much. Add the papers that matter "
        "one by one.",
    ),
    "took_too_long": N_(
        "error",
        "{name} took too long to read and was stopped. Add the pages that matter on their own.",
    ),
    "file_missing": N_(
        "error",
        "{name} is not there. It may have been moved or deleted; choose the file again.",
    ),
    "file_unreadable": N_(
        "error",
        "{name} cannot be opened. It may be a folder, or another program or your rights may keep "
        "it closed.",
    ),
    "ocr_missing": N_(
        "error",
        "The part of the program that reads pictures is missing. Install TRO Desk again.",
    ),
    "reader_failed": N_(
        "error",
        "The part of the program that opens files did not start. Close the program, open it again "
        "and try once more.",
    ),
    "no_page_image": N_("error", "Page {page} of {name} has no picture, because it is text alone."),
    "desk_newer": N_(
        "error",
        "The desk in {folder} was last used by a newer version of the program. Install that "
        "version; nothing was changed.",
    ),
    "desk_damaged": N_(
        "error",
        "The desk in {folder} is damaged or is not a desk. Leave the folder as it is and restore "
        "a backup into another one.",
    ),
    "desk_unwritable": N_(
        "error",
        "The folder {folder} cannot be read or written. Check that it exists and that you may "
        "write there, or choose another one.",
    ),
    "desk_busy": N_(
        "error",
        "Another program is writing to the desk in {folder}. Wait until it is done and try again.",
    ),
    "search_damaged": N_(
        "error",
        "The index of the search is damaged and is being made anew. What the desk holds is whole.",
    ),
    "disk_full": N_(
        "error",
        "The disk that holds {folder} is full. Nothing was saved; free some space and try again.",
    ),
    "unknown_case": N_("error", "There is no case {case} on this desk. Look at the list of cases."),
    "unknown_evidence": N_(
        "error", "This file is not among the evidence of the case. Add it first."
    ),
    "original_missing": N_(
        "error",
        "The desk's copy of {name} is missing. Add the same file again: it will be recognised.",
    ),
    "file_changed": N_(
        "error",
        "{name} was changed or moved while it was read. Nothing was saved; add it again.",
    ),
    "bad_value": N_(
        "error",
        '"{value}" does not fit the field "{field}". Write a date as 2026-05-29, an amount as '
        "48210.55 USD, a docket number as 1:26-cv-01234.",
    ),
    "unknown_field": N_("error", "There is no field {field}. Nothing was saved."),
    "unknown_candidate": N_(
        "error",
        'The value of "{field}" was not found in a paper of this case. Open the case again.',
    ),
    "printer_failed": N_(
        "error",
        "The printer did not take the pages. Check that it is on and has paper, or save the PDF "
        "and print that.",
    ),
    "unknown_brief": N_(
        "error", "This case has no brief with the SHA-256 {sha256}. Open its history again."
    ),
    "brief_altered": N_(
        "error",
        "The kept file of this brief was changed or removed on this computer. Take the copy that "
        "you saved, or make a new brief.",
    ),
    "brief_unreadable": N_(
        "error",
        "What this brief was made from cannot be read, so it cannot be compared. Compare another "
        "brief, or make a new one.",
    ),
    "unknown_step": N_(
        "error",
        "The step {step} is not a step of this case, or is done in another way. Nothing was saved.",
    ),
    "step_forced": N_(
        "error",
        '"{title}" cannot be skipped. Do it, or note why it is impossible.',
    ),
    "reason_missing": N_("error", 'Write down why "{title}" is impossible.'),
    "bad_answer": N_(
        "error",
        '"{value}" is no answer to "{title}". Nothing was saved.',
    ),
    "step_blocked": N_(
        "error",
        'Another step comes before "{title}". Do that one first, or note why it cannot be done.',
    ),
    "unknown_deadline": N_(
        "error",
        "The case has no date {deadline} any more. Open the case again; nothing was saved.",
    ),
    "unknown_store": N_(
        "error", "There is no shop of the number {store} on this desk. Look at the list of shops."
    ),
    "unknown_cost": N_(
        "error", "This cost is not on the list any more. Open the list again; nothing was changed."
    ),
    "pair_currency": N_(
        "error",
        "The lower end is in {low}, the upper end in {high}. Type both in one currency.",
    ),
    "unknown_record": N_(
        "error", "There is no record number {number} of this kind; it may have been removed."
    ),
    "letter_too_long": N_(
        "error",
        "A letter holds {most} characters at most. Shorten it; what is typed stays in the window.",
    ),
    "unknown_letter": N_(
        "error", "This version of the program has no letter {letter}. Nothing was changed."
    ),
    "unknown_balance": N_(
        "error",
        "This balance is not on the list any more. Open the list again; nothing was changed.",
    ),
    "unknown_watch_list": N_(
        "error", "There is no watch list {name} any more. Open the page again; nothing was changed."
    ),
    "unknown_rate": N_(
        "error",
        "This exchange rate is not on the list any more. Open the list again; nothing was changed.",
    ),
    "no_such_place": N_(
        "error", "Page {page} has no such words. Open the paper again and mark the words anew."
    ),
    "copy_unwritable": N_(
        "error",
        "{path} cannot be written. Choose another folder or name. The desk's own copy is unharmed.",
    ),
    "not_shown": N_(
        "error",
        "{name} may be a program, so it is not opened from here. Save a copy, and open it only if "
        "you know what it is.",
    ),
    "picture_broken": N_(
        "error", "The picture on the clipboard cannot be read. Copy it again, or add it as a file."
    ),
    "nothing_readable": N_(
        "error",
        "The folder {name} holds no mail, PDF, picture or other file that can be read. Choose "
        "another folder, or the files themselves.",
    ),
    "no_sample": N_("error", "The sample papers are missing in {path}. Install the program again."),
    "smoke_failed": N_("error", "The walk gave no {part}. Install the program again."),
    **BACKUP_SENTENCES,
    **LOCK_SENTENCES,
    **OUT_SENTENCES,
    **PACKAGE_SENTENCES,
    **PLACE_SENTENCES,
    **TABLE_SENTENCES,
    **TRASH_SENTENCES,
}

FORM_LABELS: Final[dict[str, str]] = {
    "title": N_("form", "Title"),
    "unit": N_("form", "Unit"),
    "length": N_("form", "Length"),
    "starts": N_("form", "Start"),
    "tz": N_("form", "Time zone"),
    "note": N_("form", "Note"),
    "state": N_("form", "State"),
    "due": N_("form", "New date"),
    "page": N_("form", "Page"),
    "on": N_("form", "Day"),
    "account": N_("form", "Account"),
    "currency": N_("form", "Currency"),
    "into": N_("form", "Into currency"),
    "rate": N_("form", "Exchange rate"),
    "source": N_("form", "Source"),
    "available": N_("form", "Available balance"),
    "held": N_("form", "Held balance"),
    "supplier": N_("form", "Supplier"),
    "from_day": N_("form", "From this day on"),
    "unit_cost": N_("form", "Unit cost"),
    "quantity": N_("form", "Quantity"),
    "sku": N_("form", "SKU"),
    "price": N_("form", "Price"),
    "status": N_("form", "Status"),
    "channel": N_("form", "Channel"),
    "answer": N_("form", "Answer"),
    "said_by": N_("form", "Who said so"),
}
"""What a form asks for that is no field of a case -> its name (context `form`)."""


def sentence(error: DeskError, translator: Translator) -> str:
    """What happened and what to do, in the translator's language.

    A parameter `field` is said by its label, where it has one.
    """
    params = dict(error.params)
    if "closest" in params:
        params["closest"] = report_name(translator, str(params["closest"]))
    field = str(params.get("field"))
    if field in FIELD_LABELS:
        params["field"] = field_label(translator, field)
    elif field in FORM_LABELS:
        params["field"] = translator.say("form", FORM_LABELS[field])
    elif field in WORKSHEET_LABELS:
        params["field"] = worksheet_label(translator, field)
    return translator.say("error", SENTENCES[error.code], **params)
