"""Figures drawn with matplotlib, for whoever has a buffer to show; no Qt and no pyplot in here."""
