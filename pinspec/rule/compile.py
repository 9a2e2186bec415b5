"""From the files of a rulebook, read as models, to rules that can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Gate, Verdict
from pinspec.language import tree
from pinspec.language.condition import Checked, condition, measure
from pinspec.language.kinds import ConditionError
from pinspec.language.read import ITEM, LAST, Read, once, read_of
from pinspec.language.vocabulary import (
    Bound,
    Name,
    UnknownNameError,
    hint,
    is_taken,
    item_of,
    resolve,
    resolve_among,
)
from pinspec.rule import placeholders
from pinspec.rule.listed import compile_phrases
from pinspec.rule.ranges import Range
from pinspec.rule.rule import Charge, Each, Required, Row, Rule, Test

if TYPE_CHECKING:
    from pinspec.path import Path
    from pinspec.rule.limits import Deck, Limit
    from pinspec.rule.mistakes import Mistakes
    from pinspec.rule.schema import Cost, RequiredFile, RequiredRow, RuleFile
    from pinspec.rule.wording import Wording
    from pinspec.source import Source


class RuleCompiler:
    """Compiles one rule file against the order model and the limits."""

    def __init__(self, name: str, deck: Deck, source: Source, mistakes: Mistakes) -> None:
        self.name = name
        self.deck = deck
        self.source = source
        self.mistakes = mistakes
        self.scope: dict[str, Bound] = {}

    def rule(self, file: RuleFile) -> Rule | None:
        """Compile a rule; ``None`` after noting what is wrong with it."""
        before = len(self.mistakes.found)
        each = self._each(file)
        if file.each and not each:
            return None  # all that is said of its items would be wrong as well
        when = self._test("when", file.when)
        measured, limit, unit = self._measured(file)
        tests = tuple(
            (verdict, test)
            for verdict in (Verdict.RESPEC, Verdict.COSMETIC)
            if (test := self._test(verdict.word, getattr(file, verdict.word)))
        )
        phrases = compile_phrases(file, self.source, self.mistakes)
        forms = (file.measure or file.against, file.respec or file.cosmetic, file.phrases)
        if sum(map(bool, forms)) != 1:
            message = (
                "a rule has a `measure` and `against`, `respec` and `cosmetic` conditions, "
                "or `phrases`"
            )
            self.mistakes.note(self.source, ("code",), message)
        told = placeholders.MEASURED if forms[0] else frozenset[str]()
        told |= placeholders.PHRASES if file.phrases else frozenset[str]()
        text = self._wording("message", file.message, told)
        change = self._wording("change", file.change, told)
        label, stop = (
            self._wording(key, words, told) if words else None
            for key, words in (("label", file.label), ("change_respec", file.change_respec))
        )
        at = self._at(file, measured)
        charge = self._charge(file.cost) if file.cost else None
        if len(self.mistakes.found) > before or text is None or change is None:
            return None
        parts = [when, measured, *(test for _, test in tests)]
        reads = once(*(part.reads for part in parts if part))
        return Rule(
            file.code, self.name, file.title, file.category, each, when, at, measured, unit, limit,
            tests, phrases, text, label, file.if_it_ships, change, stop, charge,
            _all_facts(file), reads, _within(when, each), file.no_waiver or "", file.examples,
            file.since or "", tuple(file.formerly),
        )  # fmt: skip

    def required(self, file: RequiredFile) -> Required:
        """Compile the required rows of a block, leaving out those with a mistake."""
        rows = [self._row(number, row) for number, row in enumerate(file.rows)]
        block = self.name.partition("/")[0]
        found = tuple(row for row in rows if row)
        return Required(
            file.code, self.name, file.title, block, file.if_it_ships, file.respec_from,
            file.no_waiver or "", found, file.examples, tuple(file.formerly),
        )  # fmt: skip

    def _row(self, number: int, row: RequiredRow) -> Row | None:
        path: Path = ("rows", number)
        if bool(row.field) == bool(row.any_of):
            self.mistakes.note(self.source, path, "a row has a `field`, or `any_of` several")
        places: dict[Path, str] = {(*path, "field"): row.field} if row.field else {}
        places |= {(*path, "any_of", place): one for place, one in enumerate(row.any_of or [])}
        texts = list(places.values())
        fields = [self._field(text, place) for place, text in places.items()]
        when = self._test("when", row.when, path)
        if None in fields or (row.when and not when):
            return None
        stated = tuple(one for one in fields if one)
        lists = {_list_of(one) for one in stated}
        if len(lists) > 1:
            message = "these lie in different lists: make each a row of its own"
            self.mistakes.note(self.source, (*path, "any_of"), message)
        gate, verdict = Gate.of(row.by), Verdict[row.verdict.upper()]
        return Row(
            " or ".join(texts),
            stated,
            next(iter(lists), ()),
            row.ask,
            gate,
            verdict,
            when,
            row.unknown == "asks",
            tuple(row.facts),
            _within(when),
            row.since or "",
        )

    def _field(self, text: str, path: Path) -> Read | None:
        """Read a path in which ``[]`` stands for every item of a list."""
        with self.mistakes.at(self.source, path):
            name = resolve_among(text)
            if not name.is_field:
                raise UnknownNameError(f"`{text}` is computed: name the fields behind it", 0)
            if not name.reads:
                raise UnknownNameError(f"`{text}` is no field of the order", 0)
            return _stands_at(text, name)
        return None

    def _each(self, file: RuleFile) -> Each | None:
        if file.each is None:
            return None
        ((var, text),) = file.each.items()
        with self.mistakes.at(self.source, ("each", var)):
            name = resolve(text, {})
            item = item_of(name)
            if item is None:
                raise ConditionError(f"`{text}` is not a list")
            if is_taken(var, self.scope) or var in placeholders.MEASURED | placeholders.PHRASES:
                raise ConditionError(f"`{var}` has a meaning already")
            self.scope[var] = item
            items = Test(text, tree.Value(name.lookup), once(name.reads), once(name.needs))
            return Each(var, items, name.is_field, tuple(text.split(".")))
        return None

    def _test(self, key: str, text: str | None, above: Path = ()) -> Test | None:
        if text is None:
            return None
        with self.mistakes.at(self.source, (*above, key)):
            return self._ready(condition(text, self.scope, self.deck.numbers))
        return None

    def _ready(self, checked: Checked) -> Test:
        self.deck.used |= checked.figures
        asks = once(checked.asks, checked.settled)
        reads, needs = once(checked.reads), once(checked.needs)
        return Test(checked.text, checked.node, reads, needs, asks)

    def _measured(self, file: RuleFile) -> tuple[Test | None, Limit | None, str]:
        if file.measure is None or file.against is None:
            if file.measure or file.against:
                self.mistakes.note(self.source, ("code",), "`measure` and `against` go together")
            return None, None, ""
        limit = self.deck.limits.get(file.against)
        if limit is None and file.against not in self.deck.spoilt:
            message = f"there is no limit `{file.against}`{hint(file.against, self.deck.limits)}"
            self.mistakes.note(self.source, ("against",), message)
        self.deck.used.add(file.against)
        with self.mistakes.at(self.source, ("measure",)):
            checked = measure(file.measure, self.scope, self.deck.numbers)
            if limit and checked.unit != limit.unit:
                has, wants = checked.unit or "no unit", limit.unit or "none"
                raise ConditionError(f"this has {has}, but `{limit.name}` has {wants}")
            return self._ready(checked), limit, checked.unit
        return None, limit, ""

    def _charge(self, cost: Cost) -> Charge:
        """Take down what a change costs; a price by name is looked up when it is asked for."""
        price = cost.per_piece_usd
        named = price if isinstance(price, str) else ""
        quoted = Range(price[0], price[1]) if isinstance(price, list) and any(price) else None
        if named:
            self.deck.used.add(named)
            if named not in self.deck.ranges:
                message = f"there is no range `{named}`{hint(named, self.deck.ranges)}"
                self.mistakes.note(self.source, ("cost", "per_piece_usd"), message)
        times = None
        if cost.times:
            with self.mistakes.at(self.source, ("cost", "times")):
                times = self._ready(measure(cost.times, self.scope, self.deck.numbers))
        return Charge(quoted, named, times, cost.at, tuple(cost.facts))

    def _wording(self, key: str, text: str, told: frozenset[str]) -> Wording | None:
        with self.mistakes.at(self.source, (key,)):
            return placeholders.parse(text, self.scope, self.deck.figures, told)
        return None

    def _at(self, file: RuleFile, measured: Test | None) -> tuple[Read, ...]:
        """Find where a finding points: the field named by ``at``, or the one that is measured."""
        if file.phrases or not (file.at or measured or file.respec or file.cosmetic):
            return ()  # what the rule looks at is wrong or missing, which is noted already
        text = file.at or (measured.text.strip() if measured else "")
        with self.mistakes.at(self.source, ("at",) if file.at else ("code",)):
            try:
                name = resolve(text, self.scope)
            except UnknownNameError as error:
                if file.at:
                    raise
                raise ConditionError("`at` must say which field a finding points at") from error
            if not name.reads:
                raise ConditionError(f"`{text}` is no field of the order")
            if name.fact and not name.is_field:
                return tuple(read_of(one) for one in name.fact.reads)
            return tuple(sorted(name.reads, key=lambda read: read[-1] not in text))
        return ()


def _stands_at(text: str, name: Name) -> Read:
    """Where a field stands: as it is written, unless its name is a short one for its place."""
    return next(iter(name.reads)) if name.fact else read_of(text)


def _within(when: Test | None, each: Each | None = None) -> str:
    """Find the block without which a rule or row has nothing to ask, if its text shows one."""
    if each and each.is_field:
        return str(each.path[0])
    node = when.node if when else None
    joined = node.parts if isinstance(node, tree.Logic) and node.op == "and" else (node,)
    stated = (one.at for one in joined if isinstance(one, tree.Stated))
    return next((at.root for at in stated if not at.fact), "")


def _list_of(read: Read) -> Read:
    """The list whose items a field is asked of; empty when it is asked of the order."""
    places = [place for place, step in enumerate(read) if step in {ITEM, LAST}]
    return read[: places[0] + 1] if places else ()


def _all_facts(file: RuleFile) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*file.facts, *(file.cost.facts if file.cost else [])]))
