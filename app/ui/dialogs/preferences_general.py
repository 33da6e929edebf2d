"""What is chosen about the window in the preferences: language, look, name, what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from app import i18n
from app.i18n import mark, tr
from app.ui import motion, privacy, theme
from app.ui.panels.fields import CodeField, SwitchField, TextField
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.settings import Settings

WIDTH = 320  # pixels of a field
TEXT_WIDTH = 560  # pixels a line of explanation takes at most
LANGUAGES = {"nl": "Nederlands", "en": "English"}
THEMES = {
    "system": mark("As the system"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "high-contrast": mark("High contrast"),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """Something the window shows or keeps silent about."""

    name: str  # as in `privacy.Switches`
    text: str  # msgid
    why: str  # msgid


SWITCHES = (
    Switch(
        "colours",
        mark("Show the four colours of people"),
        mark("A help for how to talk with somebody; nobody is a colour. Off as it comes."),
    ),
    Switch(
        "seller_as_buyer",
        mark("Show where our own seller acts as a buyer"),
        mark(
            "From the form you fill in together. It speaks of a colleague: agree with them "
            "first that it is shown. Off as it comes."
        ),
    ),
    Switch(
        "about_us",
        mark("Show gaps that speak of colleagues"),
        mark("Such as all running through one of us. They say where the account is at risk, "
             "not how well somebody works."),
    ),
)  # fmt: skip


class GeneralPage(QWidget):
    """Language, looks and name; all but the name through the actions of the View menu."""

    complained = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.language = _choice(tr("Language"), LANGUAGES)
        self.theme = _choice(tr("Theme"), {code: tr(text) for code, text in THEMES.items()})
        sizes = {str(size): f"{size}%" for size in theme.TEXT_SIZES}
        self.text_size = _choice(tr("Text size"), sizes)
        self.motion = SwitchField(tr("Let cards glide to their new place"))
        self.author = TextField(tr("Your name"))
        self.author.setFixedWidth(theme.grown(WIDTH))
        self.language.committed.connect(lambda code: self._choose("language", code))
        self.theme.committed.connect(lambda code: self._choose("theme", code))
        self.text_size.committed.connect(lambda code: self._choose("text_size", code))
        self.motion.committed.connect(lambda on: motion.switch(window.settings, on=on))
        self.author.committed.connect(self._sign)
        form = QFormLayout(self)
        form.setContentsMargins(*(theme.space(3),) * 4)
        form.setHorizontalSpacing(theme.space(3))
        form.setVerticalSpacing(theme.space(2))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for text, field in (
            (tr("Language"), self.language),
            (tr("Theme"), self.theme),
            (tr("Text size"), self.text_size),
            (tr("Motion"), self.motion),
            (tr("Your name"), self.author),
        ):
            label = Label(text, "soft")
            label.setBuddy(field)
            form.addRow(label, field)
        signed = Label(tr("What you change is signed with it."), "quiet", wrap=True)
        form.addRow("", signed)
        for choice in ("language", "theme", "text_size"):
            for action in window.actions_.all():
                if action.objectName().startswith(f"{choice}."):
                    action.toggled.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds, also when it was chosen in the menus."""
        self.language.show_value(i18n.language())
        self.theme.show_value(theme.choice())
        self.text_size.show_value(str(theme.text_size()))
        self.motion.show_value(motion.wanted())
        self.author.show_value(self._window.session.author)

    def _choose(self, group: str, code: str) -> None:
        self._window.actions_[f"{group}.{code}"].trigger()

    def _sign(self, name: str) -> None:
        if name:
            self._window.session.sign_as(name)
            self._window.doing.notices.author_is_known()
        else:
            self.complained.emit(tr("Give the name your colleagues know you by."))
        self.author.show_value(self._window.session.author)


class PrivacyPage(QWidget):
    """What the window shows of people."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.switches = {one.name: SwitchField(tr(one.text)) for one in SWITCHES}
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(3),) * 4)
        column.setSpacing(theme.space(0.5))
        for one in SWITCHES:
            field = self.switches[one.name]
            field.committed.connect(
                lambda on, name=one.name: privacy.switch(self._settings, name, on=on)
            )
            why = Label(tr(one.why), "quiet", wrap=True)
            why.setMaximumWidth(theme.grown(TEXT_WIDTH))
            why.setContentsMargins(theme.space(3), 0, 0, theme.space(2))
            column.addWidget(field)
            column.addWidget(why)
        told = tr(
            "These switches hold in this window, on this computer. The command line shows "
            "every gap."
        )
        last = Label(told, "soft", wrap=True)
        last.setMaximumWidth(theme.grown(TEXT_WIDTH))
        column.addWidget(last)
        column.addStretch()
        privacy.changes().changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show which switches hold."""
        for name, field in self.switches.items():
            field.show_value(getattr(privacy.current(), name))


def _choice(name: str, choices: dict[str, str]) -> CodeField:
    field = CodeField(name, list(choices), unknown=None, words=choices.__getitem__)
    field.setFixedWidth(theme.grown(WIDTH))
    return field
