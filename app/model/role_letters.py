"""One letter for each of the six roles: on cards, as keys, and in the cells of a matrix."""

from __future__ import annotations

from app.model.vocabulary import Role

ROLE_LETTERS = {
    "I": Role.INITIATOR,
    "D": Role.DECIDER,
    "B": Role.INFLUENCER,
    "P": Role.PURCHASER,
    "G": Role.GATEKEEPER,
    "U": Role.USER,
}
LETTERS = {role: letter for letter, role in ROLE_LETTERS.items()}
