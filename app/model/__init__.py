"""The account plan and what can be done to it; standard library and the ground only."""
