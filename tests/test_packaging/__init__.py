"""Tests of what starts, installs and checks the program."""
