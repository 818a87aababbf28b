"""Sentences of what exports, lists and tables of figures are refused for."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

TABLE_SENTENCES: Final[dict[str, str]] = {
    "export_empty": N_("error", "{name} holds no table. Export it again."),
    "export_damaged": N_(
        "error", "{name} is damaged or cut off and cannot be read. Export it again."
    ),
    "export_unknown": N_(
        "error",
        "{name} is no report that is known. It is closest to {closest} and lacks: {missing}.",
    ),
    "export_foreign": N_(
        "error",
        "{name} is no report that is known, and its columns resemble none. Choose the export "
        "itself, or load it in the window and name its columns there.",
    ),
    "export_no_columns": N_(
        "error",
        "{name} is no report that is known and has no columns for an order number, a day and an "
        "amount. Choose the file that the platform exported.",
    ),
    "export_no_lines": N_(
        "error",
        "No line of {name} could be taken; {skipped} could not be read. Nothing was saved. Export "
        "it again.",
    ),
    "which_platform": N_(
        "error",
        "There are several shops named {store}. Name the platform too: --platform amazon.",
    ),
    "export_needs_period": N_(
        "error", "{name} holds no dates. Tell from which day to which day it is."
    ),
    "export_needs_currency": N_("error", "{name} names no currency. Tell which one it is in."),
    "export_needs_date_order": N_(
        "error",
        "Day and month cannot be told apart in {name}. Tell which of the two stands first.",
    ),
    "export_needs_columns": N_(
        "error", "{name} needs at least an order number, a date and an amount."
    ),
    "unknown_load": N_(
        "error", "There is no such load of an export. Open the list of loads again."
    ),
    "table_empty": N_("error", "{name} is empty. Choose a file that holds a list."),
    "table_damaged": N_(
        "error",
        "{name} cannot be read as a list: it is damaged or of another kind. Save it as CSV (UTF-8) "
        "or as a workbook and choose that.",
    ),
    "table_too_large": N_(
        "error", "{name} is too large for a list. Split it and choose the parts one by one."
    ),
    "watch_list_no_column": N_(
        "error",
        "{name} has several columns, and none of them is called term, mark or brand. Name the "
        "column of the terms so.",
    ),
    "watch_list_empty": N_(
        "error", "{name} holds no term to look for. Write one term in each row."
    ),
    "titles_no_column": N_(
        "error",
        "{name} has several columns, and none of them is called title or brand. Name the column of "
        "the titles so, or choose a listings report.",
    ),
    "titles_none": N_(
        "error", "{name} holds no title. Choose a listings report or a list of titles."
    ),
    "titles_other_report": N_(
        "error",
        "{name} is a report of another kind ({report}) and holds no list of titles. Choose a "
        "listings report or a list of titles.",
    ),
    "scan_too_many": N_(
        "error",
        "There are more than {count} matches. Take the most common words out of the list, or check "
        "fewer listings at once.",
    ),
    "sales_changed": N_(
        "error", "The sales data changed while the table was read. Open the table again."
    ),
}
