"""Every action of a user on a strategy: one small function each, one step of the history each.

All take the file first and return what they did. All raise `InvalidInputError` for input that cannot be
used, `ReadOnlyError` for a file or a round that may only be looked at, and `FileError` where the disk
prevents it; then nothing has changed.
"""

from __future__ import annotations

from dia_desktop.store.edits.activities import (
    NewActivity,
    add_activities,
    add_activity,
    check_activity,
    mark_reviewed,
    move_activities,
    remove_activities,
    schedule_activities,
    set_activities,
)
from dia_desktop.store.edits.activity_fields import ActivityFields
from dia_desktop.store.edits.activity_parts import ActivityParts
from dia_desktop.store.edits.cells import change_cell
from dia_desktop.store.edits.criteria import (
    add_criterion,
    move_criterion,
    remove_criterion,
    rename_criterion,
    set_icon,
    set_scale,
)
from dia_desktop.store.edits.elicitation import (
    confirm_weights,
    elicit_weights,
    set_draw_settings,
    set_importance,
    set_weight_bounds,
)
from dia_desktop.store.edits.funding import (
    SourceFields,
    add_source,
    move_source,
    remove_source,
    set_allocations,
    set_amounts,
    set_budgets,
    set_source,
)
from dia_desktop.store.edits.horizons import add_marker, remove_marker, set_horizons, set_marker
from dia_desktop.store.edits.item_fields import ItemFields
from dia_desktop.store.edits.judgements import JudgementChange, clear_judgements, set_judgements
from dia_desktop.store.edits.kpi_readings import (
    AchievementFields,
    ReadingFields,
    add_achievement,
    add_reading,
    remove_achievement,
    remove_reading,
    set_achievement,
    set_reading,
)
from dia_desktop.store.edits.kpis import KpiFields, add_kpi, move_kpi, remove_kpi, set_kpi
from dia_desktop.store.edits.markets import (
    add_market,
    add_markets,
    move_market,
    remove_market,
    rename_market,
    set_role,
)
from dia_desktop.store.edits.options import (
    OptionFields,
    add_option,
    move_option,
    remove_option,
    set_option,
)
from dia_desktop.store.edits.partners import (
    add_partner,
    move_partner,
    remove_partner,
    rename_partner,
    set_own_weights,
    set_voice,
)
from dia_desktop.store.edits.revisions import name_revision
from dia_desktop.store.edits.roadmap_links import add_link, remove_links, set_link
from dia_desktop.store.edits.rounds import close_round, open_round, rename_round, set_target_count
from dia_desktop.store.edits.scores import ScoreChange, ScoreFields, clear_scores, set_note, set_scores
from dia_desktop.store.edits.strategy import rename_strategy
from dia_desktop.store.edits.swot import (
    NewItem,
    add_item,
    add_items,
    check_item,
    merge_groups,
    merge_items,
    move_items,
    remove_items,
    set_items,
    set_parked,
    set_visible_cap,
    set_votes,
)
from dia_desktop.store.edits.weights import set_locked, set_weights
from dia_desktop.store.edits.workstreams import (
    add_workstream,
    move_workstream,
    remove_workstream,
    rename_workstream,
)

__all__ = [
    "AchievementFields",
    "ActivityFields",
    "ActivityParts",
    "ItemFields",
    "JudgementChange",
    "KpiFields",
    "NewActivity",
    "NewItem",
    "OptionFields",
    "ReadingFields",
    "ScoreChange",
    "ScoreFields",
    "SourceFields",
    "add_achievement",
    "add_activities",
    "add_activity",
    "add_criterion",
    "add_item",
    "add_items",
    "add_kpi",
    "add_link",
    "add_marker",
    "add_market",
    "add_markets",
    "add_option",
    "add_partner",
    "add_reading",
    "add_source",
    "add_workstream",
    "change_cell",
    "check_activity",
    "check_item",
    "clear_judgements",
    "clear_scores",
    "close_round",
    "confirm_weights",
    "elicit_weights",
    "mark_reviewed",
    "merge_groups",
    "merge_items",
    "move_activities",
    "move_criterion",
    "move_items",
    "move_kpi",
    "move_market",
    "move_option",
    "move_partner",
    "move_source",
    "move_workstream",
    "name_revision",
    "open_round",
    "remove_achievement",
    "remove_activities",
    "remove_criterion",
    "remove_items",
    "remove_kpi",
    "remove_links",
    "remove_marker",
    "remove_market",
    "remove_option",
    "remove_partner",
    "remove_reading",
    "remove_source",
    "remove_workstream",
    "rename_criterion",
    "rename_market",
    "rename_partner",
    "rename_round",
    "rename_strategy",
    "rename_workstream",
    "schedule_activities",
    "set_achievement",
    "set_activities",
    "set_allocations",
    "set_amounts",
    "set_budgets",
    "set_draw_settings",
    "set_horizons",
    "set_icon",
    "set_importance",
    "set_items",
    "set_judgements",
    "set_kpi",
    "set_link",
    "set_locked",
    "set_marker",
    "set_note",
    "set_option",
    "set_own_weights",
    "set_parked",
    "set_reading",
    "set_role",
    "set_scale",
    "set_scores",
    "set_source",
    "set_target_count",
    "set_visible_cap",
    "set_voice",
    "set_votes",
    "set_weight_bounds",
    "set_weights",
]
