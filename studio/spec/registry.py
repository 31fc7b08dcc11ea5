"""Name -> declaration, one registry for each kind of thing; filled once, read-only afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Declarations in the order in which they were registered.

    Raises:
        ValueError: a name is registered twice (the message names both places), or after `freeze`.
    """

    def __init__(self, what: str) -> None:
        self.what = what
        self._items: dict[str, T] = {}
        self._places: dict[str, str] = {}
        self._frozen = False

    def register(self, name: str, item: T, place: str) -> T:
        if self._frozen:
            raise ValueError(f"the registry of {self.what} is complete; {place} came too late")
        if name in self._items:
            raise ValueError(
                f"{self.what} {name!r} is declared in {self._places[name]} and {place}"
            )
        self._items[name] = item
        self._places[name] = place
        return item

    def freeze(self) -> None:
        self._frozen = True

    def get(self, name: str) -> T | None:
        return self._items.get(name)

    def place(self, name: str) -> str:
        """The module that declares `name`."""
        return self._places[name]

    def __getitem__(self, name: str) -> T:
        return self._items[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def items(self) -> Iterator[tuple[str, T]]:
        return iter(self._items.items())

    def values(self) -> Iterator[T]:
        return iter(self._items.values())
