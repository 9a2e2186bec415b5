"""Prints pinspec's speed as ratios measured in one run: ``python -m tests.benchmarks``.

Start-up is counted in instructions where valgrind is installed, as these do not change with the
machine's mood, and in wall time otherwise. Throughput is one process over many orders against
check-jsonschema (with the schema of the same model) and yamllint.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pinspec.order.model import Order

ROOT = Path(__file__).resolve().parents[2]
ORDER = ROOT / "examples" / "soft-enamel-pin.order.yaml"
SCRIPTS = Path(sys.executable).parent
PINSPEC = [sys.executable, "-m", "pinspec", "check"]
PASS = [sys.executable, "-c", "pass"]
ENVIRONMENT = {key: os.environ[key] for key in os.environ.keys() - {"PYTHONDONTWRITEBYTECODE"}}
"""An installed package has its byte code, so the runs may write theirs."""
START_UP_BUDGET = 30
RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--orders", type=int, default=2000, help="orders for the throughput")
    orders = parser.parse_args().orders
    start_up()
    throughput(orders)


def start_up() -> None:
    print("one order, piped, against `python -c pass`")
    if shutil.which("valgrind"):
        count = instructions([*PINSPEC, str(ORDER)])
        ratio = count / instructions(PASS)
        row("instructions", ratio, f"budget {START_UP_BUDGET}; {count / 1e6:,.0f} M")
    ours, bare = wall([*PINSPEC, str(ORDER)]), wall(PASS)
    row("wall time", ours / bare, f"{ours * 1000:.0f} ms")
    if (SCRIPTS / "yamllint").exists():
        theirs = wall([str(SCRIPTS / "yamllint"), "-d", "relaxed", str(ORDER)])
        row("wall time against yamllint", ours / theirs, f"{theirs * 1000:.0f} ms")


def throughput(orders: int) -> None:
    print(f"{orders:,} orders as arguments, one process")
    with tempfile.TemporaryDirectory() as folder:
        files = make_orders(Path(folder), orders)
        ours = wall([*PINSPEC, "--quiet", *files], runs=3)
        print(f"  pinspec {'':<26} {ours:6.2f} s   {ours / orders * 1e6:,.0f} us an order")
        for name, command, budget in competitors(Path(folder)):
            theirs = wall([*command, *files], runs=1)
            row(f"against {name}", ours / theirs, f"budget {budget:.3f}; {theirs:.2f} s")


def competitors(folder: Path) -> list[tuple[str, list[str], float]]:
    schema = folder / "schema.json"
    schema.write_text(json.dumps(Order.model_json_schema()), encoding="utf-8")
    checker, linter = SCRIPTS / "check-jsonschema", SCRIPTS / "yamllint"
    found = []
    if checker.exists():
        found.append((checker.name, [str(checker), "--schemafile", str(schema)], 1 / 4))
    if linter.exists():
        found.append((linter.name, [str(linter), "-d", "relaxed"], 1 / 15))
    return found


def make_orders(folder: Path, count: int) -> list[str]:
    """Write orders that differ, so that nothing can be answered from memory."""
    text = ORDER.read_text(encoding="utf-8")
    files = []
    for number in range(count):
        file = folder / f"{number:05}.order.yaml"
        file.write_text(text.replace("FOX-30", f"FOX-{number}"), encoding="utf-8")
        files.append(str(file))
    return files


def wall(command: list[str], runs: int = RUNS) -> float:
    """Give the median wall time of a command in seconds, after one run that is not counted."""
    times = []
    for _ in range(runs + 1 if runs > 1 else 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:] or times)


def instructions(command: list[str]) -> int:
    """Count the instructions of a command with callgrind."""
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, check=False, capture_output=True
    )  # writes the .pyc files
    done = subprocess.run(
        [*tool, *command], cwd=ROOT, env=ENVIRONMENT, check=False, capture_output=True, text=True
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        raise SystemExit(f"callgrind counted nothing:\n{done.stderr}")
    return int(found[1])


def row(name: str, ratio: float, note: str) -> None:
    print(f"  {name:<34} {ratio:6.3g} x   {note}")


if __name__ == "__main__":
    main()
