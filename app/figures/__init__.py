"""Figures drawn with matplotlib into a buffer that somebody shows; no Qt and no pyplot here."""
