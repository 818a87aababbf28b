"""What a person calls the parts of a brief that can differ from an earlier one."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_
from tro_desk.l10n import exposure

COUNTS: Final[dict[str, str]] = {
    "open_points": N_("brief change", "Values not confirmed"),
    "missing": N_("brief change", "Facts that are not known"),
    "stores": N_("brief change", "Your stores"),
    "closures": N_("brief change", "Days on which the court was closed"),
    "accused": N_("brief change", "Accused listings"),
    "costs": N_("brief change", "Costs"),
    "balances": N_("brief change", "Balances"),
    "rates": N_("brief change", "Exchange rates"),
    "matches": N_("brief change", "Listings compared with the papers"),
    "files": N_("brief change", "Files behind the figures"),
    "contacts": N_("brief change", "Contacts"),
    "remediations": N_("brief change", "What was done to listings"),
    "offers": N_("brief change", "Offers"),
    "tasks": N_("brief change", "Open tasks"),
    "added": N_("brief change", "Evidence added"),
    "counsel": N_("brief change", "Own counsel"),
    "points": N_("brief change", "Points and strikes"),
    "documents": N_("brief change", "Documents and gaps"),
    "defences": N_("brief change", "Defences and facts"),
}
"""`what` of a counted change -> its name (context `brief change`)."""

PARTS: Final[dict[str, str]] = {
    "court": N_("brief change", "What the table says of the court has changed."),
    "brief_to": N_("brief change", "It is made for another lawyer."),
    "remedies": N_("brief change", "The statutory ranges have changed."),
    "freeze_cases": N_("brief change", "The list of decisions on freezes has changed."),
    "figures": N_("brief change", "The figures have changed in detail, not in their totals."),
    "sheet": N_("brief change", "The worksheet on an offer has changed."),
    "order": N_("brief change", "The same things stand in another order."),
}
"""`part` of a change that tells no values -> a sentence (context `brief change`)."""

FIGURES: Final[dict[str, str]] = {
    **exposure.FIGURES,
    "units": N_("figure", "Units"),
    "frozen": N_("figure", "Frozen money"),
}
"""`figure` of a changed figure -> its name (context `figure`)."""

TABLES: Final[dict[str, str]] = {
    "law": N_("brief change", "Tables of the law"),
    "deadlines": N_("brief change", "Rules on deadlines"),
    "holidays": N_("brief change", "Holidays"),
    "china": N_("brief change", "Working days in China"),
    "courts": N_("brief change", "Courts"),
    "remedies": N_("brief change", "Statutory ranges"),
    "freeze_cases": N_("brief change", "Decisions on freezes"),
}
"""A table of the law -> its name (context `brief change`)."""

MARKS: Final[dict[str, str]] = {
    "done": N_("brief change", "done"),
    "moved": N_("brief change", "moved by a court order"),
}
"""What the seller says of a deadline -> words behind its date (context `brief change`)."""
