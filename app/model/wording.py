"""What a change did, in the reader's words; the message ids a `Change` stores."""

from __future__ import annotations

from app.i18n import mark, tr
from app.model.change import Message

TEXTS: dict[str, str] = {
    "account.changed": mark("Change {name}"),
    "account.created": mark("Add account {name}"),
    "account.salvaged": mark("Salvage account {name}"),
    "action.added": mark("Note an action"),
    "action.changed": mark("Change action"),
    "action.done": mark("Finish an action"),
    "action.removed": mark("Remove an action"),
    "affinity.added": mark("Join {name}"),
    "affinity.changed": mark("Change how {name} get on"),
    "affinity.removed": mark("Remove the line {name}"),
    "card.leveled": mark("Move {name} to another level"),
    "card.moved": mark("Move {name}"),
    "card.regrouped": mark("Move {name} to another block"),
    "cards.aligned": mark("Align {count} cards"),
    "cards.arranged": mark("Arrange the map"),
    "cards.distributed": mark("Distribute {count} cards"),
    "cards.moved": mark("Move {count} cards"),
    "case.imported": mark("Import case file {name}"),
    "competitor.added": mark("Add competitor {name}"),
    "competitor.changed": mark("Change competitor {name}"),
    "competitor.removed": mark("Remove competitor {name}"),
    "competitor_tie.added": mark("Note competitor's relationship {name}"),
    "competitor_tie.changed": mark("Change competitor's relationship {name}"),
    "competitor_tie.removed": mark("Remove competitor's relationship {name}"),
    "closed_opportunity.changed": mark("Change the closed decision {name}"),
    "closed_opportunity.removed": mark("Remove the closed decision {name}"),
    "closed_opportunity.reviewed": mark("Review {name}"),
    "contact.changed": mark("Change the contact with {name}"),
    "contact.logged": mark("Log contact with {name}"),
    "contact.removed": mark("Remove the contact with {name}"),
    "counterpart.added": mark("Make {name} counterparts"),
    "counterpart.agreed": mark("Agree how {name} meet"),
    "counterpart.removed": mark("Part the counterparts {name}"),
    "counterparts.kept": mark("Keep {count} counterparts"),
    "fact_source.changed": mark("Say how sure we are of {name}"),
    "fact_source.removed": mark("Forget how sure we are of {name}"),
    "gap.accepted": mark("Accept gap"),
    "gap.dismissed": mark("Dismiss gap"),
    "gap.reopened": mark("Reopen gap"),
    "house_style.changed": mark("Change the house style"),
    "influence.added": mark("Draw influence {name}"),
    "influence.changed": mark("Change influence {name}"),
    "influence.removed": mark("Remove influence {name}"),
    "interaction.changed": mark("Change contact"),
    "interaction.removed": mark("Remove contact"),
    "interest.added": mark("Note interest of {name}"),
    "interest.changed": mark("Change interest of {name}"),
    "interest.removed": mark("Remove interest of {name}"),
    "matrix.imported": mark("Import relationship matrix ({count} people)"),
    "member.added": mark("Add colleague {name}"),
    "member.changed": mark("Change colleague {name}"),
    "member.removed": mark("Remove colleague {name}"),
    "membership.added": mark("Add {name} to the buying team"),
    "membership.changed": mark("Change {name} in this decision"),
    "membership.removed": mark("Take {name} out of the buying team"),
    "negotiation.judged": mark("Judge the negotiation with {name}"),
    "negotiation.removed": mark("Remove the judgement of the negotiation with {name}"),
    "opportunity.added": mark("Add decision {name}"),
    "opportunity.changed": mark("Change decision {name}"),
    "opportunity.removed": mark("Remove decision {name}"),
    "outside.added": mark("Add outside influence {name}"),
    "outside.changed": mark("Change outside influence {name}"),
    "outside.removed": mark("Remove outside influence {name}"),
    "parameter.changed": mark("Set “{name}”"),
    "parameters.reset": mark("Reset {count} parameters"),
    "parameters.salvaged": mark("Salvage what holds for all accounts"),
    "people.cut": mark("Cut {count} people"),
    "people.duplicated": mark("Duplicate {count} people"),
    "people.imported": mark("Import {count} people"),
    "people.judged": mark("Judge {count} people"),
    "people.pasted": mark("Paste {count} people"),
    "person.added": mark("Add {name}"),
    "person.changed": mark("Change {name}"),
    "person.cut": mark("Cut {name}"),
    "person.duplicated": mark("Duplicate {name}"),
    "person.left": mark("Note that {name} leaves"),
    "person.pasted": mark("Paste {name}"),
    "person.removed": mark("Remove {name}"),
    "plan.went_back": mark("Go back to the plan as it was on {day}"),
    "planned_tie.added": mark("Plan the relationship {name}"),
    "planned_tie.changed": mark("Change the planned relationship {name}"),
    "planned_tie.done": mark("Carry out the planned relationship {name}"),
    "planned_tie.removed": mark("Let go of the planned relationship {name}"),
    "planned_ties.added": mark("Plan {count} relationships"),
    "proposal.called": mark("Call {name} otherwise in the proposal"),
    "proposal.hidden": mark("Leave {count} people out of the proposal"),
    "proposal.ordered": mark("Order the people of the proposal"),
    "proposal.shown": mark("Take {count} people into the proposal"),
    "rating.added": mark("Note what {name} thinks"),
    "rating.changed": mark("Change what {name} thinks"),
    "rating.removed": mark("Remove what {name} thinks"),
    "rating.settled": mark("Settle what colleagues think of {name}"),
    "removed": mark("Remove"),
    "reporting_line.added": mark("Draw reporting line {name}"),
    "reporting_line.changed": mark("Change reporting line {name}"),
    "reporting_line.removed": mark("Remove reporting line {name}"),
    "role.absent": mark("Note that a role does not exist"),
    "role.changed": mark("Change roles of {name}"),
    "seller_as_buyer.changed": mark("Change the conversation form of {name}"),
    "saved_view.added": mark("Keep view {name}"),
    "saved_view.changed": mark("Change view {name}"),
    "saved_view.removed": mark("Remove view {name}"),
    "seat.added": mark("Keep the function {name} as vacant"),
    "seat.changed": mark("Change vacant function {name}"),
    "seat.filled": mark("Fill the function {name}"),
    "seat.removed": mark("Remove vacant function {name}"),
    "several.removed": mark("Remove {count} items"),
    "snapshot.removed": mark("Remove a snapshot"),
    "snapshot.taken": mark("Take a snapshot"),
    "suggestion.accepted": mark("Take up the suggestion {name}"),
    "suggestion.allowed": mark("Allow the suggestion {name} again"),
    "suggestion.refused": mark("Turn down the suggestion {name}"),
    "suggestions.accepted": mark("Take up {count} suggestions"),
    "tie.added": mark("Draw relationship {name}"),
    "tie.changed": mark("Change relationship {name}"),
    "tie.removed": mark("Remove relationship {name}"),
    "what_if.attitude": mark("What if the attitude of {name} becomes “{attitude}”"),
    "what_if.leaves": mark("What if {name} leaves"),
    "what_if.tie": mark("What if the relationship {name} becomes “{level}”"),
    "what_if.tie_lost": mark("What if the relationship {name} is lost"),
}

ONE: dict[str, str] = {  # the same of one only, where no name stands for it
    "counterparts.kept": mark("Keep one pair of counterparts"),
    "matrix.imported": mark("Import relationship matrix (one person)"),
    "parameters.reset": mark("Reset one parameter"),
    "people.imported": mark("Import one person"),
    "people.judged": mark("Judge one person"),
    "planned_ties.added": mark("Plan one relationship"),
    "proposal.hidden": mark("Leave one person out of the proposal"),
    "proposal.shown": mark("Take one person into the proposal"),
    "several.removed": mark("Remove one item"),
    "suggestions.accepted": mark("Take up one suggestion"),
}


def words(message: Message) -> str:
    """Return what was done; a message this version does not know is shown by its id."""
    text = TEXTS.get(message.id)
    if text is None:
        return message.id
    arguments = dict(message.arguments)
    if arguments.get("count") == 1:
        text = ONE.get(message.id, text)
    if message.id == "parameter.changed":
        arguments["name"] = _parameter(str(arguments.get("name")))
    return tr(text, **arguments)


def _parameter(name: str) -> str:
    from app.model.tuning import TUNABLE  # noqa: PLC0415  seldom needed

    known = TUNABLE.get(name)
    return name if known is None else known.label
