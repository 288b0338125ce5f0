from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import Open

GRAVE = {"serious", "critical"}


def _violations(page: object) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found if each["impact"] in GRAVE]


@pytest.mark.parametrize("fragment", ["id=huawei", "id=huawei&theme=dark", "lang=zh"])
def test_a_page_has_no_serious_violation_of_accessibility(
    fragment: str, pages: dict[str, Path], open_file: Open
) -> None:
    page = open_file(pages["huawei"], fragment).page
    page.evaluate("[...document.querySelectorAll('details')].forEach((part) => { part.open = true; })")

    assert _violations(page) == []


def test_the_time_line_has_no_serious_violation_of_accessibility(pages: dict[str, Path], open_file: Open) -> None:
    assert _violations(open_file(pages["measures"]).page) == []
