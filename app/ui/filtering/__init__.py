"""Picking people out of every view at once: what is asked, who answers it, and the bar."""
