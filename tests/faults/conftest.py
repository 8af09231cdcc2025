"""What is slow here has a mark, so that whoever is in a hurry can leave it out: pytest -m "not slow"."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark."""
    config.addinivalue_line("markers", "slow: takes many seconds; `make test` runs it")
