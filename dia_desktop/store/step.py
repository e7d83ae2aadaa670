"""One user action while it happens."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from dia_desktop.store.history import Applied


class Step:
    """One user action while it happens.

    Attributes
    ----------
    session : holds the rows the edit changes.
    label : what the action did, in the user's words; an edit may fill in names it has found.
    at : the moment of the action.
    """

    def __init__(self, session: Session, label: str, at: datetime) -> None:
        self.session = session
        self.label = label
        self.at = at
        self._applied: Applied | None = None

    @property
    def applied(self) -> Applied:
        """What the step did, once it is done."""
        if self._applied is None:
            raise RuntimeError("A step has no result before it is done.")
        return self._applied

    def conclude(self, applied: Applied) -> None:
        """Remember what the step did."""
        self._applied = applied
