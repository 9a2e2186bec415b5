"""What the tool can say about an order: verdicts, findings and the places they point at."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pinspec.evidence import Allowed, Cost, Evidence, Missing, Part
    from pinspec.path import Path


class Verdict(enum.IntEnum):
    """How far an order may go; the worst of its findings decides."""

    PASS = 0
    COSMETIC = 1
    """Release it, but write the point down."""
    RESPEC = 2
    """Do not release: the order has to change first."""

    @property
    def word(self) -> str:
        """The verdict as reports and rule files write it."""
        return self.name.lower()


class Gate(enum.IntEnum):
    """How far the order has come; a gate decides only what must be stated by now."""

    CONCEPT = 0
    SAMPLE = 1
    RELEASE = 2

    @classmethod
    def of(cls, word: str) -> Gate:
        """Find a gate by its word.

        Raises:
            ValueError: there is no such gate.
        """
        for gate in cls:
            if gate.word == word:
                return gate
        raise ValueError(f"no gate `{word}`; there are {', '.join(gate.word for gate in cls)}")

    @property
    def word(self) -> str:
        """The gate as orders and rule files write it."""
        return self.name.lower()


class Category(enum.StrEnum):
    """What kind of trouble a finding is about."""

    APPEARANCE = "appearance"
    FUNCTION = "function"
    PROCESS = "process"
    COMPLETENESS = "completeness"


class Span(NamedTuple):
    """A stretch of a text file: lines and columns from 1, in code points, end column exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


Scalar: TypeAlias = bool | int | float | str
Edge: TypeAlias = Literal["below", "at_or_below", "above", "at_or_above"]
"""On which side of a number the trouble begins, and whether the number itself is on it."""
SIDE: dict[Edge, str] = {
    "below": "at least", "at_or_below": "more than",
    "above": "at most", "at_or_above": "less than",
}  # fmt: skip
"""On which side of a number a value is right, by where the trouble begins."""


class Finding(NamedTuple):
    """One thing that is wrong, said once, with the path of the value that is to blame."""

    code: str
    rule: str
    verdict: Verdict
    category: Category
    path: Path
    message: str
    at: Literal["key", "value"] = "value"
    """Whether the place of ``path`` is its key or its value."""
    part: Part | None = None
    """The words inside the value, where it is these."""
    label: str = ""
    """A few words that stand beside the caret."""
    if_it_ships: str = ""
    change: str = ""
    """What to do, in words."""
    cost: Cost | None = None
    """What the change costs, where that is known."""
    measured: Evidence | None = None
    allowed: Allowed | None = None
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Missing, ...] = ()
    facts: tuple[str, ...] = ()
    span: Span | None = None
    """The place in the file; filled in late, except by the reader of the text itself."""


MAX_FINDINGS = 50
"""Mistakes of form that are told of one file; whoever makes more has made one that counts."""


class Form(enum.Enum):
    """What can be wrong with the form of an order: code, name and title of each kind."""

    SYNTAX = ("PIN001", "format/syntax", "The file is not readable as YAML")
    ENCODING = ("PIN002", "format/encoding", "The file is not UTF-8 text")
    CHARACTERS = ("PIN003", "format/characters", "The file holds characters that text can't have")
    EMPTY = ("PIN004", "format/empty", "The file holds no order")
    DUPLICATE_KEY = ("PIN005", "format/duplicate-key", "A key stands twice in one block")
    ALIAS = ("PIN006", "format/alias", "Anchors, aliases and merge keys are not read")
    TAG = ("PIN007", "format/tag", "Tags are not read")
    SECOND_DOCUMENT = ("PIN008", "format/second-document", "One file is one order")
    SIZE = ("PIN009", "format/size", "Deeper or larger than any order")
    UNKNOWN_KEY = ("PIN010", "format/unknown-key", "A key that the order does not know")
    TYPE = ("PIN011", "format/type", "A value of the wrong kind")
    WORD = ("PIN012", "format/word", "A word that is not one of the known ones")
    IMPOSSIBLE = ("PIN013", "format/impossible", "A value that no order can have")
    AMBIGUOUS = ("PIN014", "format/ambiguous", "A value that can be read in two ways")
    COMMENT = ("PIN015", "format/comment", "Text after ' #' is a comment and is not read")

    def __init__(self, code: str, rule: str, title: str) -> None:
        self.code = code
        self.rule = rule
        self.title = title

    def finding(
        self,
        path: Path,
        message: str,
        *,
        at: Literal["key", "value"] = "value",
        change: str = "",
        span: Span | None = None,
    ) -> Finding:
        """Make the finding of this kind; all are respec but the swallowed comment."""
        return Finding(
            code=self.code,
            rule=self.rule,
            verdict=Verdict.COSMETIC if self is Form.COMMENT else Verdict.RESPEC,
            category=Category.COMPLETENESS,
            path=path,
            message=message,
            at=at,
            change=change,
            span=span,
        )
