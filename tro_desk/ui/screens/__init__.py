"""One folder a screen: view (widgets and layout) and controller (decides)."""
