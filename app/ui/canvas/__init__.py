"""The map: what is drawn, how it looks, what a hand does; Qt and the layout come in."""
