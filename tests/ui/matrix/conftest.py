"""The matrix of the small account."""

from __future__ import annotations

import pytest

from app.ui.views.matrix_model import MatrixModel
from tests.ui.matrix.cells import open_matrix


@pytest.fixture
def page(document, shown, home):
    """The matrix of the small account, with the keyboard in the cell of Sanne and Anton."""
    return open_matrix(document, shown)


@pytest.fixture
def model(document):
    return MatrixModel(document)
