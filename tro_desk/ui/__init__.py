"""Windows: the only place of PySide6."""
