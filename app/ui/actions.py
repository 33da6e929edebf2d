"""Everything a user can do, once: its words, its keys and its place in the menus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import mark, tr

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: a menu text with its access key, and the keys that do it at once."""

    id: str
    text: str
    keys: str | Key | None = None
    also: str | None = None  # another key that does it
    group: str | None = None  # of one group exactly one is checked
    checkable: bool = False
    on_map: bool = False  # its keys mean this on the map only


COMMANDS: tuple[Command, ...] = (
    Command("account.new", mark("&New account…"), Key.New),
    Command("decision.new", mark("Add &buying decision…"), "Ctrl+Shift+N"),
    Command("workspace.open", mark("&Open workspace…"), Key.Open),
    Command("workspace.backups", mark("Bac&kups…")),
    Command("sample.add", mark("Add the &sample account")),
    Command("import", mark("&Import…"), "Ctrl+I"),
    Command("export.case", mark("Export &case file…"), "Ctrl+Shift+S"),
    Command("export.picture", mark("Export &picture…"), "Ctrl+E"),
    Command("export.copy", mark("Cop&y as picture"), "Ctrl+Shift+C"),
    Command("export.all", mark("Export a&ll decisions…")),
    Command("print", mark("Prin&t…"), Key.Print),
    Command("account.remove", mark("&Remove account…")),
    Command("preferences", mark("Pre&ferences…"), "Ctrl+,"),
    Command("quit", mark("&Quit"), Key.Quit),
    Command("undo", mark("&Undo"), Key.Undo),
    Command("redo", mark("&Redo"), Key.Redo, "Ctrl+Y"),
    Command("cut", mark("&Cut"), Key.Cut, on_map=True),
    Command("copy", mark("Cop&y"), Key.Copy, on_map=True),
    Command("paste", mark("&Paste people or matrix"), Key.Paste),
    Command("duplicate", mark("Dupl&icate"), "Ctrl+D", on_map=True),
    Command("delete", mark("&Delete"), Key.Delete, on_map=True),
    Command("select.all", mark("Select &all"), Key.SelectAll, on_map=True),
    Command("select.invert", mark("&Invert the selection"), "Ctrl+Shift+I"),
    Command("select.uncovered", mark("&Not covered")),
    Command("select.same_role", mark("Same &role as selected")),
    Command("select.same_lane", mark("Same &function as selected")),
    Command("select.same_level", mark("Same &level as selected")),
    Command("select.same_department", mark("Same &department as selected")),
    Command("align.left", mark("Align &left"), "Ctrl+Shift+Left", on_map=True),
    Command("align.centre", mark("Align &centres"), "Ctrl+Shift+H", on_map=True),
    Command("align.right", mark("Align &right"), "Ctrl+Shift+Right", on_map=True),
    Command("align.top", mark("Align &top"), "Ctrl+Shift+Up", on_map=True),
    Command("align.middle", mark("Align &middles"), "Ctrl+Shift+M", on_map=True),
    Command("align.bottom", mark("Align &bottom"), "Ctrl+Shift+Down", on_map=True),
    Command("distribute.across", mark("Distribute &horizontally")),
    Command("distribute.down", mark("Distribute &vertically")),
    Command("menu.here", mark("&What can be done here"), "Shift+F10"),
    Command("contact.log", mark("&Log a contact…"), "L"),
    Command("quick.add", mark("&Quick add…"), "Ctrl+Shift+A"),
    Command("palette", mark("Searc&h or do something…"), "Ctrl+K"),
    Command("filter", mark("&Filter people…"), Key.Find),
    Command("views.keep", mark("&Keep this view…")),
    Command("views.tidy", mark("&Open, rename or remove…")),
    Command("competitor.add", mark("Add a co&mpetitor…")),
    Command("map.add_person", mark("Add a con&tact person"), "N", on_map=True),
    Command("map.add_member", mark("Add a c&olleague"), "C", on_map=True),
    Command("what_if", mark("&What if…"), "W", checkable=True),
    Command("meeting.present", mark("Present (f&ull screen)"), "F5"),
    Command("meeting.choose", mark("Tic&k what to present…"), "Shift+F5"),
    Command("meeting.result", mark("Result of the meeting…"), "Ctrl+F5"),
    Command("plan.suggest", mark("&Suggest a plan…"), "Ctrl+Shift+P"),
    Command("map.arrange", mark("&Arrange"), "Ctrl+L"),
    Command("arrangement.map", mark("Map &two-sided"), "Alt+1", group="arrangement"),
    Command("arrangement.free", mark("Map &free"), "Alt+2", group="arrangement"),
    Command("arrangement.department", mark("Map by &department"), "Alt+3", group="arrangement"),
    Command("map.fold", mark("F&old or open the department"), "Ctrl+G"),
    Command("map.fold_all", mark("Fold or open &all departments"), "Ctrl+Shift+G"),
    Command("map.minimap", mark("Minimap"), checkable=True),
    Command("view.map", mark("Ma&p"), "Ctrl+1", group="view"),
    Command("view.matrix", mark("Relationship &matrix"), "Ctrl+2", group="view"),
    Command("view.organigram", mark("O&rganisation chart"), "Ctrl+3", group="view"),
    Command("view.power", mark("Power gri&d"), "Ctrl+4", group="view"),
    Command("map.reporting", mark("&Reporting lines"), checkable=True),
    Command("map.influences", mark("&Influence lines"), checkable=True),
    Command("map.affinities", mark("Alliances an&d conflicts"), checkable=True),
    Command("map.legend", mark("Le&gend"), checkable=True),
    Command("map.snap", mark("Snap to ot&her cards"), checkable=True),
    Command("zoom.in", mark("&Zoom in"), Key.ZoomIn),
    Command("zoom.out", mark("Zoom &out"), Key.ZoomOut),
    Command("zoom.fit", mark("&Fit the map"), "Ctrl+0"),
    Command("panel.accounts", mark("Acco&unts"), "F9", checkable=True),
    Command("panel.inspector", mark("Ins&pector"), "F10", checkable=True),
    Command("panel.gaps", mark("Gap&s"), "F11", checkable=True),
    Command("panel.next", mark("Next pa&nel"), "F6"),
    Command("score.trace", mark("How the score &came about"), "Ctrl+T"),
    Command("language.nl", "&Nederlands", group="language"),
    Command("language.en", "&English", group="language"),
    Command("theme.system", mark("As the &system"), group="theme"),
    Command("theme.light", mark("&Light"), group="theme"),
    Command("theme.dark", mark("&Dark"), group="theme"),
    Command("theme.high-contrast", mark("&High contrast"), group="theme"),
    Command("text_size.100", "&100 %", group="text_size"),
    Command("text_size.115", "11&5 %", group="text_size"),
    Command("text_size.130", "1&30 %", group="text_size"),
    Command("text_size.150", "15&0 %", group="text_size"),
    Command("preview.none", mark("As &it is"), group="preview"),
    Command("preview.greyscale", mark("Printed in &grey"), group="preview"),
    Command("preview.protanopia", mark("&Protanopia (no red)"), group="preview"),
    Command("preview.deuteranopia", mark("&Deuteranopia (no green)"), group="preview"),
    Command("preview.tritanopia", mark("&Tritanopia (no blue)"), group="preview"),
    Command("help.keys", mark("&Keyboard"), "F1", "?"),
    Command("help.how", mark("How it &works"), "Shift+F1"),
    Command("help.first", mark("&First steps")),
    Command("help.try", mark("What to &try"), "Ctrl+F1"),
    Command("help.author", mark("Your &name…")),
    Command("help.about", mark("&About Vis-à-vis")),
)

VIEWS = tuple(one.id.partition(".")[2] for one in COMMANDS if one.group == "view")

Entry = str | tuple[str, tuple[str, ...]]
MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        mark("&File"),
        ("account.new", "decision.new", "workspace.open", "workspace.backups", "sample.add",
         "-", "import", "-", "export.case", "export.picture", "export.copy", "export.all",
         "print", "-", "account.remove", "-", "preferences", "-", "quit"),
    ),
    (
        mark("&Edit"),
        ("undo", "redo", "-", "cut", "copy", "paste", "duplicate", "delete", "-",
         (mark("S&elect"), ("select.all", "select.invert", "select.uncovered", "-",
                            "select.same_role", "select.same_lane", "select.same_level",
                            "select.same_department")),
         (mark("Ali&gn and distribute"), ("align.left", "align.centre", "align.right", "-",
                                          "align.top", "align.middle", "align.bottom", "-",
                                          "distribute.across", "distribute.down")),
         "menu.here", "filter", "palette", "-",
         "quick.add", "map.add_person",
         "map.add_member", "competitor.add", "contact.log", "plan.suggest"),
    ),
    (
        mark("&View"),
        ("view.map", "view.matrix", "view.organigram", "view.power", "-",
         (mark("Saved v&iews"), ("views.keep", "views.tidy")),
         (mark("Li&nes"), ("map.reporting", "map.influences", "map.affinities")),
         "map.legend", "map.snap", "map.minimap",
         (mark("La&yout of the map"), ("arrangement.map", "arrangement.free",
                                            "arrangement.department", "-", "map.fold",
                                            "map.fold_all")),
         "map.arrange", "zoom.in", "zoom.out", "zoom.fit", "-",
         (mark("Panel&s"), ("panel.accounts", "panel.inspector", "panel.gaps", "panel.next")),
         "score.trace", "what_if", "meeting.present", "meeting.choose",
         "meeting.result", "-",
         (mark("&Language"), ("language.nl", "language.en")),
         (mark("&Theme"), ("theme.system", "theme.light", "theme.dark",
                           "theme.high-contrast")),
         (mark("T&ext size"), ("text_size.100", "text_size.115", "text_size.130",
                               "text_size.150")),
         (mark("Pre&view as"), ("preview.none", "preview.greyscale", "preview.protanopia",
                                "preview.deuteranopia", "preview.tritanopia"))),
    ),
    (
        mark("&Help"),
        ("help.how", "help.keys", "help.first", "help.try", "help.author", "-", "help.about"),
    ),
)  # fmt: skip


def submenus() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every menu that stands in another: its title, and the actions in it."""
    for _title, entries in MENUS:
        yield from (entry for entry in entries if isinstance(entry, tuple))


class Actions:
    """The registry that menus, shortcuts, tool bar and tests share."""

    def __init__(self, parent: QObject) -> None:
        self._commands = {command.id: command for command in COMMANDS}
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            self._actions[command.id] = self._made(command, parent)
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def on_map(self) -> list[QAction]:
        """Return the actions whose keys are the map's."""
        return [self._actions[command.id] for command in COMMANDS if command.on_map]

    def of_group(self, group: str) -> list[QAction]:
        """Return the actions of which exactly one is checked, in the order of the registry."""
        return [self._actions[one.id] for one in COMMANDS if one.group == group]

    def all(self) -> list[QAction]:
        """Return every action, in the order of the registry."""
        return list(self._actions.values())

    def connect(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Let each action do something; a checkable one is read where it is handled."""
        for id, handler in handlers.items():
            self._actions[id].triggered.connect(lambda _checked=False, do=handler: do())

    def enable(self, ids: Iterable[str], *, on: bool) -> None:
        for id in ids:
            self._actions[id].setEnabled(on)

    def retranslate(self) -> None:
        """Take the words from the language spoken now."""
        for id, action in self._actions.items():
            text = self._commands[id].text
            action.setText(tr(text) if not id.startswith("language.") else text)

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus anew, in the language spoken now."""
        bar.clear()
        for title, entries in MENUS:
            self._fill(bar.addMenu(tr(title)), entries)

    def commands(self) -> tuple[Command, ...]:
        """Return what there is to do, as it was registered."""
        return tuple(self._commands.values())

    def keys_of(self, id: str) -> str:
        """Return the keys of an action as the platform names them; empty without any."""
        native = QKeySequence.SequenceFormat.NativeText
        return self._actions[id].shortcut().toString(native)

    def words(self, id: str) -> str:
        """Return what an action does, whatever its menu item adds about this moment."""
        return tr(self._commands[id].text).replace("&", "").rstrip("…")

    def _fill(self, menu: QMenu, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if isinstance(entry, tuple):
                title, below = entry
                self._fill(menu.addMenu(tr(title)), below)
            elif entry == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])

    def _made(self, command: Command, parent: QObject) -> QAction:
        action = QAction(parent)
        action.setObjectName(command.id)
        if command.keys is not None:
            keys = [QKeySequence(command.keys)]
            if command.also and QKeySequence(command.also) not in keys:  # Windows has it so
                keys.append(QKeySequence(command.also))
            action.setShortcuts(keys)
        if command.on_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setCheckable(command.checkable or command.group is not None)
        if command.group is not None:
            group = self._groups.setdefault(command.group, QActionGroup(parent))
            group.addAction(action)
        if command.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        elif command.id == "help.about":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        elif command.id == "preferences":
            action.setMenuRole(QAction.MenuRole.PreferencesRole)
        else:
            action.setMenuRole(QAction.MenuRole.NoRole)
        return action
