"""Texts by which people say that a value is still to come, or that they have none."""

from __future__ import annotations

import re

_PLACEHOLDER = (
    r"(?i)(?:t\.?b\.?[dca]|to be "
    r"(?:decided|determined|confirmed|advised|defined|agreed|chosen|discussed|specified))\b.*|\?*"
)
NO_VALUE = frozenset({
    "n/a", "n.a", "n. a", "na", "-", "--", "–", "—", "xx", "xxx", "open", "unknown", "pending",
    "to follow", "will follow", "not sure", "not sure yet", "not known", "not known yet",
    "not yet known", "not yet", "don't know",
    *(f"as {one}" for one in ("usual", "always", "before", "last time", "discussed", "agreed")),
    *(f"see {one}" for one in ("email", "e-mail", "mail", "attached", "attachment", "chat")),
    *(f"ask {one}" for one in ("client", "customer", "buyer", "factory", "supplier")),
})  # fmt: skip
"""Texts that are no value, whatever is asked for, in lower case and without the last full stop."""

_LONG_FOR_NO_VALUE = 20


def is_placeholder(text: str) -> bool:
    """Tell whether a text only says that the value is still to come (``TBD``, ``?``)."""
    return text[:1] in "tT? " and re.fullmatch(_PLACEHOLDER, text.strip()) is not None


def is_no_value(text: str) -> bool:
    """Tell whether a text says that there is no value yet (``n/a``, ``open``, ``see email``)."""
    if len(text) >= _LONG_FOR_NO_VALUE:
        return False
    return " ".join(text.casefold().split()).removesuffix(".") in NO_VALUE
