"""The options of a check, as a program gives them: none is taken for another, or for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pinspec import Gate, Rulebook, check, check_text, compare, compare_text

if TYPE_CHECKING:
    from collections.abc import Callable

ORDER = Path(__file__).parent.parent / "examples" / "soft-enamel-pin.order.yaml"
TEXT = ORDER.read_text(encoding="utf-8")
BOOK = Rulebook.built_in()
CHECKS: dict[str, Callable[..., Any]] = {
    "check": lambda **options: check(ORDER, **options),
    "check_text": lambda **options: check_text(TEXT, "an order", **options),
    "compare": lambda **options: compare(ORDER, [BOOK], **options),
    "compare_text": lambda **options: compare_text(TEXT, "an order", [BOOK], **options),
}


@pytest.mark.parametrize("name", CHECKS)
def test_an_option_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'gat'"):
        CHECKS[name](gat="release")


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("code", ["posts/count", "PIN999", "pin401", ""])
def test_what_is_no_code_of_a_rule_cannot_be_switched_off(name: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"no rule has the code `{code}`"):
        CHECKS[name](switched_off=["PIN401", code])


@pytest.mark.parametrize("gate", ["sample", Gate.SAMPLE])
def test_a_gate_is_given_as_its_word_or_as_itself(gate: Any) -> None:
    assert check(ORDER, gate=gate).gate is Gate.SAMPLE


def test_a_gate_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no gate `smaple`; there are concept, sample, release"):
        check(ORDER, gate="smaple")


@pytest.mark.parametrize("nothing", ["", None])
def test_an_empty_gate_is_that_of_the_order(nothing: str | None) -> None:
    assert check(ORDER, gate=nothing).gate is Gate.RELEASE
