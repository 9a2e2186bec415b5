"""Tries the hook with the real pre-commit: ``python -m tests.precommit``.

All of it happens in a temporary folder: a commit of this tree stands for the released pinspec, and
a second repository for one of orders, set up as README.md says. pre-commit installs the hook anew,
so this takes the package index that pip is set up with.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from tests.test_readme import blocks

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(sys.executable).parent
TREE = (".wheel", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", "LICENSE", "README.md",
        "examples", "pinspec", "pyproject.toml", "rules")  # fmt: skip
PASSING = ROOT / "examples" / "soft-enamel-pin.order.yaml"
FAILING = ROOT / "examples" / "everything-wrong" / "irregular-badge.order.yaml"
SHOWN = next(block for block in blocks("yaml") if block.startswith("repos:"))
TAG = str(yaml.safe_load(SHOWN)["repos"][0]["rev"])
MANY = 12
"""Enough files for pre-commit to split over several calls, if the hook let it."""


class Repository:
    """A throw-away git repository, whose git and pre-commit read nobody's settings."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            **{f"GIT_{role}_NAME": "Tests" for role in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{role}_EMAIL": "tests@localhost" for role in ("AUTHOR", "COMMITTER")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PATH": os.pathsep.join([str(SCRIPTS), os.environ["PATH"]]),
            "PIP_CACHE_DIR": str(home / "pip"),
            "PRE_COMMIT_COLOR": "never",
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "RUSTUP_HOME": str(home / "rustup"),  # pre-commit asks it, and it keeps what it said
            "VIRTUALENV_OVERRIDE_APP_DATA": str(home / "virtualenv"),
        }
        folder.mkdir()
        self.git("init", "--quiet")

    def git(self, *words: str) -> str:
        """Run git, which must succeed."""
        return self.run(["git", *words], code=0)

    def pre_commit(self, *words: str, code: int) -> str:
        """Run pre-commit on all that is in the index, which must end with a code."""
        self.git("add", "--all")
        return self.run([sys.executable, "-m", "pre_commit", *words], code=code)

    def run(self, command: list[str], *, code: int) -> str:
        """Give what a command prints."""
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        if done.returncode != code:
            raise SystemExit(f"{done.stdout}\n{' '.join(command)} ended with {done.returncode}")
        return done.stdout


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        release = Repository(folder / "release", folder)
        for one in TREE:
            copy(ROOT / one, release.folder / one)
        release.git("add", "--all")
        release.git("commit", "--quiet", "--message", "a release")
        release.git("tag", TAG)
        release.git("clone", "--quiet", ".", str(folder / "clone"))
        orders = Repository(folder / "orders", folder)
        a_pass_is_silent(orders, folder / "clone")
        several_orders_are_one_call(orders)
        a_respec_stops_a_commit(orders)
        the_hook_can_be_tried(orders, folder / "clone")
        examples_are_checked(orders, folder / "clone", release)


def a_pass_is_silent(orders: Repository, clone: Path) -> None:
    configure(orders, clone, verbose=True)
    copy(PASSING, orders.folder / "a name with blanks.order.yaml")
    (orders.folder / "other.yaml").write_text("not: an order\n", encoding="utf-8")
    orders.pre_commit("install-hooks", code=0)
    said = orders.pre_commit("run", "--all-files", code=0).splitlines()
    expect("Passed" in said[0], "an order that passes lets the hook pass", *said)
    expect(said[1:2] == ["- hook id: pinspec"], "`verbose` is asked for", *said)
    rest = [line for line in said[2:] if line and not line.startswith("- duration: ")]
    expect(not rest, "a pass is silent, even with `verbose`", *said)


def several_orders_are_one_call(orders: Repository) -> None:
    for number in range(MANY):
        copy(PASSING, orders.folder / f"design {number}" / "order.yaml")
    copy(FAILING, orders.folder / "badge.order.yaml")
    said = orders.pre_commit("run", "--all-files", code=1)
    summary = f"{MANY + 2} orders: {MANY + 1} pass, 1 respec. Do not release."
    expect(said.count("Do not release.") == said.count(summary) == 1, "one call, one summary", said)
    expect("other.yaml" not in said, "a file that is no order is not handed over", said)
    alone = orders.pre_commit("run", "--files", "other.yaml", code=0)
    expect("no files to check" in alone, "nor is it on its own", alone)


def a_respec_stops_a_commit(orders: Repository) -> None:
    orders.pre_commit("install", code=0)
    commit = ["git", "commit", "--quiet", "--message", "orders"]
    said = orders.run(commit, code=1)
    for part in ("badge.order.yaml: RESPEC", "posts/count PIN401", "  Change: give it two posts."):
        expect(part in said, f"the report is there to read: {part}", said)
    orders.run(["git", "rev-parse", "--verify", "--quiet", "HEAD"], code=1)
    copy(PASSING, orders.folder / "badge.order.yaml")
    orders.git("add", "--all")
    orders.run(commit, code=0)
    expect(bool(orders.git("rev-parse", "HEAD")), "a mended order lets the commit through")


def the_hook_can_be_tried(orders: Repository, clone: Path) -> None:
    files = ["--files", "badge.order.yaml", "other.yaml"]
    said = orders.pre_commit("try-repo", str(clone), "pinspec", *files, code=0)
    expect("Passed" in said, "`pre-commit try-repo` passes an order that passes", said)
    copy(FAILING, orders.folder / "badge.order.yaml")
    said = orders.pre_commit("try-repo", str(clone), "pinspec", *files, code=1)
    expect("1 order: 1 respec." in said, "`pre-commit try-repo` stops at a respec", said)


def examples_are_checked(orders: Repository, clone: Path, release: Repository) -> None:
    """Check the examples that are to pass: by the released hook, and as contributors do."""
    own = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (orders.folder / "badge.order.yaml").unlink()
    copy(ROOT / "examples", orders.folder / "examples")
    configure(orders, clone, exclude=own["repos"][0]["hooks"][0]["exclude"])
    said = orders.pre_commit("run", "--all-files", code=0)
    expect("Passed" in said, "the hook passes the examples that are to pass", said)
    said = release.pre_commit("run", "--all-files", code=0)
    expect("Failed" not in said, "so do the hooks of this repository", said)


def configure(orders: Repository, clone: Path, **more: object) -> None:
    """Set pre-commit up as README.md shows it, but for where pinspec comes from."""
    config = yaml.safe_load(SHOWN)
    config["repos"][0]["repo"] = str(clone)
    config["repos"][0]["hooks"][0] |= more
    text = yaml.safe_dump(config)
    (orders.folder / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    else:
        shutil.copyfile(source, target)


def expect(held: bool, what: str, *said: str) -> None:
    """Tell what holds, or stop with what was said."""
    if not held:
        raise SystemExit("\n".join([*said, f"does not hold: {what}"]))
    print(f"  {what}", flush=True)


if __name__ == "__main__":
    print("the pre-commit hook", flush=True)
    main()
