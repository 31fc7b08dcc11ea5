"""Everything that is declared, not only layers: explained, storable, and editable in the window."""

from __future__ import annotations

import pytest

from studio import catalogue
from studio.spec.recipe import Settings
from tests.conformance import checks

catalogue.fill()

ALL = [*(one for registry in catalogue.DECLARED for one in registry.values()), Settings]
each = pytest.mark.parametrize("declaration", ALL, ids=lambda d: d.type_name())


@each
def test_every_type_and_every_field_is_explained(declaration):
    checks.explained(declaration)


@each
def test_values_survive_a_file(declaration):
    checks.survives_json(declaration)


def test_every_field_has_an_editor_that_shows_its_values(qtbot):
    from studio.ui.editors import EDITORS, Value

    for declaration in ALL:
        for field in declaration.fields().values():
            editor = EDITORS[field.kind](field)
            qtbot.addWidget(editor)
            for raw in (field.default, *field.spread()):
                editor.show_value(Value(raw))
                assert editor.value.raw == raw


def test_a_field_that_depends_on_another_names_one_that_is_there():
    for declaration in ALL:
        fields = declaration.fields()
        for field in fields.values():
            if field.when is not None:
                other, values = field.when
                assert all(fields[other].check(value) == value for value in values)
