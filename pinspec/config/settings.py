"""How one order is judged, and who says so: a config, an option of the command, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pinspec.path import Path


class SetBy(NamedTuple):
    """Where a value comes from."""

    by: str = ""
    """A file or an option; empty where nobody says anything."""
    line: int = 0
    column: int = 0

    @property
    def words(self) -> str:
        """The origin as people read it: ``pinspec.toml:3``."""
        return f"{self.by}:{self.line}" if self.line else self.by or "default"

    @property
    def place(self) -> str:
        """The place as mistakes begin with it: ``pinspec.toml:3:1``."""
        return f"{self.by}:{self.line}:{self.column}"


class Flags(NamedTuple):
    """What options of the command say; each takes the place of the key of its name."""

    gate: str | None = None
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    factory: tuple[str, ...] = ()
    baseline: str | None = None


_NOTHING: dict[Path, SetBy] = {}


class Settings(NamedTuple):
    """How one order is judged. Orders for which the same holds have the same object."""

    config: str = ""
    """The config's path; empty where there is none."""
    required_version: str | None = None
    edition: str | None = None
    """Rules that came later are only noted; all count if not given."""
    gate: str | None = None
    """The order's own gate if not given."""
    fail_on: str = "respec"
    """The verdict from which on the exit code is 1; ``never`` only by an option."""
    select: tuple[str, ...] = ()
    """The rules that are asked, by name or code; all if not given."""
    ignore: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    """Rules that nothing switches off."""
    factory: tuple[str, ...] = ()
    """A name or a file; several where an option names several, which are then compared."""
    rules: tuple[str, ...] = ()
    """The folders of packs."""
    baseline: str | None = None
    """The path of a file, which need not be there."""
    longest_days: int | None = None
    """How far ahead a waiver may end."""
    set_by: Mapping[Path, SetBy] = _NOTHING
    """Where values come from, by the name of the field, and in a list by the item behind it."""

    def origin(self, *path: str) -> SetBy:
        """Tell where a value comes from: ``origin("gate")``, ``origin("ignore", "PIN401")``."""
        return self.set_by.get(path, SetBy())

    def with_flags(self, flags: Flags) -> Settings:
        """Put what options say in the place of what the config says."""
        given: dict[str, Any] = {key: one for key, one in flags._asdict().items() if one}
        if not given:
            return self
        kept = {path: one for path, one in self.set_by.items() if path[0] not in given}
        return self._replace(set_by=kept | _set_by_flags(given), **given)


def _set_by_flags(given: Mapping[str, Any]) -> dict[Path, SetBy]:
    return {
        path: SetBy(f"--{key.replace('_', '-')}")
        for key, value in given.items()
        for path in ([(key, one) for one in value] if isinstance(value, tuple) else [(key,)])
    }
