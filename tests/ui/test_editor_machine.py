"""The whole editor under random gestures; `editor_machine` says what is done."""

from __future__ import annotations

import os

import pytest

from tests.ui import editor_machine

EXAMPLES = int(os.environ.get("VISAVIS_MACHINE_EXAMPLES", "4"))
STEPS = int(os.environ.get("VISAVIS_MACHINE_STEPS", "25"))


@pytest.mark.timeout(400)  # a busy machine takes half a second for a step
def test_model_scene_database_and_analysis_agree_whatever_is_done(qapp):
    editor_machine.drive(EXAMPLES, STEPS, shrink=False)
