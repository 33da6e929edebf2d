"""Where plans are kept: workspaces, the change log, the journal; never Qt, never NetworkX."""
