"""Picking people out of every view at once: what is asked, who answers it, and the bar."""

FILTERING = "filtering"  # what the filter of a document is called among its children
