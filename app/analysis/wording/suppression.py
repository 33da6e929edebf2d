"""Why the program advises no contact: the contact policy in force, with its date."""

from __future__ import annotations

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.policy import Restriction
from app.i18n import day, tr
from app.model.vocabulary import ContactPolicy


def why_suppressed(gap: Gap, network: Network) -> str:
    """Return which policy forbids the contact a gap asks for, until when, and whose it is."""
    found = [network.restriction_on(person) for person in gap.towards]
    restriction = next((one for one in found if one is not None), network.restrictions[0])
    sentences = [restricted(restriction, network)]
    if restriction.opportunity.id != network.opportunity_id:
        name = restriction.opportunity.label
        sentences.append(tr("This is the contact policy of the decision “{name}”.", name=name))
    return " ".join(sentences)


def restricted(restriction: Restriction, network: Network) -> str:
    """Return what a contact policy leaves open, as one sentence."""
    until = restriction.opportunity.contact_until
    if restriction.policy is ContactPolicy.FORBIDDEN:
        if until is None:
            return tr("No contact until the award (tender).")
        date = day(until)
        return tr("No contact until the award (tender, up to and including {date}).", date=date)
    channel = _channel(restriction, network)
    if until is None:
        return tr(
            "As long as this contact policy holds, contact runs only through {channel}.",
            channel=channel,
        )
    return tr(
        "Up to and including {date}, contact runs only through {channel}.",
        date=day(until),
        channel=channel,
    )


def _channel(restriction: Restriction, network: Network) -> str:
    if restriction.policy is ContactPolicy.VIA_PURCHASING:
        return tr("purchasing")
    named = restriction.opportunity.named_contact
    if named is None or not network.may_contact(named):  # another policy may forbid even that
        return tr("the named contact")
    return network.plan.label(named)
