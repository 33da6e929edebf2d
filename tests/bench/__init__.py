"""Measurements: figures with their floors and targets, run by `make bench`, asserted nowhere."""
