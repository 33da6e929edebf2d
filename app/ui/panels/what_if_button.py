"""The links that begin a what-if from what is selected: somebody leaves, a tie is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.i18n import tr
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.ui.document import Document, Ref
from app.ui.panels.controls import link
from app.ui.panels.labels import plain_tooltip


def what_if_gone(document: Document, ref: Ref) -> QPushButton:
    """Return a link that supposes a colleague, contact or relationship gone."""
    words = {
        TeamMember: tr("What if this colleague leaves?"),
        Person: tr("What if this contact leaves?"),
        ContactTie: tr("What if this relationship is lost?"),
    }
    made = link(words[ref[0]], lambda: suppose_gone(document, ref))
    made.setObjectName("what_if")
    made.setToolTip(plain_tooltip(tr("Shows what that would cost; nothing is stored")))
    return made


def suppose_gone(document: Document, ref: Ref) -> None:
    """Suppose that a colleague or contact leaves, or that a relationship is lost."""
    from app.analysis import what_if  # noqa: PLC0415  imports NetworkX

    kind, id = ref
    if kind is TeamMember:
        document.supposing.suppose(what_if.colleague_leaves, id)
    elif kind is Person:
        document.supposing.suppose(what_if.contact_leaves, document.opportunity, id)
    elif kind is ContactTie and id in document.plan.ties:
        tie = document.plan.ties[id]
        document.supposing.suppose(what_if.tie_lost, tie.member, tie.person)
