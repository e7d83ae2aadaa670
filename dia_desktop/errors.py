"""What a user can cause and mend. Anything that is not a `DiaError` is a bug."""

from __future__ import annotations


class DiaError(Exception):
    """A clear sentence for the user: what happened, where, and what to do about it."""


class InvalidInputError(DiaError):
    """Numbers or text that cannot be used; the message names the place and the reason."""


class FileError(DiaError):
    """A strategy file or an export that cannot be read or written; the file was left untouched."""


class ReadOnlyError(DiaError):
    """An edit was asked of something that may only be looked at: a locked file or a closed round."""


class CancelledError(DiaError):
    """Whoever asked for it thought better of it before it was done; nothing was changed."""
