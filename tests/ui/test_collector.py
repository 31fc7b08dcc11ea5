"""The two traps of the architecture page that end the process, each in a process of its own."""

import gc
import subprocess
import sys

import pytest

from studio.ui.collector import Collector

# Garbage that holds timers is made in the window's thread while another thread allocates.
CYCLES = """
import sys, threading, time
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from studio.ui.collector import Collector

app = QCoreApplication([])
collector = Collector(app)
home = threading.get_ident()
elsewhere = []
stop = threading.Event()

class Watched:
    def __del__(self):
        if threading.get_ident() != home:
            elsewhere.append(1)

def allocate():
    while not stop.is_set():
        [[] for _ in range(2000)]
        time.sleep(0.001)

def litter():
    for _ in range(20):
        ring = [QTimer(), Watched()]
        ring[0].start(10_000)
        ring.append(ring)

worker = threading.Thread(target=allocate)
worker.start()
maker = QTimer(app)
maker.timeout.connect(litter)
maker.start(5)
QTimer.singleShot(800, app.quit)
app.exec()
stop.set()
worker.join()
print("elsewhere", len(elsewhere), "collected", collector.check() is None)
"""

REFERENCES = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Source(QObject):
    fired = Signal(bool)

app = QApplication([])
source, label = Source(), QLabel()
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(200):
    source.fired.emit(True)
    label.setText("text")
after = sys.getrefcount(True), sys.getrefcount(None)
print("lost", max(b - a for b, a in zip(before, after)))
"""


def _run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


def test_garbage_with_timers_is_collected_in_the_window_thread_while_another_allocates():
    done = _run(CYCLES)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[:2] == ["elsewhere", "0"]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True and None never die from 3.12 on")
def test_signals_and_calls_lose_no_reference_to_true_and_none():
    done = _run(REFERENCES)
    assert done.returncode == 0, done.stderr
    lost = int(done.stdout.split()[1])
    assert lost < 50, f"{lost} references lost in 200 calls: this PySide6 must not be used"


def test_cycles_are_collected_by_check_and_python_collects_again_after_stop(qapp, collector):
    class Ring:
        alive = 0

        def __init__(self):
            Ring.alive += 1
            self.ring = self

        def __del__(self):
            Ring.alive -= 1

    assert not gc.isenabled()
    for _ in range(5000):
        Ring()
    assert Ring.alive == 5000
    collector.check()
    assert Ring.alive < 50


def test_stopping_gives_collection_back_to_python(qapp):
    was = gc.isenabled()
    gc.enable()
    own = Collector(qapp)
    assert not gc.isenabled()
    own.stop()
    assert gc.isenabled()
    own.deleteLater()
    if not was:
        gc.disable()
