"""What tests of commands share."""

import pytest


@pytest.fixture
def no_database(tmp_path, monkeypatch) -> None:
    """No register is configured or made, and the folder is an empty one."""
    monkeypatch.delenv("THORBECKE_DATABASE", raising=False)
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
