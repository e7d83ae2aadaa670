"""Every action of a user on a strategy: one small function each, one step of the history each.

All take the file first and return what they did. All raise `InvalidInputError` for input that cannot be
used, `ReadOnlyError` for a file or a round that may only be looked at, and `FileError` where the disk
prevents it; then nothing has changed.
"""

from __future__ import annotations

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
from dia_desktop.store.edits.item_fields import ItemFields
from dia_desktop.store.edits.judgements import JudgementChange, clear_judgements, set_judgements
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
from dia_desktop.store.edits.rounds import close_round, open_round, rename_round, set_target_count
from dia_desktop.store.edits.scores import ScoreChange, ScoreFields, clear_scores, set_note, set_scores
from dia_desktop.store.edits.strategy import rename_strategy
from dia_desktop.store.edits.swot import (
    NewItem,
    add_item,
    add_items,
    check_item,
    merge_items,
    move_items,
    remove_items,
    set_items,
    set_parked,
    set_visible_cap,
    set_votes,
)
from dia_desktop.store.edits.weights import set_locked, set_weights

__all__ = [
    "ItemFields",
    "JudgementChange",
    "NewItem",
    "OptionFields",
    "ScoreChange",
    "ScoreFields",
    "add_criterion",
    "add_item",
    "add_items",
    "add_market",
    "add_markets",
    "add_option",
    "add_partner",
    "change_cell",
    "check_item",
    "clear_judgements",
    "clear_scores",
    "close_round",
    "confirm_weights",
    "elicit_weights",
    "merge_items",
    "move_criterion",
    "move_items",
    "move_market",
    "move_option",
    "move_partner",
    "open_round",
    "remove_criterion",
    "remove_items",
    "remove_market",
    "remove_option",
    "remove_partner",
    "rename_criterion",
    "rename_market",
    "rename_partner",
    "rename_round",
    "rename_strategy",
    "set_draw_settings",
    "set_icon",
    "set_importance",
    "set_items",
    "set_judgements",
    "set_locked",
    "set_note",
    "set_option",
    "set_own_weights",
    "set_parked",
    "set_role",
    "set_scale",
    "set_scores",
    "set_target_count",
    "set_visible_cap",
    "set_voice",
    "set_votes",
    "set_weight_bounds",
    "set_weights",
]
