"""The frame of the window: navigation, top bar, status bar, and what belongs to every page."""
