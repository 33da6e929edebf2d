"""What the plan says: score, gaps, routes, layout; NetworkX may come in, Qt and store not."""
