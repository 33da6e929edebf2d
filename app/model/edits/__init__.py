"""What a user can do to a plan: each function looks at the plan and returns the change."""

from app.model.edits.cards import VIEW_MAP, arrange, move_cards
from app.model.edits.closing import review_closed, set_stage
from app.model.edits.contacts import (
    add_interest,
    change_contact,
    log_contact,
    remove_contact,
)
from app.model.edits.counterparts import agree_on, toggle_counterpart
from app.model.edits.decision import (
    absent_role_found,
    add_opportunity,
    join_decision,
    mark_role_absent,
    new_plan,
    set_membership,
    toggle_role,
)
from app.model.edits.gaps import accept_gap, dismiss_gap, reopen_gap
from app.model.edits.general import combined, remove, set_fields
from app.model.edits.house import (
    house_style,
    logo_of,
    set_house_style,
    set_in_house_style,
)
from app.model.edits.judging import (
    judge_conditions,
    remove_judgement,
    set_seller_as_buyer,
)
from app.model.edits.lines import (
    add_affinity,
    add_competitor,
    add_influence,
    add_reporting_line,
    add_tie,
    set_competitor_tie,
    set_tie,
)
from app.model.edits.people import add_member, add_outside, add_person
from app.model.edits.planning import (
    add_action,
    drop_planned_tie,
    finish_action,
    keep_planned_tie_done,
    plan_tie,
)
from app.model.edits.proposal import (
    call_in_part,
    call_in_proposal,
    forget_order_in_proposal,
    keep_counterparts,
    order_in_proposal,
    show_in_proposal,
)
from app.model.edits.ratings import look_into_ratings, rate, settle_ratings
from app.model.edits.seats import (
    fill_seat,
    person_leaves,
    report_to_seat,
    set_manager,
    set_seat_manager,
)
from app.model.edits.sources import set_source, with_sources
from app.model.edits.suggestions import (
    accept_suggestion,
    allow_suggestion,
    refuse_suggestion,
)
from app.model.edits.tuning import (
    reset_parameter,
    reset_parameters,
    set_parameter,
    set_reason,
    set_value,
)
from app.model.edits.views import keep_view, rename_view

__all__ = [
    "VIEW_MAP",
    "absent_role_found",
    "accept_gap",
    "accept_suggestion",
    "add_action",
    "add_affinity",
    "add_competitor",
    "add_influence",
    "add_interest",
    "add_member",
    "add_opportunity",
    "add_outside",
    "add_person",
    "add_reporting_line",
    "add_tie",
    "agree_on",
    "allow_suggestion",
    "arrange",
    "call_in_part",
    "call_in_proposal",
    "change_contact",
    "combined",
    "dismiss_gap",
    "drop_planned_tie",
    "fill_seat",
    "finish_action",
    "forget_order_in_proposal",
    "house_style",
    "join_decision",
    "judge_conditions",
    "keep_counterparts",
    "keep_planned_tie_done",
    "keep_view",
    "log_contact",
    "logo_of",
    "look_into_ratings",
    "mark_role_absent",
    "move_cards",
    "new_plan",
    "order_in_proposal",
    "person_leaves",
    "plan_tie",
    "rate",
    "refuse_suggestion",
    "remove",
    "remove_contact",
    "remove_judgement",
    "rename_view",
    "reopen_gap",
    "report_to_seat",
    "reset_parameter",
    "reset_parameters",
    "review_closed",
    "set_competitor_tie",
    "set_fields",
    "set_house_style",
    "set_in_house_style",
    "set_manager",
    "set_membership",
    "set_parameter",
    "set_reason",
    "set_seat_manager",
    "set_seller_as_buyer",
    "set_source",
    "set_stage",
    "set_tie",
    "set_value",
    "settle_ratings",
    "show_in_proposal",
    "toggle_counterpart",
    "toggle_role",
    "with_sources",
]
