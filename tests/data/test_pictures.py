"""A folder of pictures: what is found in it, what is skipped and why, and what is trained on."""

from __future__ import annotations

import os
import shutil
import struct
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from studio.data import cache, checked
from studio.data.arrays.pixels import Pixels
from studio.data.pictures import PictureFolder
from studio.data.survey import MOST_NAMED, Survey, Watch, survey
from studio.spec.data import SPLITS
from studio.spec.declaration import bind_values
from studio.spec.problems import Refused
from tests.pictures import CLASSES, stripes, write_classes, write_parts


def _looked(folder: Path, **choices: Any) -> Survey:
    return survey(folder, choices, Watch())


def _data(found: Survey, **other: Any) -> PictureFolder:
    bound, problems = bind_values(PictureFolder, {**found.params, **other})
    assert bound is not None, problems
    return bound


def _reasons(found: Survey) -> dict[str, str]:
    return {one.name: str(one.reason) for one in found.skipped}


def _refused(folder: Path, **choices: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        _looked(folder, **choices)
    return refused.value


def _as_numbers(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("RGB"), dtype=np.float32).transpose(2, 0, 1) / 255


# ---- what is found


def test_one_subfolder_is_one_class_and_everything_is_counted(tmp_path: Path) -> None:
    found = _looked(write_classes(tmp_path, 7))
    assert found.entry_type == "PictureFolder"
    assert found.counts == dict.fromkeys(CLASSES, 7)
    assert (found.skipped_count, found.skipped) == (0, ())
    assert found.params["classes"] == CLASSES
    assert found.params["pictures"] == 21
    assert found.params["size"] == 20
    data = _data(found)
    assert data.input_shape().dims == (3, 20, 20)
    loaded = checked(data)
    assert sum(loaded.count(part) for part in SPLITS) == data.samples() == 21


def test_twenty_samples_show_every_class_in_turn(tmp_path: Path) -> None:
    found = _looked(write_classes(tmp_path, 9))
    assert len(found.samples) == 20
    assert [sample.label for sample in found.samples[:4]] == [*CLASSES, CLASSES[0]]
    first = found.samples[0]
    assert first.name == "across/000.jpg"
    assert (first.values.shape, first.values.dtype) == ((3, 20, 20), np.float32)


def test_pixels_of_a_picture_of_the_right_size_are_its_own(tmp_path: Path) -> None:
    write_classes(tmp_path, 2)
    square = stripes(0, 99, (20, 20))
    square.save(tmp_path / "across" / "000.png")
    found = _looked(tmp_path, size=20)
    shown = next(sample for sample in found.samples if sample.name == "across/000.png")
    assert np.array_equal(shown.values, _as_numbers(square))


def test_folders_of_parts_are_kept_apart_and_only_the_rest_is_cut_off(tmp_path: Path) -> None:
    found = _looked(write_parts(tmp_path))
    assert found.params["parts"] == ("train", "test")
    assert any("train 36, test 15" in str(note) for note in found.notes)
    loaded = checked(_data(found, validation=0.25))
    assert {part: loaded.count(part) for part in SPLITS} == {
        "train": 27, "validation": 9, "test": 15
    }  # fmt: skip
    assert np.bincount(loaded.parts["test"]["target"]).tolist() == [5, 5, 5]
    own = sorted(_as_numbers(stripes(0, n, (20, 20))).tobytes() for n in (51, 53))
    write = tmp_path / "test" / "across"
    for number in (51, 53):
        stripes(0, number, (20, 20)).save(write / f"{number:03}.png")
    again = checked(_data(_looked(tmp_path), validation=0.25))
    tested = {one.tobytes() for one in again.parts["test"]["input"][:]}
    assert all(picture in tested for picture in own)


def test_a_class_may_be_called_train_and_pictures_to_be_guessed_are_no_part(tmp_path) -> None:
    found = _looked(write_classes(tmp_path / "vehicles", 3, ("car", "train", "test")))
    assert found.counts == {"car": 3, "test": 3, "train": 3}
    write_parts(tmp_path / "contest")
    shutil.rmtree(tmp_path / "contest" / "test")
    (tmp_path / "contest" / "test").mkdir()
    stripes(0, 1).save(tmp_path / "contest" / "test" / "1.png")
    found = _looked(tmp_path / "contest")
    assert found.params["parts"] == ("train",)
    assert list(_reasons(found)) == ["test/"]
    assert all(checked(_data(found)).count(part) for part in SPLITS)


def test_a_folder_around_the_folder_is_looked_through_as_unpacking_leaves_it(tmp_path) -> None:
    write_parts(tmp_path / "outer" / "cifar")
    (tmp_path / "outer" / ".DS_Store").write_bytes(b"x")
    found = _looked(tmp_path / "outer")
    assert found.params["parts"] == ("train", "test")
    assert found.counts == dict.fromkeys(CLASSES, 17)


def test_pictures_that_are_all_grey_get_one_channel_and_a_choice_is_kept(tmp_path: Path) -> None:
    for label, name in enumerate(("a", "b")):
        (tmp_path / name).mkdir()
        for number in range(3):
            stripes(label, number).convert("L").save(tmp_path / name / f"{number}.png")
    assert _looked(tmp_path).params["colour"] == "grey"
    assert _looked(tmp_path).samples[0].values.shape == (1, 20, 20)
    chosen = _looked(tmp_path, colour="rgb", size=12, fit="letterbox", validation=0.3)
    assert chosen.samples[0].values.shape == (3, 12, 12)
    assert (chosen.params["fit"], chosen.params["validation"]) == ("letterbox", 0.3)
    assert _refused(tmp_path, size=4).code == "data-choice"


def test_choices_of_data_that_lay_elsewhere_are_kept_and_their_facts_are_not(tmp_path) -> None:
    before = _looked(write_classes(tmp_path / "old", 4, ("a", "b")), size=11)
    found = _looked(write_classes(tmp_path / "new", 5), **before.params)
    assert found.params["path"] == str(tmp_path / "new")
    assert (found.params["size"], found.params["classes"]) == (11, CLASSES)
    assert checked(_data(found)).count("train") == 11


def test_large_pictures_are_brought_to_64_pixels(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        stripes(0, 1, (300, 200)).save(tmp_path / name / "1.jpg")
    assert _looked(tmp_path).params["size"] == 64


# ---- what is odd in a picture


def _quarters() -> Image.Image:
    """Red, green, blue and black quarters."""
    image = Image.new("RGB", (40, 40))
    for colour, place in (("#ff0000", (0, 0)), ("#00ff00", (20, 0)), ("#0000ff", (0, 20))):
        image.paste(colour, (*place, place[0] + 20, place[1] + 20))
    return image


def _odd(folder: Path, name: str, image: Image.Image, **options: Any) -> np.ndarray:
    """What becomes of one picture beside usual ones, `(3, 40, 40)`; it is not skipped."""
    write_classes(folder, 2)
    image.save(folder / "across" / name, **options)
    found = _looked(folder, size=40, colour="rgb")
    assert found.skipped_count == 0, _reasons(found)
    return next(s.values for s in found.samples if s.name == f"across/{name}")


def _corners(values: np.ndarray) -> list[list[int]]:
    """Colours in the middle of the four quarters."""
    return [values[:, y, x].round(1).tolist() for y in (10, 30) for x in (10, 30)]


RED, GREEN, BLUE, BLACK, WHITE = [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0], [1, 1, 1]
UPRIGHT = [RED, GREEN, BLUE, BLACK]


@pytest.mark.parametrize(("orientation", "turn"), [(3, 180), (6, 90), (8, 270)])
def test_a_picture_is_turned_as_the_camera_noted_it(tmp_path, orientation: int, turn: int) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    values = _odd(tmp_path, "0.png", _quarters().rotate(turn, expand=True), exif=exif.tobytes())
    assert _corners(values) == UPRIGHT
    assert "Turned as the camera noted it: 1." in map(str, _looked(tmp_path).notes)


def test_a_damaged_note_of_the_camera_does_no_harm(tmp_path: Path) -> None:
    values = _odd(tmp_path, "0.jpg", _quarters(), exif=b"Exif\0\0garbage", quality=95)
    assert np.abs(np.array(_corners(values)) - UPRIGHT).max() < 0.11


def test_print_colours_become_those_of_a_screen(tmp_path: Path) -> None:
    values = _odd(tmp_path, "0.tif", _quarters().convert("CMYK"))
    assert _corners(values) == UPRIGHT


def test_sixteen_bits_are_brought_to_eight(tmp_path: Path) -> None:
    grey = np.full((40, 40), 65535, dtype=np.uint16)
    grey[:, 20:] = 0
    values = _odd(tmp_path, "0.png", Image.fromarray(grey))
    assert _corners(values) == [WHITE, BLACK, WHITE, BLACK]


def test_a_palette_is_looked_up(tmp_path: Path) -> None:
    values = _odd(tmp_path, "0.gif", _quarters().quantize(8))
    assert _corners(values) == UPRIGHT


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    image = _quarters().convert("RGBA")
    image.paste((9, 9, 9, 0), (20, 20, 40, 40))
    assert _corners(_odd(tmp_path, "0.png", image)) == [RED, GREEN, BLUE, WHITE]


def test_of_an_animation_the_first_picture_counts(tmp_path: Path) -> None:
    frames = [_quarters(), _quarters().rotate(180)]
    values = _odd(tmp_path, "0.webp", frames[0], save_all=True, append_images=frames[1:],
                  lossless=True)  # fmt: skip
    assert _corners(values) == UPRIGHT
    assert "Animated, only the first picture was taken: 1." in map(str, _looked(tmp_path).notes)


@pytest.mark.parametrize(
    ("fit", "outer", "inner"), [("crop", 1.0, 1.0), ("letterbox", 0.0, 1.0), ("stretch", 1.0, 1.0)]
)
def test_a_wide_picture_is_cut_gets_borders_or_is_distorted(
    tmp_path: Path, fit: str, outer: float, inner: float
) -> None:
    write_classes(tmp_path, 1)
    wide = Image.new("RGB", (80, 20), "white")
    wide.paste("black", (0, 0, 20, 20))
    wide.save(tmp_path / "across" / "9.png")
    found = _looked(tmp_path, size=40, fit=fit)
    values = next(s.values for s in found.samples if s.name == "across/9.png")
    assert values[0, 0, 20] == outer
    assert values[0, 20, 20] == inner
    assert values[0, 20, 2] == (1.0 if fit == "crop" else 0.0)


# ---- what is skipped, and why


def test_everything_that_is_no_good_picture_is_named_and_the_rest_is_taken(tmp_path) -> None:
    write_classes(tmp_path, 4)
    inside = tmp_path / "across"
    (inside / "empty.png").touch()
    (inside / "text.png").write_text("これは写真ではない, no picture\n" * 9, encoding="utf-8")
    (inside / "noise.jpg").write_bytes(bytes(range(256)) * 8)
    (inside / "notes.txt").write_text("about the pictures")
    whole = (inside / "000.jpg").read_bytes()
    (inside / "half.jpg").write_bytes(whole[: len(whole) // 2])
    (inside / "half.png").write_bytes((inside / "001.png").read_bytes()[:400])
    (inside / "gone.png").symlink_to(tmp_path / "nowhere.png")
    (inside / "loop.png").symlink_to(inside / "loop.png")
    (inside / ".hidden.png").write_bytes(b"x")
    (inside / "Thumbs.db").write_bytes(b"x")
    (tmp_path / "readme.txt").write_text("beside the classes")
    os.mkfifo(inside / "pipe.png")
    found = _looked(tmp_path)
    reasons = _reasons(found)
    assert found.counts == dict.fromkeys(CLASSES, 4)
    assert found.skipped_count == len(reasons) == 10
    assert reasons["across/empty.png"] == "an empty file"
    assert reasons["across/text.png"] == reasons["across/notes.txt"]
    assert "text" in reasons["across/text.png"]
    assert reasons["across/noise.jpg"] == "not a picture of a known kind"
    assert "too early" in reasons["across/half.jpg"]
    assert "damaged" in reasons["across/half.png"]
    assert "No such file" in reasons["across/gone.png"]
    assert "cannot be opened" in reasons["across/loop.png"]
    assert reasons["across/pipe.png"] == "not a file"
    assert "no class" in reasons["readme.txt"]


def _png_of_size(path: Path, width: int, height: int) -> None:
    """A small file that claims to be a picture of that size."""
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def test_huge_pictures_are_skipped_before_memory_is_asked_for(tmp_path: Path) -> None:
    write_classes(tmp_path, 2)
    _png_of_size(tmp_path / "down" / "huge.png", 10_000, 10_000)
    _png_of_size(tmp_path / "down" / "bomb.png", 60_000, 60_000)
    reasons = _reasons(_looked(tmp_path))
    assert "10,000×10,000" in reasons["down/huge.png"]
    assert "too large" in reasons["down/bomb.png"]


def test_a_jpeg_of_a_hundred_megapixels_is_decoded_small(tmp_path: Path) -> None:
    write_classes(tmp_path, 2)
    Image.new("L", (10_000, 10_000), 200).save(tmp_path / "down" / "huge.jpg", quality=30)
    found = _looked(tmp_path, size=20)
    assert found.skipped_count == 0
    assert found.counts["down"] == 3


def test_what_pillow_thinks_of_large_pictures_is_not_told(tmp_path: Path) -> None:
    """The sentence about what is skipped is enough, also before any size is chosen."""
    write_classes(tmp_path, 2)
    _png_of_size(tmp_path / "down" / "huge.png", 10_000, 10_000)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        _looked(tmp_path)
    assert told == []


def test_at_most_two_hundred_are_named_and_all_are_counted(tmp_path: Path) -> None:
    write_classes(tmp_path, 1)
    for number in range(MOST_NAMED + 30):
        (tmp_path / "down" / f"x{number}.png").touch()
    found = _looked(tmp_path)
    assert (len(found.skipped), found.skipped_count) == (MOST_NAMED, MOST_NAMED + 30)


def test_an_unreadable_folder_or_file_is_named_and_the_rest_is_taken(tmp_path, monkeypatch) -> None:
    write_classes(tmp_path, 3)
    scan = os.scandir

    def closed(path: Any) -> Any:
        if Path(path).name == "down":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = _looked(tmp_path)
    assert found.counts == {"across": 3, "斜": 3}
    assert _reasons(found) == {"down/": "cannot be opened: Permission denied"}
    assert any("down" in str(note) for note in found.notes)


def test_links_that_lead_round_end(tmp_path: Path) -> None:
    write_classes(tmp_path, 2)
    (tmp_path / "across" / "again").symlink_to(tmp_path / "across", target_is_directory=True)
    (tmp_path / "down" / "up").symlink_to(tmp_path, target_is_directory=True)
    found = _looked(tmp_path)
    assert found.counts["across"] == 2
    assert "across/again/" in _reasons(found)


def test_names_in_any_writing_are_kept(tmp_path: Path) -> None:
    write_classes(tmp_path, 2, ("ćma", "犬 🐶", "Ünï"))
    assert _looked(tmp_path).params["classes"] == ("Ünï", "ćma", "犬 🐶")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere names are text")
def test_names_that_are_no_text_are_shown_with_a_mark(tmp_path: Path) -> None:
    write_classes(tmp_path, 2)
    broken = os.fsencode(tmp_path) + b"/\xff\xfe"
    shutil.copytree(os.fsencode(tmp_path / "down"), broken)
    found = _looked(tmp_path)
    assert "��" in found.params["classes"]
    assert checked(_data(found)).count("train") > 0


# ---- what cannot be used at all


def test_pictures_without_class_folders_are_refused_with_what_to_do(tmp_path: Path) -> None:
    stripes(0, 1).save(tmp_path / "1.png")
    refused = _refused(tmp_path)
    assert refused.code == "data-classes"
    assert "one folder for each class" in str(refused)


def test_one_class_is_too_few(tmp_path: Path) -> None:
    refused = _refused(write_classes(tmp_path, 3, ("cats",)) and tmp_path)
    assert refused.code == "data-classes"


def test_a_folder_without_any_picture_names_the_first_reason(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.png").touch()
    refused = _refused(tmp_path)
    assert refused.code == "data-empty"
    assert "a/1.png" in str(refused)
    assert "an empty file" in str(refused)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert _refused(tmp_path / "nothing").code == "data-missing"
    (tmp_path / "file.xyz").touch()
    assert _refused(tmp_path / "file.xyz").code == "data-kind"


def test_a_look_can_be_cancelled_and_leaves_nothing(tmp_path: Path) -> None:
    write_classes(tmp_path, 40)
    watch = Watch(lambda done, total: watch.cancel() if done >= 16 else None)
    with pytest.raises(Refused) as refused:
        survey(tmp_path, {}, watch)
    assert refused.value.code == "cancelled"
    assert list(cache._root().iterdir()) == []


def test_progress_goes_up_to_all_files(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    survey(write_classes(tmp_path, 30), {}, Watch(lambda done, total: seen.append((done, total))))
    assert seen[0] == (0, 0)
    assert seen[-1] == (90, 90)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


# ---- few samples


def test_two_classes_of_one_picture_each_can_be_trained_on(tmp_path: Path) -> None:
    found = _looked(write_classes(tmp_path, 1, ("a", "b")))
    assert any("Only one picture" in str(note) for note in found.notes)
    loaded = checked(_data(found))
    assert sorted(loaded.parts["train"]["target"].tolist()) == [0, 1]


def test_the_only_picture_of_a_class_is_trained_on(tmp_path: Path) -> None:
    write_classes(tmp_path, 20, ("a", "b"))
    write_classes(tmp_path, 1, ("c",))
    found = _looked(tmp_path)
    for seed in range(5):
        loaded = checked(_data(found, validation=0.4, test=0.4, split_seed=seed))
        assert 2 in loaded.parts["train"]["target"]


def test_a_class_without_training_pictures_is_noted(tmp_path: Path) -> None:
    write_parts(tmp_path)
    write_classes(tmp_path / "test", 2, ("new",))
    assert any("cannot be learned: new" in str(note) for note in _looked(tmp_path).notes)


# ---- the array that is kept


def test_what_was_looked_at_once_is_not_read_again(tmp_path: Path, monkeypatch) -> None:
    found = _looked(write_classes(tmp_path, 5))
    monkeypatch.setattr(Image, "open", None)
    again = _looked(tmp_path, size=20, colour="rgb")
    assert again.counts == found.counts
    assert np.array_equal(again.samples[3].values, found.samples[3].values)
    assert checked(_data(found)).count("train") == 11


def test_another_size_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    found = _looked(write_classes(tmp_path, 5))
    loaded = checked(_data(found, size=9, colour="grey"))
    assert loaded.parts["train"]["input"].shape == (11, 1, 9, 9)


def test_a_lost_array_is_made_again_with_the_same_bytes(tmp_path: Path) -> None:
    found = _looked(write_classes(tmp_path, 5))
    before = np.array(checked(_data(found)).parts["train"]["input"])
    for folder in cache._root().iterdir():
        shutil.rmtree(folder)
    after = checked(_data(found)).parts["train"]["input"]
    assert np.array_equal(before, after[:])


def test_a_damaged_array_is_made_again(tmp_path: Path) -> None:
    found = _looked(write_classes(tmp_path, 5))
    (folder,) = cache._root().iterdir()
    (folder / "pixels.u8").write_bytes(b"short")
    assert checked(_data(found)).count("train") == 11


def test_without_the_folder_the_array_is_enough_and_without_both_it_is_said(tmp_path) -> None:
    found = _looked(write_classes(tmp_path / "photos", 5))
    (tmp_path / "photos").rename(tmp_path / "elsewhere")
    assert checked(_data(found)).count("train") == 11
    (folder,) = cache._root().iterdir()
    shutil.rmtree(folder)
    with pytest.raises(Refused) as refused:
        checked(_data(found))
    assert refused.value.code == "data-missing"
    moved = _data(found, path=str(tmp_path / "elsewhere"))
    assert checked(moved).count("train") == 11


def test_data_that_changed_on_disk_are_named_and_counted(tmp_path: Path) -> None:
    found = _looked(write_classes(tmp_path, 5))
    (tmp_path / "down" / "000.jpg").unlink()
    stripes(1, 77).save(tmp_path / "down" / "new.png")
    stripes(1, 78).save(tmp_path / "down" / "001.png")
    with pytest.raises(Refused) as refused:
        checked(_data(found))
    assert refused.value.code == "data-changed"
    assert "1 new, 1 gone, 1 changed (down/new.png, down/000.jpg, down/001.png)" in str(
        refused.value
    )
    assert checked(_data(_looked(tmp_path))).count("train") == 11


def test_data_that_were_never_opened_say_so() -> None:
    with pytest.raises(Refused) as refused:
        PictureFolder().check()
    assert refused.value.code == "data-unopened"


# ---- numbers


def test_bytes_read_like_the_array_of_their_numbers(tmp_path: Path) -> None:
    part = checked(_data(_looked(write_classes(tmp_path, 9)))).parts["train"]
    pixels = part["input"]
    assert isinstance(pixels, Pixels)
    whole = np.asarray(pixels)
    assert (whole.shape, whole.dtype, whole.nbytes) == (pixels.shape, np.float32, pixels.nbytes)
    assert np.array_equal(pixels[3], whole[3])
    assert np.array_equal(pixels[[4, 1]], whole[[4, 1]])
    assert np.array_equal(pixels[2:6], whole[2:6])
    assert pixels.min() == whole.min()
    scale = pixels.scale()
    assert np.allclose(scale.mean, whole.mean(axis=(0, 2, 3), dtype=np.float64))
    assert np.allclose(scale.std, whole.std(axis=(0, 2, 3), dtype=np.float64))
