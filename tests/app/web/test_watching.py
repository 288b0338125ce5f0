"""What the operator sees: log, counters, headers, settings."""

from __future__ import annotations

import json
import logging
import re
import time
from dataclasses import fields
from pathlib import Path

import httpx
import pytest

from aisupply.app.web.clients import Clients
from aisupply.app.web.settings import BadSetting, Settings, settings_from


def test_nothing_that_a_client_sends_ends_a_line_of_the_log(
    site: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "aisupply.access"):
        site.get("/x%0d%0a{fake%22:1}%1b[31m\u2028", headers={"User-Agent": b"a \xe9\xff"})
        # The line is written once the whole answer is out, which the client may see first.
        deadline = time.monotonic() + 5
        while not (lines := [each.getMessage() for each in caplog.records if each.name == "aisupply.access"]):
            assert time.monotonic() < deadline
            time.sleep(0.01)
    (line,) = lines

    assert re.fullmatch(r"[\x20-\x7e]+", line)
    assert (json.loads(line)["path"], json.loads(line)["status"]) == ('/x\r\n{fake":1}\x1b[31m\u2028', 404)


def test_the_query_is_not_logged(site: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "aisupply.access"):
        site.get("/sparql", params={"query": "ASK { <urn:secret> ?p ?o }"})

    assert "secret" not in caplog.text


def test_counters_are_kept_by_route(site: httpx.Client) -> None:
    site.get("/health")
    site.get("/made-up-by-a-visitor")
    counters = site.get("/metrics").text

    assert re.search(r'aisupply_requests_total\{method="GET",route="/health",status="200"\} [1-9]', counters)
    assert "made-up" not in counters
    assert "aisupply_queries_running" in counters


@pytest.mark.parametrize("path", ["/health", "/sparql", "/nothing"])
def test_every_answer_tells_the_browser_to_be_careful(site: httpx.Client, path: str) -> None:
    headers = site.get(path).headers

    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_settings_come_from_the_environment() -> None:
    assert settings_from({}) == Settings()
    assert settings_from({"AISUPPLY_WORKERS": "5", "AISUPPLY_PUBLIC_URL": "https://example.org/"}) == Settings(
        workers=5, public_url="https://example.org"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AISUPPLY_WORKERS", "0"),
        ("AISUPPLY_WORKERS", "two"),
        ("AISUPPLY_QUERY_SECONDS", "nan"),
        ("AISUPPLY_RESULT_MB", "1.5"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        settings_from({name: value})


def test_a_bucket_fills_again_with_time() -> None:
    now = 0.0
    clients = Clients(requests_per_minute=60, queries_at_once=1, clock=lambda: now)
    assert [clients.seconds_to_wait("a") for _ in range(61)] == [0.0] * 60 + [1.0]
    assert clients.seconds_to_wait("b") == 0.0

    now = 1.0

    assert clients.seconds_to_wait("a") == 0.0


def test_forgotten_clients_cost_no_memory() -> None:
    clients = Clients(requests_per_minute=60, queries_at_once=1)
    for number in range(12_000):
        clients.seconds_to_wait(str(number))

    assert len(clients._buckets) == 10_000


def test_every_setting_says_what_it_is() -> None:
    assert all(each.metadata["doc"].endswith(".") for each in fields(Settings))


def test_every_setting_is_documented() -> None:
    document = (Path(__file__).parents[3] / "docs" / "serving.md").read_text(encoding="utf-8")

    for each in fields(Settings):
        default = f"{each.default:g}" if isinstance(each.default, int | float) else "that of the request"
        assert f"| `AISUPPLY_{each.name.upper()}` | {default} |" in document
