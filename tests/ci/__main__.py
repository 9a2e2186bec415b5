"""Installs pinspec as the action and the container do: ``python -m tests.ci``.

All of it happens in a temporary folder, but for what the package index that pip is set up with
gives. A container engine is not needed: the lines that an image is built with are run without one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.ci import BARE, CI, FAILING, PASSING, ROOT, SCRIPTS
from tests.ci.test_action import Runner


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what in (_action, _container):
            (folder / what.__name__).mkdir()
            pinspec = what(folder / what.__name__)
            for order, code in ((PASSING, 0), (FAILING, 1)):
                assert _run([pinspec, "check", order], folder) == code, pinspec
            print(f"{what.__name__.removeprefix('_')}: ok", flush=True)


def _action(folder: Path) -> Path:
    """Run the step that installs, in a repository that would have its own modules run."""
    runner = Runner(folder)
    runner.workspace.mkdir()
    for module in ("venv", "pip", "json"):
        (runner.workspace / f"{module}.py").write_text("raise SystemExit('a stranger was run')")
    ran = runner.run("install")
    assert ran.code == 0, ran.printed
    return Path(ran.outputs["scripts"]) / "pinspec"


def _container(folder: Path) -> Path:
    """Run the lines that build, with what they copy and nothing else."""
    text = (CI / "Containerfile").read_text(encoding="utf-8").replace("\\\n", "")
    place = folder / "pinspec"
    for line in re.findall(r"^(?:COPY (?!--)|RUN ).+$", text, re.MULTILINE):
        word, _, rest = line.partition(" ")
        if word == "COPY":
            for one in rest.split()[:-1]:
                copy = shutil.copytree if (ROOT / one).is_dir() else shutil.copyfile
                copy(ROOT / one, folder / one)
        else:
            assert _run(["sh", "-ec", rest.replace("/opt/pinspec", str(place))], folder) == 0
    return place / "bin" / "pinspec"


def _run(command: list[str | Path], folder: Path) -> int:
    environment = BARE | {"PATH": f"{SCRIPTS}:{BARE['PATH']}"}
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode


if __name__ == "__main__":
    main()
