"""Passwords of servers: kept in the system's keyring where there is one, never in a file."""

from __future__ import annotations

import logging

from app.store.address import Address

SERVICE = "visavis"

log = logging.getLogger(__name__)

_held: dict[str, str] = {}  # typed in since the program started


def known(address: Address) -> str | None:
    """Return the password of an address: typed in before, or kept in the keyring; or None."""
    return _held.get(address.label) or _from_keyring(address)


def hold(address: Address, password: str) -> None:
    """Know a password until the program ends; nothing of it is written anywhere."""
    _held[address.label] = password


def has_keyring() -> bool:
    """Return whether there is a keyring that may take a password."""
    import keyring  # noqa: PLC0415  as below
    from keyring.backends import fail  # noqa: PLC0415  as above

    return not isinstance(keyring.get_keyring(), fail.Keyring)


def keep(address: Address, password: str) -> bool:
    """Keep a password in the system's keyring; return whether there is one that took it."""
    import keyring  # noqa: PLC0415  its backends are slow to find, and seldom wanted
    from keyring.errors import KeyringError  # noqa: PLC0415  as above

    hold(address, password)
    try:
        keyring.set_password(SERVICE, address.label, password)
    except (KeyringError, RuntimeError) as error:
        log.info("no keyring took the password: %s", type(error).__name__)
        return False
    return True


def forget(address: Address) -> None:
    """Know a password no more, here and in the keyring."""
    import keyring  # noqa: PLC0415  as above
    from keyring.errors import KeyringError  # noqa: PLC0415  as above

    _held.pop(address.label, None)
    try:
        keyring.delete_password(SERVICE, address.label)
    except (KeyringError, RuntimeError) as error:
        log.info("nothing taken out of a keyring: %s", type(error).__name__)


def _from_keyring(address: Address) -> str | None:
    import keyring  # noqa: PLC0415  as above
    from keyring.errors import KeyringError  # noqa: PLC0415  as above

    try:
        return keyring.get_password(SERVICE, address.label)
    except (KeyringError, RuntimeError) as error:
        log.info("no keyring to look in: %s", type(error).__name__)
        return None
