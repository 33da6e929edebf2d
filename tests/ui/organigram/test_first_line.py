"""Where nobody reports to anybody yet, all of the words that say how to begin are seen."""

from __future__ import annotations

import pytest

from app import i18n
from app.ui.canvas import marks
from app.ui.views.organigram import OrganigramView


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("size", [(1200, 700), (560, 260), (400, 600)])
def test_the_words_above_people_without_a_line_are_not_cut(document, shown, language, size):
    i18n.use(language)

    view = shown(OrganigramView(document), *size)

    heading = view.map._heading  # noqa: SLF001  painted on the scene
    begin = view.mapFromScene(heading.boundingRect().topLeft())
    scale = view.transform().m11()
    end = begin.x() + scale * marks.text_width(heading.words, "strong", strong=True)
    assert begin.x() >= 0
    assert end <= view.viewport().width()
