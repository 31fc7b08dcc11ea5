"""Numbers and progress as people read them."""

import pytest

from studio.engine.measurements import Measurements
from studio.engine.messages import Finished, Started, StateChanged, Steps
from studio.ui import amounts
from studio.ui.progress import fraction, progress_text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (640, "640"),
        (31_400, "31,400"),
        (1_316_960, "1.32 M"),
        (41_300_000, "41.3 M"),
        (4e9, "4.00 G"),
    ],
)
def test_a_large_count_is_short(count, text):
    assert amounts.large(count) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (424, "424 B"),
        (2600, "2.60 kB"),
        (424_488, "0.42 MB"),
        (44_700_000, "44.7 MB"),
        (1.6e11, "160 GB"),
    ],
)
def test_bytes_are_told_in_decimal_units(count, text):
    assert amounts.size(round(count)) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0:00"), (2, "0:02"), (725, "12:05"), (11_230, "3:07:10")]
)
def test_a_time_is_a_clock(seconds, text):
    assert amounts.clock(seconds) == text


def _running(qapp):
    measured = Measurements()
    measured.receive(StateChanged("running"))
    measured.receive(Started(8, 176, 22, 1258, "cpu", 1, "exact", 64, 0.05))
    measured.receive(Steps(1, {"loss": (2.3,) * 110}, 0.05, 6400, 1.28))
    return measured


def test_a_run_tells_epoch_speed_and_time_left(qapp):
    measured = _running(qapp)
    text = progress_text(measured, image=True)
    assert text.startswith("epoch 5 / 8 · 5,000 img/s · 0:0")
    assert text.endswith(" left")
    assert fraction(measured) == pytest.approx(110 / 176)
    assert "samples/s" in progress_text(measured, image=False)


def test_before_and_after_there_is_something_to_say_too(qapp):
    assert progress_text(Measurements(), image=True) == "not trained yet"
    assert fraction(Measurements()) == 0
    measured = _running(qapp)
    measured.receive(StateChanged("paused"))
    assert progress_text(measured, image=True) == "epoch 5 / 8 · paused at step 110"
    measured.receive(Finished("finished", {"test": {"loss": 0.1, "accuracy": 0.978}}, 4.0))
    assert progress_text(measured, image=True) == "8 epochs done · test accuracy 97.8 %"
    measured.receive(Finished("stopped", {}, 4.0))
    assert progress_text(measured, image=True) == "stopped in epoch 5 / 8"
