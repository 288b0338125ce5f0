"""Pages of pictures: the time to the first complete drawing in Chromium, the time to build them, and their size.

Beside ours stand PyVis's own pages of the same graphs with its defaults, and vis-network alone with fixed places. A
drawing is complete when the picture is on the canvas and nothing moves any more: ours after its first drawing, PyVis's
once its physics has settled. A PyVis page that has not settled after `_CAP_S` seconds is given up.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from . import measure
from .pictures import network_view, pyvis_network
from .table import Line, at_most, duration, faster, markdown

TITLE = "Pages of pictures"
Start: TypeAlias = Callable[[], Any]
_SIZES = (300, 1000, 3000, 10_000)
_WANTED = {300: 20.0, 1000: 60.0}
_CAP_S = 120
_BUILD_TIMES = 10.0
_LINEAR_TIMES = 15.0
_ARGUMENTS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
_PYVIS_HOOK = """
(() => { const wait = () => {
  if (!window.network || !window.network.once) return setTimeout(wait, 10);
  window.network.once("stabilizationIterationsDone", () =>
    window.network.once("afterDrawing", () => performance.mark("drawn")));
}; wait(); })();
"""
_SAY = """
(() => { const look = () => {
  const mark = performance.getEntriesByName("drawn")[0];
  if (mark) console.log(`drawn ${mark.startTime}`); else setTimeout(look, 10);
}; look(); })();
"""


def lines() -> Iterator[Line]:
    """Every line as it is measured; the network is blocked for all pages alike."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        sys.exit("needs Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:

        def start() -> Any:
            return playwright.chromium.launch(executable_path=program, args=_ARGUMENTS.split())

        for count in _SIZES:
            yield from _drawings(start, Path(folder), count)
        yield from _fixed(start, Path(folder), _SIZES[-1])
    yield from _builds()


def _drawings(start: Start, folder: Path, count: int) -> Iterator[Line]:
    from aisupply.viz import write_page

    ours = write_page(network_view(count), folder / "ours.html")
    theirs = folder / "pyvis.html"
    theirs.write_text(pyvis_network(count).generate_html(notebook=False), encoding="utf-8")
    taken = min(_drawn(start, ours) for _ in range(3))
    other = _drawn(start, theirs, hook=_PYVIS_HOOK)
    what = f"first complete drawing, {count:,} nodes" + (", grouped" if count > _SIZES[1] else "")
    named = "PyVis, defaults" if other < _CAP_S else f"PyVis, defaults, given up after {_CAP_S} s"
    yield faster(what, seconds=taken, other=named, other_seconds=other, at_least=_WANTED.get(count))
    size, other_size = (file.stat().st_size / 1e6 for file in (ours, theirs))
    yield Line(what=f"page size, {count:,} nodes", measured=f"{size:.2f} MB", beside=f"PyVis: {other_size:.2f} MB")


def _fixed(start: Start, folder: Path, count: int) -> Iterator[Line]:
    """Everything opened, beside vis-network alone with the same places and shapes."""
    from aisupply.viz import write_page

    view = network_view(count)
    ours = write_page(view, folder / "ours.html")
    alone = folder / "alone.html"
    alone.write_text(_vis_alone(view), encoding="utf-8")
    taken = min(_drawn(start, ours, fragment="open=*") for _ in range(3))
    other = min(_drawn(start, alone) for _ in range(3))
    yield at_most(
        f"drawing {count:,} nodes at once",
        seconds=taken,
        other="vis-network, fixed places",
        other_seconds=other,
        times=1.5,
    )


def _builds() -> Iterator[Line]:
    from aisupply.viz import page

    small, large = network_view(_SIZES[1]), network_view(_SIZES[-1])
    ours, tenth = measure.seconds(lambda: page(large), runs=3), measure.seconds(lambda: page(small), runs=3)
    whole = measure.seconds(lambda: page(network_view(_SIZES[-1])), runs=1)
    other = measure.seconds(lambda: pyvis_network(_SIZES[-1]).generate_html(notebook=False), runs=1)
    wanted = {"other": "PyVis", "other_seconds": other, "at_least": _BUILD_TIMES}
    yield faster("building the page, 10,000 nodes", seconds=ours, **wanted)
    yield faster("the same with layout and grouping", seconds=whole, other="PyVis, no layout", other_seconds=other)
    yield at_most("building 10,000 nodes", seconds=ours, other="1,000 nodes", other_seconds=tenth, times=_LINEAR_TIMES)


def _drawn(start: Start, file: Path, *, hook: str = "", fragment: str = "") -> float:
    """Seconds from navigation to the complete drawing; the cap if it does not come."""
    from playwright.sync_api import TimeoutError as TooLate

    # A page that reckons for minutes answers nothing, not even a wish to close it: each has a browser of its own.
    browser = start()
    tab = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True).new_page()
    tab.add_init_script(hook + _SAY)
    try:
        with tab.expect_console_message(
            lambda message: message.text.startswith("drawn"), timeout=_CAP_S * 1000
        ) as said:
            tab.goto(f"{file.as_uri()}#{fragment}", wait_until="commit")
        return float(said.value.text.split()[1]) / 1000
    except TooLate:
        return _CAP_S
    finally:
        browser.close()


def _vis_alone(view: Any) -> str:
    from aisupply.viz.render import drawing_library

    things = [node for node in view.nodes if not node.id.startswith("group:")]
    nodes = [{"id": node.id, "x": node.x, "y": node.y, "shape": "dot", "size": 9} for node in things]
    edges = [{"from": edge.tail, "to": edge.head} for edge in view.edges]
    options = {"physics": False, "layout": {"improvedLayout": False}, "edges": {"smooth": False, "arrows": "to"}}
    return f"""<!DOCTYPE html><meta charset="utf-8"><div id="picture" style="height:800px"></div>
<script>{drawing_library()}</script><script>
const network = new vis.Network(document.getElementById("picture"), {{ nodes: new vis.DataSet({json.dumps(nodes)}),
  edges: new vis.DataSet({json.dumps(edges)}) }}, {json.dumps(options)});
network.once("afterDrawing", () => performance.mark("drawn"));
</script>"""


if __name__ == "__main__":
    print(f"Wanted of {duration(_CAP_S)} at most a page.\n")
    for line in markdown(TITLE, lines()):
        print(line, flush=True)
