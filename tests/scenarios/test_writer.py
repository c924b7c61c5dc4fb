"""What is written of a scenario reads back as the same scenario."""

import pytest

from thorbecke.scenarios import packaged, read, written


@pytest.mark.parametrize("name", packaged())
def test_a_packaged_scenario_that_is_written_reads_back_as_itself(name, tmp_path):
    scenario = read(name)
    path = tmp_path / f"{name}.yaml"
    path.write_text(written(scenario), encoding="utf-8")
    assert read(path) == scenario
