"""Further views of the plan beside the map: the same document, the same selection."""
