"""Rewrite the golden files."""

from __future__ import annotations

from pathlib import Path

from tests.golden.contents import contents

for name, content in contents().items():
    (Path(__file__).parent / name).write_bytes(content)
