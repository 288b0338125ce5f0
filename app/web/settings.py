"""Settings of the server, each an environment variable `AISUPPLY_…` with a default that is safe in public."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, cast

PREFIX = "AISUPPLY_"


class BadSetting(ValueError):
    """An environment variable that does not hold what it must."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(name, value, wanted)
        self.name = name
        self.value = value
        self.wanted = wanted

    def __str__(self) -> str:
        return f"{self.name}={self.value!r}: {self.wanted} is wanted."


def _setting(default: Any, doc: str, *, least: float = 0) -> Any:
    return field(default=default, metadata={"doc": doc, "least": least})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator decides."""

    workers: int = _setting(2, "Queries of strangers that may run at once, each in a process of its own.", least=1)
    query_seconds: float = _setting(20.0, "How long one query may run.", least=0.05)
    query_memory_mb: int = _setting(512, "How much memory one query may use beyond the graph itself.", least=64)
    result_mb: int = _setting(16, "How large one result may be.", least=1)
    answers_mb: int = _setting(
        64, "Memory for results of queries, which are given again to whoever asks the same. 0: none."
    )
    queue: int = _setting(32, "Queries that may wait for a worker; more are refused with 503.", least=1)
    queue_seconds: float = _setting(5.0, "How long a query waits for a worker before 503.", least=0.05)
    queries_per_client: int = _setting(8, "Queries of one client that may run or wait at once; more get 429.", least=1)
    requests_per_minute: int = _setting(600, "Requests of one client in a minute; more get 429. 0: no limit.")
    request_kb: int = _setting(256, "How large the body of a request may be.", least=1)
    request_seconds: float = _setting(10.0, "How long the body of a request may take to arrive.", least=0.05)
    part_seconds: float = _setting(30.0, "How long a client may take for 256 KiB of a result.", least=0.05)
    analysis_workers: int = _setting(1, "Analyses and questions that may run at once.", least=1)
    analysis_memory_mb: int = _setting(2048, "How much memory one analysis may use beyond the graph itself.", least=64)
    analysis_seconds: float = _setting(60.0, "How long one analysis may run.", least=0.05)
    public_url: str = _setting(
        "", "The address that visitors see, such as https://graph.example.org; else that of the request."
    )


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment.

    Raises:
        BadSetting: a variable holds something else than a number that is large enough.
    """
    chosen: dict[str, Any] = {}
    for each in fields(Settings):
        name = PREFIX + each.name.upper()
        if value := environment.get(name):
            chosen[each.name] = _read(name, value, type(cast("object", each.default)), each.metadata["least"])
    return Settings(**chosen)


def _read(name: str, value: str, kind: type, least: float) -> str | int | float:
    if kind is str:
        return value.rstrip("/")
    try:
        number = int(value) if kind is int else float(value)
    except ValueError:
        raise BadSetting(name, value, "a whole number" if kind is int else "a number") from None
    if not number >= least:
        raise BadSetting(name, value, f"at least {least:g}")
    return number
