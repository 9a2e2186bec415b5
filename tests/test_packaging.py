"""The wheel and the source distribution carry the same rules as the tree."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from pinspec.rulebook import packed

ROOT = Path(__file__).resolve().parent.parent
RULES = {
    str(file.relative_to(ROOT)).replace("\\", "/") for file in (ROOT / "rules").rglob("*.yaml")
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_has_the_rules_inside_the_package_and_nothing_beside_it(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    inside = {f"pinspec/{name}" for name in RULES} | {f"pinspec/rules/{packed.FILE}"}
    assert {name for name in names if name.startswith("pinspec/rules/")} == inside
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"pinspec"}
    assert "pinspec/py.typed" in names


def test_the_source_distribution_keeps_the_tree(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= RULES
    assert "tests/threshold_sheet.csv" in names


def test_a_wheel_works_without_a_tree_beside_it(built: Path, tmp_path: Path) -> None:
    wheel = next(built.glob("*.whl"))
    order = ROOT / "examples" / "everything-wrong" / "irregular-badge.order.yaml"
    program = "import sys; sys.path.insert(0, sys.argv[1]); from pinspec.cli import run; "
    program += "sys.exit(run(['check', '--factory', 'kiln-street', sys.argv[2]]))"
    command = [sys.executable, "-P", "-c", program, str(wheel), str(order)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "posts/count PIN401" in done.stdout
    assert "factory Kiln Street Stamping (made up)" in done.stdout
