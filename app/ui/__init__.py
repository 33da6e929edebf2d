"""The window: the only floor where PySide6 is imported."""
