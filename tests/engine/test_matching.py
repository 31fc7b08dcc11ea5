"""Names and shapes of a file against those of a network: prefixes, other sizes, foreign names."""

from __future__ import annotations

from studio.engine.matching import Held, Slot, match_names, match_order, natural

NET = {"conv1": ((8, 3, 3, 3), (8,)), "bn1": ((8,), (8,)), "fc": ((10, 8), (10,))}


def _slots(net=None) -> list[Slot]:
    found = []
    for layer, shapes in (net or NET).items():
        names = zip(("weight", "bias"), shapes, strict=True)
        found += [Slot(f"{layer}.{name}", shape, layer) for name, shape in names]
    return found


def _held(net=None, *, prefix: str = "", rename=lambda key: key, dtype: str = "float32"):
    return [Held(rename(prefix + slot.key), slot.shape, dtype) for slot in _slots(net)]


def _statuses(matching) -> dict[str, str]:
    return {layer.path: layer.status for layer in matching.layers}


def test_the_same_names_and_shapes_are_all_taken() -> None:
    found = match_names(_slots(), _held())
    assert set(_statuses(found).values()) == {"loaded"}
    assert (found.prefix, found.unused, found.converted) == ("", (), {})
    assert found.taken == {slot.key: slot.key for slot in _slots()}


def test_prefixes_of_wrappers_are_left_out_and_said() -> None:
    for prefix in ("module.", "model.", "module._orig_mod.", "backbone.body."):
        found = match_names(_slots(), [*_held(prefix=prefix), Held("head.weight", (4,), "float32")])
        assert found.prefix == prefix
        assert set(_statuses(found).values()) == {"loaded"}
        assert [one.key for one in found.unused] == ["head.weight"]


def test_a_layer_of_another_size_begins_fresh_and_says_which_it_has_in_the_file() -> None:
    found = match_names(_slots(), _held({**NET, "fc": ((1000, 8), (1000,))}))
    assert _statuses(found) == {"conv1": "loaded", "bn1": "loaded", "fc": "resized"}
    pair = found.layers[-1].pairs[0]
    assert (pair.fate, pair.source.shape, pair.slot.shape) == ("other size", (1000, 8), (10, 8))
    assert [one.key for one in found.unused] == ["fc.weight", "fc.bias"]


def test_layers_that_the_file_lacks_are_new_and_ones_without_a_bias_partly() -> None:
    held = [one for one in _held() if one.key not in ("conv1.bias", "fc.weight", "fc.bias")]
    assert _statuses(match_names(_slots(), held)) == {
        "conv1": "partly", "bn1": "loaded", "fc": "new"
    }  # fmt: skip


def test_a_count_of_batches_that_is_not_there_is_not_missed() -> None:
    slots = [*_slots(), Slot("bn1.num_batches_tracked", (), "bn1", real=False)]
    assert _statuses(match_names(slots, _held()))["bn1"] == "loaded"
    assert _statuses(match_order(slots, _held()))["bn1"] == "loaded"


def test_other_real_numbers_are_converted_and_whole_ones_are_not_weights() -> None:
    assert match_names(_slots(), _held(dtype="float16")).converted == {"float16": 6}
    found = match_names(_slots(), _held(dtype="int8"))
    assert {pair.fate for pair in found.pairs} == {"other kind"}
    assert not found.taken


def test_foreign_names_are_matched_by_order_and_shape() -> None:
    names = iter(range(100))
    held = _held(rename=lambda key: f"op{next(names) // 2}.{'wb'['bias' in key]}")
    assert not match_names(_slots(), held).taken
    found = match_order(_slots(), held)
    assert found.taken == dict(zip((s.key for s in _slots()), (h.key for h in held), strict=True))


def test_by_order_what_stands_between_is_passed_over_and_a_head_of_another_size_is_seen() -> None:
    theirs = {
        "stem": ((4, 3, 7, 7), (4,)),
        "a": NET["conv1"],
        "b": NET["bn1"],
        "top": ((1000, 8), (1000,)),
    }
    found = match_order(_slots(), _held(theirs))
    assert _statuses(found) == {"conv1": "loaded", "bn1": "loaded", "fc": "resized"}
    assert found.layers[0].pairs[0].source.key == "a.weight"


def test_within_a_layer_names_count_before_the_order() -> None:
    held = [Held("x.bias", (8,), "float32"), Held("x.weight", (8,), "float32")]
    slots = [Slot("bn.weight", (8,), "bn"), Slot("bn.bias", (8,), "bn")]
    assert match_order(slots, held).taken == {"bn.weight": "x.weight", "bn.bias": "x.bias"}


def test_whatever_order_the_tensors_of_a_foreign_layer_have_their_roles_count() -> None:
    held = [Held(f"q.{n}", (8,), "float32") for n in ("beta", "gamma", "moving_var", "moving_mean")]
    names = ("weight", "bias", "running_mean", "running_var")
    slots = [Slot(f"bn.{name}", (8,), "bn") for name in names]
    assert match_order(slots, held).taken == {
        "bn.weight": "q.gamma",
        "bn.bias": "q.beta",
        "bn.running_mean": "q.moving_mean",
        "bn.running_var": "q.moving_var",
    }


def test_numbers_in_names_are_sorted_as_numbers() -> None:
    names = ["block10.w", "block9.w", "a.1.b", "a.b"]
    assert sorted(names, key=natural) == ["a.1.b", "a.b", "block9.w", "block10.w"]


def test_nothing_in_common_is_all_new() -> None:
    for match in (match_names, match_order):
        found = match(_slots(), [Held("q", (1, 2, 3), "float32")])
        assert set(_statuses(found).values()) == {"new"}
        assert len(found.unused) == 1


def test_a_large_file_is_matched_in_no_time() -> None:
    """2,000 layers with prefixes and with foreign names."""
    net = {f"layer{n}.conv": ((8, 8, 3, 3), (8 + n % 7,)) for n in range(2_000)}
    assert match_names(_slots(net), _held(net, prefix="module.")).count("loaded") == 2_000
    assert match_order(_slots(net), _held(net, prefix="m.")).count("loaded") == 2_000
