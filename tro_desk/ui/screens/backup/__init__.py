"""One screen: view.py holds the widgets, the other modules its parts."""
