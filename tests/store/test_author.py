from __future__ import annotations

import pytest

from dia_desktop.store.author import author_name


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Facilitator", "Facilitator"),
        (" Ann\nBell ", "Ann Bell"),
        ("Andr\udce9", "Andr?"),
        (" ", "unknown user"),
    ],
)
def test_the_author_has_a_name(known: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: known)
    assert author_name() == name


@pytest.mark.parametrize("error", [KeyError("uid not found"), OSError("no user"), ImportError("pwd")])
def test_a_user_the_system_does_not_know(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", nameless)
    assert author_name() == "unknown user"
