"""The mailbox: no number is lost, of the pictures only the newest waits."""

from __future__ import annotations

import threading

import numpy as np

from studio.engine.messages import Answered, EpochDone, LogLine, Mailbox, Steps
from studio.engine.pictures import Picture, Pictures
from studio.engine.wishes import Want
from studio.spec.messages import translate


def _picture(step: int) -> Picture:
    one = np.zeros(1, np.float32)
    return Picture(None, one, one, one, 1, step=step)


def _steps(first: int) -> Steps:
    return Steps(first, {"loss": (float(first),)}, 0.1, 8, 0.01)


def test_messages_come_out_once_and_in_order_with_the_pictures_last() -> None:
    box = Mailbox()
    want = Want(("n1",))
    box.post(_steps(1))
    box.post(Answered({want: _picture(1)}))
    box.post(EpochDone(1, 1, {}))
    kinds = [type(message) for message in box.drain()]
    assert kinds == [Steps, EpochDone, Answered]
    assert box.drain() == []


def test_of_each_wish_only_the_newest_picture_waits() -> None:
    box = Mailbox()
    one, other = Want(("n1",)), Want(("n2",))
    for step in range(50):
        box.post(Answered({one: _picture(step)}))
    box.post(Answered({other: _picture(7)}))
    (message,) = box.drain()
    assert isinstance(message, Answered)
    assert {want: picture.step for want, picture in message.answers.items()} == {one: 49, other: 7}


def test_no_number_is_lost_between_two_threads() -> None:
    box = Mailbox()
    count = 20_000

    def fill() -> None:
        for number in range(1, count + 1):
            box.post(_steps(number))
            box.post(Answered({Want(("n1",)): _picture(number)}))

    thread = threading.Thread(target=fill)
    thread.start()
    seen: list[int] = []
    while len(seen) < count:
        assert box.wait(10.0)
        seen += [message.first for message in box.drain() if isinstance(message, Steps)]
    thread.join()
    assert seen == list(range(1, count + 1))


def test_waiting_ends_when_something_comes_or_in_vain() -> None:
    box = Mailbox()
    assert not box.wait(0.0)
    box.post(LogLine(translate("Test", "hello")))
    assert box.wait(0.0)


def test_pictures_keep_what_is_wanted_and_the_newest_of_it() -> None:
    pictures = Pictures()
    one, other = Want(("n1",)), Want(("n2",))
    pictures.put({one: _picture(1), other: _picture(1)})
    pictures.put({one: _picture(2)})
    pictures.keep(frozenset({one}))
    kept = pictures.get(one)
    assert kept is not None
    assert kept.step == 2
    assert pictures.get(other) is None
    pictures.clear()
    assert pictures.get(one) is None
