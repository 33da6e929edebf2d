"""Measurements beside floors and targets, printed by `make bench`, asserted nowhere."""
