"""Weights of a file that nobody vouches for: safetensors, or what torch.save wrote of a state_dict.

Nothing in the file is run: a pickle is read with `weights_only=True`, and whatever asks for more is
refused with a sentence.
"""

from __future__ import annotations

import hashlib
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor

from studio.engine.matching import Held, natural
from studio.engine.memory import memory_free
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

INSIDE = ("state_dict", "model_state_dict", "model", "net", "network", "weights", "params")
"""Entries under which programs put the weights beside an epoch and an optimizer."""
DEEPEST = 3
MOST_TENSORS = 100_000
COPIES = 3
"""Of the bytes of the file, that reading and converting hold at the same time."""
PICKLE, ZIP = b"\x80", b"PK\x03\x04"


@dataclass(frozen=True)
class WeightsFile:
    """`inside`: the entry that the weights are; `others`: names there that are no tensors."""

    tensors: Mapping[str, Tensor]
    bytes: int
    sha256: str
    inside: str = ""
    others: tuple[str, ...] = ()

    def held(self) -> list[Held]:
        return [
            Held(key, tuple(one.shape), str(one.dtype).removeprefix("torch."))
            for key, one in self.tensors.items()
        ]


def read_weights_file(file: Path) -> WeightsFile:
    """The tensors of a file, on the CPU.

    Raises:
        Refused: `weights-file-missing`, `-read`, `-large`, `-kind`, `-damaged`, `-code` (it holds
            Python objects), `-script` (TorchScript), `-pointer` (of git LFS), `-empty`.
    """
    size, head = _beginning(file)
    _refuse_large(file, size)
    try:
        if head.startswith(ZIP):
            _check_archive(file, size)
        if _is_safetensors(head, size):
            read = load(file.read_bytes())
            found = {key: read[key] for key in sorted(read, key=natural)}
        elif head.startswith((ZIP, PICKLE)):
            with warnings.catch_warnings(action="ignore"):  # an old protocol is no matter
                found = torch.load(file, map_location="cpu", weights_only=True)
        else:
            raise _of_no_kind(file, head)
    except Refused:
        raise
    except MemoryError as error:
        raise _large(file, size) from error
    except SafetensorError as error:
        raise _damaged(file) from error
    except Exception as error:  # torch raises many types for what is cut off or wants to run code
        raise _unreadable(file, error) from error
    state, inside = _state_of(found)
    tensors = {key: one for key, one in state.items() if isinstance(one, Tensor)}
    plain = {key: one.detach() for key, one in tensors.items() if _is_plain(one)}
    if not plain or len(plain) > MOST_TENSORS:
        raise _empty(file)
    others = tuple(str(key) for key in state if key not in plain)
    return WeightsFile(plain, size, sha256_of(file), inside, others)


def sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _beginning(file: Path) -> tuple[int, bytes]:
    try:
        with file.open("rb") as stream:
            return file.stat().st_size, stream.read(256)
    except FileNotFoundError:
        text = translate("WeightsFile", "There is no file {name}.", name=str(file))
        raise Refused("weights-file-missing", text) from None
    except OSError as error:
        text = translate(
            "WeightsFile",
            "{name} cannot be read: {reason}.",
            name=file.name,
            reason=error.strerror or str(error),
        )
        raise Refused("weights-file-read", text) from error


def _refuse_large(file: Path, size: int) -> None:
    free = memory_free()
    if free is not None and COPIES * size > free:
        raise _large(file, size)


def _check_archive(file: Path, size: int) -> None:
    """An archive of torch.save: nothing packed, and no TorchScript."""
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
    if sum(one.file_size for one in entries) > size:
        raise _damaged(file)
    names = [one.filename for one in entries]
    if any("/code/" in name or name.endswith("/constants.pkl") for name in names):
        text = translate(
            "WeightsFile",
            "{name} is a TorchScript program, not weights alone. In Python, "
            "torch.save(torch.jit.load(“{name}”).state_dict(), “weights.pt”) writes them.",
            name=file.name,
        )
        raise Refused("weights-file-script", text)
    if not any(name.endswith("data.pkl") for name in names):
        raise _of_no_kind(file, ZIP)


def _is_safetensors(head: bytes, size: int) -> bool:
    return head[8:9] == b"{" and 8 + int.from_bytes(head[:8], "little") <= max(size, 100 * 2**20)


def _is_plain(tensor: Tensor) -> bool:
    known = tensor.layout is torch.strided and not tensor.is_quantized and not tensor.is_meta
    return known and not tensor.is_complex()


def _state_of(found: Any, depth: int = 0) -> tuple[Mapping[str, Any], str]:
    """The part that is names -> tensors, and where it stands."""
    if not isinstance(found, Mapping) or depth > DEEPEST:
        return {}, ""
    state = {key: value for key, value in found.items() if isinstance(key, str)}
    inner = [name for name in (*INSIDE, *state) if isinstance(state.get(name), Mapping)]
    plain = any(isinstance(value, Tensor) for value in state.values())
    for name in inner if not plain else [name for name in inner if name in INSIDE]:
        part, rest = _state_of(state[name], depth + 1)
        if any(isinstance(value, Tensor) for value in part.values()):
            return part, f"{name}.{rest}".rstrip(".")
    return (state, "") if plain else ({}, "")


# ---- sentences


def _unreadable(file: Path, error: Exception) -> Refused:
    said = str(error)
    if "GLOBAL" not in said and "weights_only" not in said and "Unsupported" not in said:
        return _damaged(file)
    named = re.search(r"GLOBAL (\w+\.[\w.]+)", said)
    text = translate(
        "WeightsFile",
        "{name} holds more than weights ({what}): a whole model, perhaps. Code of a file is never "
        "run here. In Python, torch.save(model.state_dict(), “weights.pt”) writes the weights "
        "alone.",
        name=file.name,
        what=named.group(1) if named else "pickle",
    )
    return Refused("weights-file-code", text)


def _damaged(file: Path) -> Refused:
    text = translate(
        "WeightsFile", "{name} is damaged or cut off: copy or download it again.", name=file.name
    )
    return Refused("weights-file-damaged", text)


def _of_no_kind(file: Path, head: bytes) -> Refused:
    if head.startswith(b"version https://git-lfs"):
        text = translate(
            "WeightsFile",
            "{name} only points to the weights (git LFS): fetch the file itself with git lfs pull.",
            name=file.name,
        )
        return Refused("weights-file-pointer", text)
    text = translate(
        "WeightsFile",
        "{name} is no file of weights: safetensors, or a state_dict that torch.save wrote (.pth, "
        ".pt), is needed.",
        name=file.name,
    )
    return Refused("weights-file-kind", text)


def _empty(file: Path) -> Refused:
    text = translate(
        "WeightsFile", "{name} holds no weights: no tensors with names.", name=file.name
    )
    return Refused("weights-file-empty", text)


def _large(file: Path, size: int) -> Refused:
    text: Message = translate(
        "WeightsFile",
        "{name} is too large: reading its {size} GB needs more memory than is free.",
        name=file.name,
        size=f"{size / 1e9:.3g}",
    )
    return Refused("weights-file-large", text)
