"""Pictures: what may leave, and what it looks like."""
