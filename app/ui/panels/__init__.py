"""The panels around the map: they show the document and hand their edits to it."""
