"""How pytest takes the repository's root, which is the package `aisupply` under whatever name the checkout has.

Loaded by `pyproject.toml` before anything is collected: a checkout named `aisupply-main` is no Python package, and
pytest would fail to import it as one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the root as a plain folder; all others as pytest would."""
    return pytest.Dir.from_parent(parent, path=path) if path == _ROOT else None
