from __future__ import annotations

from collections.abc import Iterator
from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from dia_desktop.ui.worker import NewestWins


@pytest.fixture
def worker() -> Iterator[NewestWins[int]]:
    made: NewestWins[int] = NewestWins()
    yield made
    made.close()


def test_an_answer_arrives_on_the_thread_of_the_window(qtbot: QtBot, worker: NewestWins[int]) -> None:
    threads: list[int] = []
    worker.arrived.connect(lambda _: threads.append(get_ident()))
    with qtbot.waitSignal(worker.arrived) as blocker:
        worker.submit(get_ident)
    assert blocker.args != [get_ident()]
    assert threads == [get_ident()]
    assert not worker.busy


def test_only_the_newest_request_is_answered(qtbot: QtBot, worker: NewestWins[int]) -> None:
    gate, answers, runs = Event(), list[int](), list[int]()

    def work(number: int) -> int:
        runs.append(number)
        gate.wait()
        return number

    worker.arrived.connect(answers.append)
    worker.submit(lambda: work(1))
    qtbot.waitUntil(lambda: runs == [1])
    worker.submit(lambda: work(2))
    worker.submit(lambda: work(3))
    with qtbot.waitSignal(worker.arrived):
        gate.set()
    assert answers == [3]
    assert runs == [1, 3]


def test_an_error_in_the_work_is_handed_over(qtbot: QtBot, worker: NewestWins[int]) -> None:
    with qtbot.waitSignal(worker.failed) as blocker:
        worker.submit(lambda: 1 // 0)
    assert isinstance(blocker.args[0], ZeroDivisionError)


def test_a_cancelled_request_is_never_answered(qtbot: QtBot, worker: NewestWins[int]) -> None:
    answers: list[int] = []
    worker.arrived.connect(answers.append)
    worker.submit(lambda: 1)
    worker.cancel()
    with qtbot.waitSignal(worker.arrived):
        worker.submit(lambda: 2)
    assert answers == [2]
