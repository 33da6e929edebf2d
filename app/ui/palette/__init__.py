"""The command palette: everything there is to do or to go to, found by typing a part of it."""
