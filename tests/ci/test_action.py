"""``action.yml``: its scripts are run as GitHub runs them, in throw-away repositories."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.ci import BARE, COSMETIC, FAILING, PASSING, ROOT, SCRIPTS, git
from tests.test_precommit import HOOK

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")


class Ran(NamedTuple):
    code: int
    printed: str
    outputs: dict[str, str]
    summary: str


class Runner:
    """A checkout of a pull request's merge commit, as shallow as GitHub makes it."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "temp"
        self.temporary.mkdir()
        self.origin = folder / "origin"
        self.workspace = folder / "workspace"
        self.origin.mkdir()
        git(self.origin, "init", "--quiet", "--initial-branch=main")
        git(self.origin, "config", "uploadpack.allowAnySHA1InWant", "true")

    def commit(self, **files: Path | None) -> str:
        """Put orders into a commit, or take them out of it."""
        for name, source in files.items():
            place = self.origin / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if source is None:
                place.unlink()
            else:
                shutil.copyfile(source, place)
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "--allow-empty", "--message=orders")
        return git(self.origin, "rev-parse", "HEAD")

    def check(self, base: str = "", *, depth: int = 1, **inputs: str) -> Ran:
        """Check what is committed out, and run the step that judges it."""
        source = self.origin.as_uri()
        words = ("clone", "--quiet", f"--depth={depth}", source, str(self.workspace))
        git(self.origin.parent, *words)
        return self.run("check", base, **inputs)

    def run(self, step: str, base: str = "", **inputs: str) -> Ran:
        """Run the script of a step; it gets nothing but what GitHub gives it."""
        given = {name: row["default"] for name, row in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        known = {f"inputs.{name}": value for name, value in given.items()} | {
            "github.action_path": str(ROOT),
            "steps.python.outputs.python-path": str(SCRIPTS / "python"),
            "steps.install.outputs.folder": str(self.temporary),
            "steps.install.outputs.scripts": str(SCRIPTS),
            "github.event.pull_request.base.sha || github.event.merge_group.base_sha || "
            "github.event.before": base,
        }
        files = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary"}
        paths = {name: self.temporary / file for name, file in files.items()}
        environment = {
            **BARE,
            **{name: str(path) for name, path in paths.items()},
            "GITHUB_ACTIONS": "true",
            "RUNNER_TEMP": str(self.temporary),
            **{
                name: _EXPRESSION.sub(lambda one: known[" ".join(one[1].split())], value)
                for name, value in STEPS[step]["env"].items()
            },
        }
        script = self.temporary / f"{step}.sh"
        script.write_text(STEPS[step]["run"], encoding="utf-8")
        for path in paths.values():
            path.touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", check=False,
        )  # fmt: skip
        lines = paths["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        assert len(outputs) == len(lines)
        return Ran(done.returncode, done.stdout, outputs, paths["GITHUB_STEP_SUMMARY"].read_text())


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def judged(ran: Ran) -> set[str]:
    """Give the orders that the SARIF report speaks of."""
    (run,) = json.loads(Path(ran.outputs["sarif"]).read_text())["runs"]
    return {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]
    }


@pytest.mark.parametrize(
    ("orders", "inputs", "verdict", "code"),
    [
        ([PASSING], {}, "pass", 0),
        ([PASSING, COSMETIC], {}, "cosmetic", 0),
        ([COSMETIC], {"fail_on": "cosmetic"}, "cosmetic", 1),
        ([PASSING, COSMETIC, FAILING], {}, "respec", 1),
        ([FAILING], {"fail_on": "never"}, "respec", 0),
        ([FAILING], {"gate": "concept"}, "respec", 1),
        ([FAILING], {"args": "--select\n  magnet/required"}, "pass", 0),
        ([FAILING], {"args": "--select *"}, "not-checked", 2),
        ([FAILING], {"args": "--format=$(touch,broken)"}, "not-checked", 2),
        ([FAILING], {"gate": "soon; exit 0"}, "not-checked", 2),
        ([FAILING], {"paths": "no-such.order.yaml"}, "not-checked", 2),
        ([FAILING, PASSING], {"paths": "./1.order.yaml\n"}, "pass", 0),
        ([FAILING], {"paths": "--help"}, "not-checked", 2),
        ([FAILING], {"files": "some"}, "not-checked", 2),
        ([FAILING], {"sarif_file": "a\nverdict=pass"}, "not-checked", 2),
        ([], {}, "not-checked", 2),
    ],
)
def test_the_outputs_say_what_came_out(
    orders: list[Path], inputs: dict[str, Any], verdict: str, code: int, runner: Runner
) -> None:
    runner.commit(**{f"{number}.order.yaml": one for number, one in enumerate(orders)})
    ran = runner.check(**inputs)
    assert (ran.code, ran.outputs["verdict"]) == (code, verdict), ran.printed
    assert ran.outputs["exit-code"] == str(code)
    assert "broken" not in {file.name for file in runner.workspace.iterdir()}
    if code == 2:
        assert "pinspec" in ran.printed
    else:
        assert Path(ran.outputs["sarif"]).is_file()
        assert ran.summary


def test_findings_are_marked_and_all_told_in_the_summary(runner: Runner) -> None:
    runner.commit(**{"otter.order.yaml": FAILING})
    ran = runner.check(sarif_file="reports.sarif")
    assert re.search(r"^::error file=otter\.order\.yaml,.*line=\d+", ran.printed, re.MULTILINE)
    assert "posts/count" in ran.summary
    assert ran.outputs["sarif"] == "reports.sarif"
    assert (runner.workspace / "reports.sarif").is_file()


def test_a_file_that_can_not_be_read_is_told_beside_the_others(runner: Runner) -> None:
    (runner.origin / "large.order.yaml").write_text("#" * 300_000)
    runner.commit(**{"otter.order.yaml": FAILING})
    ran = runner.check()
    assert (ran.code, ran.outputs["verdict"]) == (2, "not-checked")
    assert "large.order.yaml" in ran.printed
    assert judged(ran) == {"otter.order.yaml"}


@pytest.mark.parametrize("depth", [1, 2, 9])
def test_of_changed_files_only_those_are_judged(depth: int, runner: Runner) -> None:
    old = {"old.order.yaml": FAILING, "gone.order.yaml": FAILING, "a/old.order.yaml": PASSING}
    base = runner.commit(**old)
    runner.commit(**{
        "gone.order.yaml": None, "a/old.order.yaml": FAILING, "notes.yaml": FAILING,
        "b/new.order.yaml": FAILING,
    })  # fmt: skip
    ran = runner.check(base, depth=depth, files="changed")
    assert ran.code == 1
    assert judged(ran) == {"a/old.order.yaml", "b/new.order.yaml"}


def test_of_changed_files_only_those_of_the_paths_are_judged(runner: Runner) -> None:
    base = runner.commit()
    names = ("a/1.order.yaml", "b/2.order.yaml", "b/otter.yaml", "b/[ac].yaml", "c/3.order.yaml")
    runner.commit(**dict.fromkeys(names, FAILING))
    ran = runner.check(base, files="changed", paths="a/\n./b/otter.yaml\nb/[ac].yaml\n\n")
    assert judged(ran) == {"a/1.order.yaml", "b/otter.yaml", "b/%5Bac%5D.yaml"}


def test_a_path_that_is_nowhere_is_no_pass(runner: Runner) -> None:
    base = runner.commit(**{"otter.order.yaml": FAILING})
    runner.commit()
    ran = runner.check(base, files="changed", paths="oders")
    assert ran.code == 2
    assert "oders" in ran.printed


def test_where_no_order_changed_that_is_said_and_passes(runner: Runner) -> None:
    base = runner.commit(**{"otter.order.yaml": FAILING})
    runner.commit(**{"README.md": PASSING})
    ran = runner.check(base, files="changed")
    assert ran.code == 0
    assert ran.outputs == {"sarif": "", "verdict": "pass", "exit-code": "0"}
    assert "nothing to check" in ran.printed
    assert "nothing to check" in ran.summary


@pytest.mark.parametrize("base", ["", "0" * 40, "ab" * 20, "--upload-pack=touch broken", "main"])
def test_without_a_base_all_files_are_judged_and_that_is_said(base: str, runner: Runner) -> None:
    runner.commit(**{"otter.order.yaml": FAILING})
    runner.commit(**{"owl.order.yaml": FAILING})
    ran = runner.check(base, files="changed")
    assert judged(ran) == {"otter.order.yaml", "owl.order.yaml"}
    assert "all order files are checked" in ran.printed
    assert not list(runner.workspace.glob("broken"))


def test_outside_of_a_repository_all_files_are_judged(runner: Runner) -> None:
    runner.workspace.mkdir()
    shutil.copyfile(FAILING, runner.workspace / "otter.order.yaml")
    assert judged(runner.run("check", "ab" * 20, files="changed")) == {"otter.order.yaml"}


NAMES = [
    "order.yaml", "order.yml", "fox.order.yaml", "fox.pinspec.yml", "my.fox.order.yml",
    "red fox.order.yaml", " .order.yaml", "-x.order.yaml", "--help.order.yaml", "a\nb.order.yaml",
    "狐.order.yaml", "\udcff.order.yaml", "order.order.yaml", "*.order.yaml",
    "$(exit 7).order.yaml",
    "a/order.yaml", "::error::x.order.yaml", "preorder.yaml", "order.yaml.bak", ".order.yaml",
    ".pinspec.yaml", "fox.yaml", "orderXyaml", "Order.yaml", "fox-order.yaml",
    "order.yaml/fox.yaml",
    ".pinspec.order.yml", "..order.yaml",
]  # fmt: skip


def test_changed_orders_are_known_by_the_names_that_a_folder_is_searched_for(
    runner: Runner,
) -> None:
    base = runner.commit()
    placed = [f"{number}/{name}" for number, name in enumerate(NAMES)] + [
        "-x.order.yaml",
        "--.yaml",
    ]
    runner.commit(**dict.fromkeys(placed, FAILING))
    ran = runner.check(base, files="changed")
    assert ran.code == 1
    report = json.loads((runner.temporary / "report.json").read_text())
    found = {one["file"].partition("/")[0] for one in report["orders"]}
    assert found == {one.partition("/")[0] for one in placed if re.search(HOOK["files"], one)}


def test_no_input_stands_in_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


def test_what_a_step_needs_is_what_the_steps_before_it_give() -> None:
    written = {
        name: set(re.findall(r"\"([a-z-]+)=\$", step.get("run", "")))
        for name, step in STEPS.items()
    }
    asked = re.findall(r"steps\.([\w-]+)\.outputs\.([\w-]+)", json.dumps(ACTION))
    assert asked
    for step, output in asked:
        assert output in (written[step] or {"python-path"})


def test_every_input_is_used_and_told() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert all(row["description"] for row in ACTION["inputs"].values())


def test_no_module_of_the_checked_repository_is_run(runner: Runner) -> None:
    runner.workspace.mkdir()
    for name in ("venv", "pip", "json", "runpy"):
        (runner.workspace / f"{name}.py").write_text("raise SystemExit('run')")
    runner.commit(**{"otter.order.yaml": PASSING})
    shutil.copyfile(PASSING, runner.workspace / "otter.order.yaml")
    ran = runner.run("check")
    assert (ran.code, ran.outputs["verdict"]) == (0, "pass")
    calls = re.findall(r"\"\$\w+(?:/python)?\" (-\w+) -[mc]", STEPS["install"]["run"])
    assert calls == ["-I", "-I"]


def test_what_git_tracks_is_judged_even_where_it_is_ignored(runner: Runner) -> None:
    (runner.origin / ".gitignore").write_text("*.order.yaml\n", encoding="utf-8")
    shutil.copyfile(FAILING, runner.origin / "bad.order.yaml")
    git(runner.origin, "add", "--force", "--all")
    runner.commit(**{"orders/order.yaml": PASSING})
    ran = runner.check()
    assert (ran.code, ran.outputs["verdict"]) == (1, "respec")
    assert judged(ran) == {"bad.order.yaml"}


@pytest.mark.parametrize("files", ["all", "changed"])
def test_a_link_that_leads_out_is_not_read(files: str, runner: Runner, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOKEN: xyzzy\n", encoding="utf-8")
    base = runner.commit(**{"a.order.yaml": PASSING})
    (runner.origin / "b.order.yaml").symlink_to(secret)
    runner.commit(**{"c.order.yaml": PASSING})
    ran = runner.check(base, files=files)
    assert (ran.code, ran.outputs["verdict"]) == (0, "pass")
    assert "xyzzy" not in ran.printed + ran.summary
