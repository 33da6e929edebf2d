"""Tests of the map, its look and its gestures."""
