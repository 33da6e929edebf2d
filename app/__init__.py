"""Vis-à-vis: the people on both sides of a sale, and where the relationship is thin."""
