"""The meeting: the plan told step by step on the wall, and what is said taken down."""
