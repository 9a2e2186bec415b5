"""What the tool can say about an order: verdicts, findings and the places they point at."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pinspec.origin import Origin
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


class Evidence(NamedTuple):
    """One value that a finding rests on."""

    name: str
    """The path of the field, or the name of the computed fact."""
    value: Scalar
    unit: str = ""
    written: str = ""
    """The value as the file has it, where that is not the number itself (``0.047 in``)."""


class Allowed(NamedTuple):
    """The limit that a measured value was held against."""

    value: float
    unit: str
    edge: Edge
    limit: str
    """The limit's name in the limits file."""
    column: str
    """The column of the limit that decided."""
    assumed: tuple[str, ...] = ()
    """The fields that are not stated, so that the column was taken to apply."""
    facts: tuple[str, ...] = ()
    origin: Origin | None = None
    """Where the number comes from, when it is a factory's and not the rulebook's."""


class Part(NamedTuple):
    """Words inside a text, of which a finding speaks."""

    words: str
    """In lower case, with single blanks."""
    before: int
    """How many times they stand in the text before the place that is meant."""


class Missing(NamedTuple):
    """One field that must be stated by now and is not."""

    path: Path
    ask: str
    """What the field says, in words."""
    verdict: Verdict
    facts: tuple[str, ...] = ()
    item: str = ""
    """Which item of a list lacks it, in words: ``"black"``, ``item 2``; empty for the only one."""


class Cost(NamedTuple):
    """What a change costs."""

    per_piece_usd: tuple[float, float] | None
    """The least and the most; ``None`` where no price is quoted."""
    at: Literal["drawing", "tooling"] | None
    """What has to be made anew."""
    change: tuple[str, ...] = ()
    """Which change the price is that of, so that several findings that ask for it are told."""

    @property
    def words(self) -> str:
        """The cost as a sentence goes on after "Cost:"."""
        words = []
        if self.per_piece_usd:
            ends = dict.fromkeys(f"{one:.2f}" for one in self.per_piece_usd)
            words.append(f"about USD {' to '.join(ends)} a piece")
        if self.at:
            words.append("one artwork revision" if self.at == "drawing" else "a tool revision")
        return " and ".join(words)


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


FORM_CODES = frozenset(form.code for form in Form)
"""The codes of all that can be wrong with the form of an order."""
