"""A card that Shift takes out of the selection, and that is dragged in the same press."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model.people import Person

SHIFT, LEFT = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton


def test_it_is_moved_alone(canvas):
    karim, lies = canvas.id_of("Karim El Amrani"), canvas.id_of("Lies Maes")
    canvas.document.select({(Person, karim), (Person, lies)})
    before, other = canvas.box("Karim El Amrani"), canvas.box("Lies Maes")

    QTest.mousePress(canvas.port, LEFT, SHIFT, canvas.at("Karim El Amrani"))
    canvas.drag_on((before.centre[0] + 120, before.centre[1]))
    canvas.drop()

    assert canvas.box("Karim El Amrani").x > before.x
    assert canvas.box("Lies Maes") == other
    assert canvas.selected == {lies}
