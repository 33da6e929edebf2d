"""The language of the window: our own texts, and Qt's in its own dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import i18n

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_qt: list[QTranslator] = []


def use(code: str) -> None:
    """Speak a language from now on; widgets that are there already keep their words."""
    i18n.use(code)
    QLocale.setDefault(QLocale(_LOCALES[code]))
    for translator in _qt:
        QCoreApplication.removeTranslator(translator)
    _qt.clear()
    if code == "en":
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    if translator.load(f"qtbase_{code}", folder):
        QCoreApplication.installTranslator(translator)
        _qt.append(translator)
