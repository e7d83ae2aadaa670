"""What a document is: its bytes, and what of the records it could not hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it will be written; the same bytes for the same records.

    Attributes
    ----------
    remarks : sentences on what was left out or shortened; () where it holds everything.
    """

    content: bytes
    remarks: tuple[str, ...] = ()


class Limits:
    """Shortens texts to what a format holds, and counts them.

    Attributes
    ----------
    shortened : how many texts were shortened.
    """

    def __init__(self) -> None:
        self.shortened = 0

    def within(self, text: str, most: int) -> str:
        """Return a text of at most so many letters, the last one an ellipsis where it was longer."""
        if len(text) <= most:
            return text
        self.shortened += 1
        return f"{text[: most - 1]}…"
