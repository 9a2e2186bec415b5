"""``examples/ci/``: the job of GitLab is run, the workflow and the container are what they say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from pinspec import __version__
from tests.ci import BARE, CI, FAILING, PASSING, ROOT, SCRIPTS
from tests.ci.test_action import ACTION

JOB = yaml.safe_load((CI / "gitlab.yml").read_text(encoding="utf-8"))["pinspec"]
WORKFLOW_TEXT = (CI / "github.yml").read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load(WORKFLOW_TEXT)
CONTAINER = (CI / "Containerfile").read_text(encoding="utf-8")


def at_gitlab(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the job as its runner does, with all variables of the job."""
    environment = BARE | {"PATH": f"{SCRIPTS}:{BARE['PATH']}", "GITLAB_CI": "true"}
    environment |= JOB["variables"] | variables
    return subprocess.run(
        ["sh", "-ec", "\n".join(JOB["script"])],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("sh") is None, reason="no sh here")
@pytest.mark.parametrize(
    ("order", "variables", "code"),
    [
        (PASSING, {}, 0),
        (FAILING, {}, 1),
        (FAILING, {"PINSPEC_FAIL_ON": "never"}, 0),
        (FAILING, {"PINSPEC_PATH": "a b; exit 7"}, 2),
        (FAILING, {"PINSPEC_PATH": "--help"}, 2),
    ],
)
def test_the_job_of_gitlab_leaves_its_reports_whatever_comes_out(
    order: Path, variables: dict[str, str], code: int, tmp_path: Path
) -> None:
    shutil.copyfile(order, tmp_path / "order.yaml")
    done = at_gitlab(tmp_path, **variables)
    assert done.returncode == code, done.stderr
    reports = JOB["artifacts"]["reports"]
    found = json.loads((tmp_path / reports["codequality"]).read_text())
    assert bool(found) is (order is FAILING)
    assert ET.parse(tmp_path / reports["junit"]).getroot().tag == "testsuites"
    assert {file.name for file in tmp_path.iterdir()} == {"order.yaml", *reports.values()}
    assert JOB["artifacts"]["when"] == "always"


def test_the_workflow_hands_on_what_the_action_offers() -> None:
    uses = next(step for step in steps() if step.get("id") == "pinspec")
    shown = re.findall(r"^ +#   ([a-z-]+): ", WORKFLOW_TEXT, re.MULTILINE)
    assert shown
    assert set(shown) <= set(ACTION["inputs"])
    assert uses["uses"].partition("@")[2] == f"v{__version__}"
    asked = re.findall(r"steps\.pinspec\.outputs\.(\w+)", WORKFLOW_TEXT)
    assert asked
    assert set(asked) <= set(ACTION["outputs"])


def steps() -> list[dict[str, Any]]:
    (job,) = WORKFLOW["jobs"].values()
    found: list[dict[str, Any]] = job["steps"]
    return found


def test_the_workflow_may_do_no_more_than_it_must() -> None:
    (job,) = WORKFLOW["jobs"].values()
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert job["permissions"] == {"contents": "read", "security-events": "write"}


def test_every_version_is_this_one() -> None:
    shown = [file.read_text(encoding="utf-8") for file in (*CI.iterdir(), ROOT / "README.md")]
    versions = re.findall(r"pinspec(?:\.git)?@v([\d.]+\d)", "\n".join(shown))
    assert len(versions) >= 2
    assert set(versions) == {__version__}


def test_the_container_copies_what_there_is_and_runs_as_nobody() -> None:
    lines = [line.split() for line in CONTAINER.splitlines()]
    copied = [
        one for line in lines if line[:1] == ["COPY"] and "=" not in line[1] for one in line[1:-1]
    ]
    assert copied
    assert all((ROOT / one).exists() for one in copied)
    (user,) = (line[1] for line in lines if line[:1] == ["USER"])
    assert not user.startswith(("0", "root"))


def test_the_container_has_all_that_is_packed() -> None:
    """What the build reads of pyproject.toml stands in the image that builds."""
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", CONTAINER, re.MULTILINE)
    names = {name for one in copied for name in one.split()}
    assert names >= {"LICENSE", "README.md", "pyproject.toml", ".wheel", "rules", "pinspec"}


SCHEMAS = {
    "vendor.github-actions": ROOT / "action.yml",
    "vendor.github-workflows": CI / "github.yml",
    "vendor.gitlab-ci": CI / "gitlab.yml",
}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_file_has_the_shape_that_its_reader_asks_for(schema: str) -> None:
    pytest.importorskip("check_jsonschema", reason="comes with the extra `bench`")
    program = str(SCRIPTS / "check-jsonschema")
    command = [program, "--builtin-schema", schema, str(SCHEMAS[schema])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
