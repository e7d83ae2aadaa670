"""A scale as a row keeps it."""

from __future__ import annotations

from dataclasses import replace

from dia_desktop.store.scales import scale_from_json, scale_to_json
from dia_desktop.strategy.records import Level
from tests.store.strategies import INDEX, LEVELS


def test_a_second_mapping_is_kept_and_older_files_have_none() -> None:
    both = replace(LEVELS, levels=(Level(0, "none", 0.0, 0.0), Level(1, "all", 100.0, alternative=75.5)))
    for scale in (INDEX, LEVELS, both):
        assert scale_from_json(scale_to_json(scale)) == scale
    older = scale_to_json(LEVELS)
    assert older["levels"] == [
        {"level": level.level, "label": level.label, "value": level.value} for level in LEVELS.levels
    ]


def test_the_second_mapping_takes_the_place_of_the_first() -> None:
    both = replace(LEVELS, levels=(Level(0, "none", 0.0), Level(1, "all", 100.0, alternative=75.5)))
    assert [step.value for step in both.with_alternative().levels] == [0.0, 75.5]
    assert (both.has_alternative, LEVELS.has_alternative, INDEX.has_alternative) == (True, False, False)
