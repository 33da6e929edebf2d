"""The house style in the preferences: our company, its logo, two colours and a typeface."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.edits.house import logo_type
from app.model.house import HouseStyle
from app.ui import house_logo, meanwhile, theme
from app.ui.dialogs.preferences_house_parts import ColourField, FamilyField, as_png
from app.ui.file_dialogs import PICTURES, ask_to_open, first_folder
from app.ui.meanwhile import Moment
from app.ui.panels import overtaken
from app.ui.panels.controls import button
from app.ui.panels.fields import TextField
from app.ui.panels.labels import Label
from app.ui.session import Session

_WIDTH = 320  # pixels of a field
_LOGO = (240, 80)  # pixels of its preview
_TEXT_WIDTH = 560

AskLogo = Callable[[QWidget], Path | None]


def ask_logo(parent: QWidget) -> Path | None:
    """Ask for a picture; None when the user thinks better of it."""
    pattern = tr("Pictures (*.png *.svg *.jpg *.jpeg)")
    chosen = ask_to_open(parent, tr("Choose a logo"), str(first_folder(PICTURES)), pattern)
    return Path(chosen) if chosen else None


class HousePage(QWidget):
    """Follows the workspace; what is given holds at once, for every account in it."""

    complained = Signal(str)

    def __init__(self, session: Session, ask: AskLogo = ask_logo) -> None:
        super().__init__()
        self.ask = ask
        self._session = session
        self._shown_at: Moment | None = None  # since when this page shows what holds
        self._followed: list[tuple[Any, Any]] = []  # signals, and what is joined to each
        self.company = TextField(tr("Our company"))
        self.company.setFixedWidth(theme.grown(_WIDTH))
        self.logo = QLabel()
        self.logo.setFixedSize(*_LOGO)
        self.logo.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.logo.setAccessibleName(tr("Logo"))
        self.choose = button(tr("Choose a picture…"), self._choose)
        self.remove = button(tr("Remove"), lambda: self._set(logo=None))
        self.remove.setAccessibleName(tr("Remove the logo"))
        self.primary = ColourField(tr("First colour"))
        self.secondary = ColourField(tr("Second colour"))
        self.family = FamilyField(tr("Typeface"))
        self.family.setFixedWidth(theme.grown(_WIDTH))
        self._lay_out()
        self.company.committed.connect(lambda name: self._set(company=name or None))
        self.primary.committed.connect(lambda colour: self._set(primary=colour))
        self.secondary.committed.connect(lambda colour: self._set(secondary=colour))
        self.family.committed.connect(lambda family: self._set(font_family=family))
        session.opened.connect(self._follow)
        session.left.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.space(3))
        form.setVerticalSpacing(theme.space(2))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        picture = QWidget()
        beside = QHBoxLayout(picture)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.logo)
        beside.addWidget(self.choose)
        beside.addWidget(self.remove)
        beside.addStretch()
        for text, field in (
            (tr("Our company"), self.company),
            (tr("Logo"), picture),
            (tr("First colour"), self.primary),
            (tr("Second colour"), self.secondary),
            (tr("Typeface"), self.family),
        ):
            label = Label(text, "soft")
            label.setBuddy(field)
            form.addRow(label, field)
        told = Label(
            tr(
                "What we hand over looks like this, for every account of the workspace: "
                "pictures and slides for the customer, documents and blocks for proposals."
            ),
            "quiet",
            wrap=True,
        )
        told.setMaximumWidth(theme.grown(_TEXT_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(3),) * 4)
        column.setSpacing(theme.space(2))
        column.addWidget(told)
        column.addLayout(form)
        column.addStretch()

    # -- following

    def _follow(self) -> None:
        """Show the house style of the workspace that is open now."""
        for signal, slot in self._followed:
            signal.disconnect(slot)
        shared = self._session.shared
        self._followed, self._shown_at = [], None
        if shared is not None:
            self._followed = [
                (shared.changed, self.refresh),
                (shared.refused, self.complained),
            ]
        for signal, slot in self._followed:
            signal.connect(slot)
        self.setEnabled(shared is not None)
        self.refresh()

    @property
    def style_now(self) -> HouseStyle:
        """The house style that holds; an empty one where none was set."""
        shared = self._session.shared
        held = None if shared is None else edits.house_style(shared.plan)
        return held or HouseStyle()

    def refresh(self) -> None:
        """Show what holds."""
        style, shared, before = self.style_now, self._session.shared, self._shown_at
        self._shown_at = None if shared is None else meanwhile.moment(shared)
        self.company.show_value(style.company or "")
        self.primary.show_value(style.primary)
        self.secondary.show_value(style.secondary)
        self.family.show_value(style.font_family)
        for field in (self.company, self.primary, self.secondary):
            if before is not None:
                overtaken.note(field, before)
        image = house_logo.image(style)
        self.remove.setVisible(style.logo is not None)
        if image is None:
            self.logo.setText(tr("No logo yet"))
            return
        self.logo.setPixmap(_pixmap(image))

    # -- setting

    def _choose(self) -> None:
        begun = self._shown_at
        path = self.ask(self)
        if path is None:
            return
        try:
            content = as_png(path)
            logo_type(content)
        except UserError as error:
            self.complained.emit(str(error))
            return
        self._set(begun, logo=content)

    def _set(self, begun: Moment | None = None, **given: Any) -> None:
        """Set one thing of the style, as it was meant when it was begun; leave the others."""
        shared = self._session.shared
        if shared is None:
            return
        [name] = given
        begun = begun or self._shown_at or meanwhile.moment(shared)
        if (typed := overtaken.text_of(getattr(self, name, None))) is not None:
            begun, typed.begun = typed.begun or begun, None
        about = partial(_part, name)
        meanwhile.hand_on_part(shared, begun, about, edits.set_in_house_style, **given)
        self.refresh()


def _part(name: str, shared: AccountPlan) -> object:
    return getattr(edits.house_style(shared), name, None)


def _pixmap(image: QImage) -> QPixmap:
    """The logo on white, as it is shown on paper, in any theme."""
    small = image.scaled(
        *_LOGO, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    white = QPixmap(small.size())
    white.fill(Qt.GlobalColor.white)
    with QPainter(white) as painter:
        painter.drawImage(0, 0, small)
    return white
