"""The words that Qt itself puts on buttons and menus, marked for the program's own catalog."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

QT_WORDS: Final = frozenset(
    {
        # buttons of dialogs
        N_("qt", "OK"),
        N_("qt", "&OK"),
        N_("qt", "Cancel"),
        N_("qt", "&Cancel"),
        N_("qt", "Save"),
        N_("qt", "&Save"),
        N_("qt", "Save As"),
        N_("qt", "Open"),
        N_("qt", "&Open"),
        N_("qt", "&Yes"),
        N_("qt", "&No"),
        N_("qt", "Close"),
        N_("qt", "&Close"),
        N_("qt", "Discard"),
        N_("qt", "Apply"),
        N_("qt", "Help"),
        N_("qt", "Retry"),
        N_("qt", "Ignore"),
        N_("qt", "Reset"),
        N_("qt", "Restore Defaults"),
        # menus of text fields
        N_("qt", "&Undo"),
        N_("qt", "&Redo"),
        N_("qt", "Cu&t"),
        N_("qt", "&Copy"),
        N_("qt", "&Paste"),
        N_("qt", "Delete"),
        N_("qt", "Select All"),
        # file dialog
        N_("qt", "&Look in:"),
        N_("qt", "File &name:"),
        N_("qt", "Files of &type:"),
        N_("qt", "Back"),
        N_("qt", "Forward"),
        N_("qt", "Parent Directory"),
        N_("qt", "Create New Folder"),
        N_("qt", "New Folder"),
        N_("qt", "&New Folder"),
        N_("qt", "&Rename"),
        N_("qt", "&Delete"),
        N_("qt", "List View"),
        N_("qt", "Detail View"),
        N_("qt", "Show &hidden files"),
        N_("qt", "All Files (*)"),
        N_("qt", "Find Directory"),
        N_("qt", "Directory:"),
        N_("qt", "Computer"),
        N_("qt", "Name"),
        N_("qt", "Size"),
        N_("qt", "Type"),
        N_("qt", "Kind"),
        N_("qt", "Drive"),
        N_("qt", "Folder"),
        N_("qt", "Date Modified"),
        # print dialog
        N_("qt", "Print"),
        N_("qt", "&Print"),
        N_("qt", "Print all"),
        N_("qt", "Copies"),
        N_("qt", "Printer"),
        N_("qt", "Page &Set:"),
    }
)
