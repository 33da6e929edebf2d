"""The scripts that lead from one version to the next; never changed once released."""
