"""From a strategic option to the activity of the roadmap that comes from it."""

from __future__ import annotations

from dia_desktop.store import edits
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.words import why_fixed


def activity_of(roadmap: Roadmap, option_id: str) -> Activity | None:
    """Return the first activity that comes from an option; None where none does."""
    return next((each for each in roadmap.activities if each.option_id == option_id), None)


def handles_by_option(roadmap: Roadmap) -> dict[str, str]:
    """Return how the first activity that comes from each option is called in short, by option id."""
    handles = roadmap.handles()
    found: dict[str, str] = {}
    for each in roadmap.activities:
        if each.option_id is not None:
            found.setdefault(each.option_id, handles[each.id])
    return found


def take_to_roadmap(context: Context, option_id: str) -> None:
    """Go to the activity that comes from an option; make one where there is none yet.

    It takes over title, markets and owner of the option.
    """
    desk = context.desk
    if activity_of(desk.roadmap, option_id) is None:
        reason = why_fixed(desk)
        if reason:
            desk.refused.emit(reason)
            return
        if not desk.do(edits.add_activity, "", {"option_id": option_id}):
            return
    activity = activity_of(desk.roadmap, option_id)
    if activity is not None:
        context.activity_wanted.emit(activity.id)
