"""The last line of a report: it says what the exit code says, and what is against a release."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.running import inside

EXAMPLES = Path(__file__).parent.parent / "examples"
SOUND = (EXAMPLES / "soft-enamel-pin.order.yaml").read_text(encoding="utf-8")
FAINT = SOUND.replace("width_mm: 0.35", "width_mm: 0.28")
"""A line that is a little too thin: cosmetic."""
THIN = SOUND.replace("width_mm: 0.35", "width_mm: 0.10")
TWO = ("--factory", "kiln-street", "--factory", "lark-bench")
FAILS = "Do not release: cosmetic points fail here (fail-on)."
WRITTEN_DOWN = "Release it with these points written down."
NOT_ALL = "Not every rule was asked: this is no release."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("form", ["text", "concise", "markdown"])
@pytest.mark.parametrize(
    ("text", "known", "words", "code", "last"),
    [
        (SOUND, None, (), 0, "Nothing was found against a release."),
        (FAINT, None, (), 0, WRITTEN_DOWN),
        (FAINT, None, ("--fail-on", "cosmetic"), 1, FAILS),
        (FAINT, None, ("--fail-on", "cosmetic", "--gate", "sample"), 1, FAILS),
        (FAINT, None, ("--ignore", "posts/level"), 0, NOT_ALL),
        (THIN, None, ("--fail-on", "cosmetic"), 1, "Do not release."),
        (THIN, None, ("--fail-on", "never"), 0, "Do not release."),
        (FAINT, FAINT, (), 0, "Nothing beyond the baseline; what it holds is still to be mended."),
        (FAINT, FAINT, ("--fail-on", "cosmetic"), 0, "Nothing beyond the baseline; what it holds"),
        (FAINT, FAINT, ("--ignore", "posts/level"), 0, NOT_ALL),
        (FAINT.replace(", pantone: 165 C", ""), FAINT, (), 0, WRITTEN_DOWN),
        (THIN, FAINT, (), 1, "Do not release."),
    ],
)
def test_it_says_whether_to_release(
    form: str, text: str, known: str | None, words: tuple[str, ...], code: int, last: str
) -> None:
    file = Path("fox.order.yaml")
    if known:
        file.write_text(known, encoding="utf-8")
        inside("baseline", "write", ".").assert_sound(0)
        words = (*words, "--baseline", "pinspec-baseline.json")
    file.write_text(text, encoding="utf-8")
    done = inside("check", "--format", form, *words, str(file))
    done.assert_sound(code, last)


@pytest.mark.parametrize(
    ("fail_on", "failures"), [("respec", 0), ("never", 0), ("cosmetic", 1), (None, 0)]
)
def test_what_fails_is_a_failure_in_junit(fail_on: str | None, failures: int) -> None:
    Path("fox.order.yaml").write_text(FAINT, encoding="utf-8")
    words = ("--fail-on", fail_on) if fail_on else ()
    done = inside("check", "--format", "junit", *words, "fox.order.yaml")
    done.assert_sound(failures, f'failures="{failures}"')
    assert done.out.count("<failure ") == failures


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(("fail_on", "code"), [("respec", 0), ("cosmetic", 1)])
def test_of_several_factories_as_well(form: str, fail_on: str, code: int) -> None:
    text = SOUND.replace(", pantone: 165 C", "")
    Path("fox.order.yaml").write_text(text, encoding="utf-8")
    words = ("--fail-on", fail_on, "--select", "enamel/required", "--format", form)
    done = inside("check", *TWO, *words, "fox.order.yaml")
    done.assert_sound(code)
    assert ("cosmetic points fail here" in done.out) is (fail_on == "cosmetic")
