"""Dialogs: each asks for one thing and hands back a value or a change."""
