"""How smooth the map is with many places: `python -m benchmarks.smoothness` (needs Chromium; two minutes).

It opens the dashboard as `benchmarks.dashboard` does, once with all places on the map and once with none (a filter that
nothing passes), in turns on the same machine. Told are the times between frames while the map is panned and zoomed and
while time plays, and what each step of time takes; compare the two columns, for software rendering and other programs
make both slow. A long task is one in which the page's own thread did nothing else for 50 ms or more.
"""

import statistics
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import click
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import pace
from benchmarks.big_ledger import DAYS, FIRST_DAY
from benchmarks.dashboard import HERE, REST, served
from tests.dashboard.browser import launch

# Filters: all places of the day, and none.
SHOWN = {"all": "", "none": "&country=FR"}
# As long as the clock's own pause between two days.
STEP_DAYS, STEPS, PAUSE_MS = 8, 6, 450
WATCH = """
    const { map } = await import("/static/map/map.js");
    const frames = [], tasks = [];
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((task) => tasks.push(task.duration)));
    observer.observe({ entryTypes: ["longtask"] });
    let last = 0, watching = true;
    const frame = (now) => {
        if (last) frames.push(now - last);
        last = now;
        if (watching) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const once = (event) => new Promise((resolve) => map.once(event, resolve));
    const told = (more = {}) => { watching = false; observer.disconnect(); return { frames, tasks, ...more }; };
"""
PAN = f"""async () => {{ {WATCH}
    for (const [x, y] of [[500, 0], [0, 300], [-500, 0], [0, -300]]) {{
        map.panBy([x, y], {{ duration: 1000, easing: (share) => share }});
        await once("moveend");
    }}
    return told();
}}"""
ZOOM = f"""async () => {{ {WATCH}
    for (const zoom of [4.5, 3, 4.5, 3]) {{
        map.zoomTo(zoom, {{ duration: 1000, easing: (share) => share }});
        await once("moveend");
    }}
    return told();
}}"""
PLAY = f"""async ([days, pause]) => {{ {WATCH}
    const {{ view }} = await import("/static/app/view.js");
    const {{ board }} = await import("/static/data/board.js");
    const steps = [];
    for (const day of days) {{
        const began = performance.now();
        const come = new Promise((resolve) => board.addEventListener("items", resolve, {{ once: true }}));
        view.set({{ asOf: day }}, {{ replace: true }});
        await come;
        // Without a place there is nothing to draw, and the map would not say that it is at rest.
        map.triggerRepaint();
        await once("idle");
        steps.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, pause));
    }}
    return told({{ steps }});
}}"""


@click.command()
@click.option("--places", default=10_000, show_default=True)
@click.option("--rounds", default=2, show_default=True)
def main(places: int, rounds: int) -> None:
    """Measure and tell."""
    click.echo(pace.told())
    taken: dict[str, list[dict[str, Any]]] = {shown: [] for shown in SHOWN}
    with served(places, [HERE]) as (address,), sync_playwright() as playwright:
        browser = launch(playwright)
        for number in range(rounds):
            for shown in SHOWN if number % 2 else reversed(SHOWN):
                taken[shown].append(measured(browser, address, SHOWN[shown]))
        browser.close()
    click.echo(
        f"{taken['all'][0]['places']:,} places; each figure with all of them on the map, with none, and their ratio"
    )
    for what in ("pan", "zoom", "play"):
        frames = {shown: every(rounds_of, what, "frames") for shown, rounds_of in taken.items()}
        tell(f"{what}: frame, median", {shown: statistics.median(of) for shown, of in frames.items()})
        tell(f"{what}: frame, p95", {shown: p95(of) for shown, of in frames.items()})
        longest = {shown: max(every(rounds_of, what, "tasks"), default=0.0) for shown, rounds_of in taken.items()}
        tell(f"{what}: longest task", longest)
    steps = {shown: every(rounds_of, "play", "steps") for shown, rounds_of in taken.items()}
    tell("play: a day shown, median", {shown: statistics.median(of) for shown, of in steps.items()})


def measured(browser: Browser, address: str, shown: str) -> dict[str, Any]:
    """What panning, zooming and playing were like on a new page."""
    first = FIRST_DAY + timedelta(days=DAYS - 1 - STEP_DAYS * (STEPS + 1))
    days = [str(first + timedelta(days=STEP_DAYS * number)) for number in range(1, STEPS + 1)]
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.goto(f"{address}/?as_of={first}&at=30,40,3{shown}", wait_until="commit")
    *_, places = page.evaluate(REST)
    found = {"places": places, "pan": page.evaluate(PAN), "zoom": page.evaluate(ZOOM), "play": play(page, days)}
    context.close()
    return found


def play(page: Page, days: list[str]) -> Any:
    """Day after day, each when the one before it is drawn."""
    return page.evaluate(PLAY, [days, PAUSE_MS])


def every(rounds: Iterable[dict[str, Any]], what: str, figure: str) -> list[float]:
    """Of all rounds together."""
    return [value for one in rounds for value in one[what][figure]]


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def tell(name: str, milliseconds: dict[str, float]) -> None:
    """One line."""
    of_all, of_none = milliseconds["all"], milliseconds["none"]
    ratio = f"  ratio {of_all / of_none:.2f}" if of_none else ""
    click.echo(f"{name:<28} {of_all:7.0f} ms {of_none:7.0f} ms{ratio}")


if __name__ == "__main__":
    main()
