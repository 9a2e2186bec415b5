"""Prints pinspec's speed as ratios measured in one run: ``python -m tests.benchmarks``.

Start-up is counted in instructions where valgrind is installed, as these do not change with the
machine's mood, and in wall time otherwise: of a checkout, which keeps what it has read of its
rules, as Python does with byte code, and of a wheel, which carries that. Throughput is one process
over many orders against check-jsonschema (with the schema of the same model) and yamllint.

The exit code is 1 when start-up takes more instructions than its budget; wall times only warn.
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
import zipfile
from pathlib import Path

from pinspec.order.model import Order

ROOT = Path(__file__).resolve().parents[2]
ORDER = ROOT / "examples" / "soft-enamel-pin.order.yaml"
SCRIPTS = Path(sys.executable).parent
PYTHON = [sys.executable, "-P", "-c"]
PASS = [*PYTHON, "pass"]
PINSPEC = [*PYTHON, "from pinspec.__main__ import main; main()", "check"]
"""What the script that pip writes does."""
ENVIRONMENT = {key: os.environ[key] for key in os.environ.keys() - {"PYTHONDONTWRITEBYTECODE"}}
"""An installed package has its byte code, so the runs may write theirs."""
RUNS = 5
CHECKOUT, WHEEL = 30, 22
"""How many times the instructions of ``python -c pass`` one order may take."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--orders", type=int, default=2000, help="orders for the throughput")
    orders = parser.parse_args().orders
    with tempfile.TemporaryDirectory() as folder:
        site = install(Path(folder))
        print("one order, piped, against `python -c pass`")
        within = [start_up("checkout", ROOT, CHECKOUT), start_up("wheel", site, WHEEL)]
        throughput(orders, Path(folder), site)
    return 0 if all(within) else 1


def install(folder: Path) -> Path:
    """Build a wheel of this tree and lay out what it installs."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def start_up(name: str, site: Path, budget: int) -> bool:
    """Print what one order takes; tell whether that is within the budget."""
    command = [*PINSPEC, str(ORDER)]
    ours, bare = wall(command, site), wall(PASS, site)
    row(f"{name}, wall time", ours / bare, f"{ours * 1000:.0f} ms")
    if (SCRIPTS / "yamllint").exists():
        theirs = wall([str(SCRIPTS / "yamllint"), "-d", "relaxed", str(ORDER)], site)
        row(f"{name}, wall time against yamllint", ours / theirs, f"{theirs * 1000:.0f} ms")
    if not shutil.which("valgrind"):
        return True
    count = instructions(command, site)
    ratio = count / instructions(PASS, site)
    over = "" if ratio <= budget else "   OVER IT"
    row(f"{name}, instructions", ratio, f"budget {budget}; {count / 1e6:,.0f} M{over}")
    return ratio <= budget


def throughput(orders: int, folder: Path, site: Path) -> None:
    print(f"{orders:,} orders as arguments, one process, from the wheel")
    files = make_orders(folder, orders)
    ours = wall([*PINSPEC, "--quiet", *files], site, runs=3)
    print(f"  pinspec {'':<32} {ours:6.2f} s   {ours / orders * 1e6:,.0f} us an order")
    two = wall([*PINSPEC, "--quiet", "--jobs", "2", *files], site, runs=3)
    row("faster with --jobs 2", ours / two, f"aim 1.6 on two idle cores; {two:.2f} s")
    for name, command, budget in competitors(folder):
        theirs = wall([*command, *files], site, runs=1)
        over = "" if ours / theirs <= budget else "   over it"
        row(f"against {name}", ours / theirs, f"budget {budget:.3f}; {theirs:.2f} s{over}")


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


def run(command: list[str], site: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with the pinspec of a folder."""
    env = {**ENVIRONMENT, "PYTHONPATH": str(site), "PYTHONHASHSEED": "0"}
    return subprocess.run(
        command, cwd=ROOT, env=env, check=False, capture_output=True, encoding="utf-8"
    )


def wall(command: list[str], site: Path, runs: int = RUNS) -> float:
    """Give the median wall time of a command in seconds, after one run that is not counted."""
    times = []
    for _ in range(runs + 1 if runs > 1 else 1):
        start = time.perf_counter()
        run(command, site)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:] or times)


def instructions(command: list[str], site: Path) -> int:
    """Count the instructions of a command with callgrind."""
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    run(command, site)  # writes the .pyc files
    done = run([*tool, *command], site)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None or done.returncode:
        raise SystemExit(f"the run went wrong:\n{done.stdout}{done.stderr}")
    return int(found[1])


def row(name: str, ratio: float, note: str) -> None:
    print(f"  {name:<40} {ratio:6.3g} x   {note}")


if __name__ == "__main__":
    sys.exit(main())
