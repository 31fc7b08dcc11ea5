"""The selection that canvas, inspector and panels share."""

from studio.ui.selection import Selection


def test_the_node_selected_last_is_the_primary_one(qapp):
    selection = Selection()
    selection.set(["n1", "n2"])
    assert selection.primary == ("n2",)


def test_a_node_is_selected_once_however_often_it_is_named(qapp):
    selection = Selection()
    selection.set(["n1", "n2", "n1"])
    assert selection.ids == ("n1", "n2")


def test_selecting_the_same_again_tells_nobody(qapp, qtbot):
    selection = Selection()
    selection.set(["n1"])
    with qtbot.assertNotEmitted(selection.changed):
        selection.set(["n1"])
    with qtbot.waitSignal(selection.changed, timeout=100):
        selection.set([])
    assert selection.primary is None


def test_toggling_adds_as_primary_and_takes_out(qapp):
    selection = Selection()
    selection.set(["n1", "n2"])
    selection.toggle("n3")
    assert selection.ids == ("n1", "n2", "n3")
    selection.toggle("n2")
    assert selection.ids == ("n1", "n3")


def test_showing_an_inner_node_opens_its_block(qapp):
    selection = Selection()
    selection.set(["n1"])
    selection.show(("n4", "n9"))
    assert selection.place == ("n4",)
    assert selection.primary == ("n4", "n9")
    selection.enter(())
    assert selection.ids == ()
