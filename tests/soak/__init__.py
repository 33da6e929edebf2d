"""What the tests do to a workspace a few times, done for an hour: `python -m tests.soak`."""
