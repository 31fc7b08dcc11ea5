"""Names that can stand in Python text: checked identifiers, and none that torch already uses."""

from __future__ import annotations

import keyword
import re
from collections.abc import Container
from functools import lru_cache

from studio.spec.messages import translate
from studio.spec.problems import Refused

_ATTRIBUTES = """
    T_destination __annotations__ __call__ __class__ __delattr__ __dict__ __dir__ __doc__ __eq__
    __format__ __ge__ __getattr__ __getattribute__ __getstate__ __gt__ __hash__ __init__
    __init_subclass__ __le__ __lt__ __module__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__
    __setattr__ __setstate__ __sizeof__ __str__ __subclasshook__ __weakref__ _apply
    _backward_hooks _backward_pre_hooks _buffers _call_impl _compiled_call_impl _forward_hooks
    _forward_hooks_always_called _forward_hooks_with_kwargs _forward_pre_hooks
    _forward_pre_hooks_with_kwargs _get_backward_hooks _get_backward_pre_hooks _get_name
    _is_full_backward_hook _load_from_state_dict _load_state_dict_post_hooks
    _load_state_dict_pre_hooks _maybe_warn_non_full_backward_hook _modules _named_members
    _non_persistent_buffers_set _parameters _register_load_state_dict_pre_hook
    _register_state_dict_hook _replicate_for_data_parallel _save_to_state_dict _slow_forward
    _state_dict_hooks _state_dict_pre_hooks _version _wrapped_call_impl add_module apply bfloat16
    buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr float
    forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict
    modules mtia named_buffers named_children named_modules named_parameters parameters
    register_backward_hook register_buffer register_forward_hook register_forward_pre_hook
    register_full_backward_hook register_full_backward_pre_hook
    register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module
    register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_
    set_extra_state set_submodule share_memory state_dict to to_empty train training type xpu
    zero_grad
"""
MODULE_ATTRIBUTES = frozenset(_ATTRIBUTES.split())
"""`dir(nn.Module())` of torch 2.13, frozen so that names can be checked before torch is loaded."""

TEXT_NAMES = frozenset(
    {"self", "torch", "nn", "F", "math", "zlib", "nets", "batch", "net", "model"}
)
"""What the generated text itself binds."""

RESERVED = (
    MODULE_ATTRIBUTES | TEXT_NAMES | frozenset(keyword.kwlist) | frozenset(keyword.softkwlist)
)

MAX_LENGTH = 64


def check_identifier(name: str) -> str:
    """`name` itself, if it can be the attribute of a module.

    Raises:
        Refused: codes `name-empty`, `name-long`, `name-characters`, `name-reserved`.
    """
    if not name:
        raise Refused("name-empty", translate("Names", "A layer needs a name, for example conv1."))
    if len(name) > MAX_LENGTH:
        raise Refused(
            "name-long",
            translate("Names", "A name has at most {limit} characters.", limit=MAX_LENGTH),
        )
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        raise Refused(
            "name-characters",
            translate(
                "Names",
                "“{name}” cannot be a name in Python: use letters a–z, digits and _, and "
                "begin with a letter. Any other text can be the label.",
                name=name,
            ),
        )
    if name in RESERVED:
        raise Refused(
            "name-reserved",
            translate(
                "Names",
                "“{name}” already means something in PyTorch or Python: try “{name}_1”.",
                name=name,
            ),
        )
    return name


@lru_cache(maxsize=20_000)
def is_identifier(name: str) -> bool:
    """Whether `check_identifier` accepts it; asked of every layer whenever a wire changes."""
    try:
        check_identifier(name)
    except Refused:
        return False
    return True


def fresh(stem: str, taken: Container[str]) -> str:
    """The first of stem1, stem2, … that is free; a stem that ends in a digit counts on from it."""
    base = stem.rstrip("0123456789") or "layer"
    number = int(stem[len(base) :] or 1)
    while f"{base}{number}" in taken or f"{base}{number}" in RESERVED:
        number += 1
    return f"{base}{number}"


def copy_id(node_id: str, index: int) -> str:
    """The part of an address that is one copy of a repeated node."""
    return f"{node_id}*{index}"


def original_id(part: str) -> str:
    """The node that a part of an address is, or is a copy of."""
    return part.partition("*")[0]
