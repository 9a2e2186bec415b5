"""What can be computed of the finish and of the packing that keeps it."""

from __future__ import annotations

from pinspec.order.face import Plating  # noqa: TC001 - its name is looked up at run time
from pinspec.order.facts.fact import fact
from pinspec.order.model import Order  # noqa: TC001 - as above


@fact("packaging.carded", "packaging.steps", also="packaging.card?")
def carded(order: Order) -> bool | None:
    """Whether each piece goes onto a card."""
    packaging = order.packaging
    if packaging is None or (packaging.steps is None and packaging.card is None):
        return None
    return packaging.card is not None or "card" in (packaging.steps or [])


@fact("packaging.tight_fit", "packaging.steps", also=("packaging.card?", "packaging.card.fit"))
def tight_fit(order: Order) -> bool | None:
    """Whether the posts must sit in foam, or in a card that is declared tight (F048)."""
    packaging = order.packaging
    if packaging is None or (packaging.steps is None and packaging.card is None):
        return None
    card_is_tight = packaging.card is not None and packaging.card.fit == "tight"
    return card_is_tight or "foam_insert" in (packaging.steps or [])


@fact("packaging.die_cut", "packaging.steps", also=("packaging.card?", "packaging.card.holes"))
def die_cut(order: Order) -> bool | None:
    """Whether the posts go through die-cut holes of a card, which may need closer posts (F048)."""
    packaging = order.packaging
    if packaging is None or (packaging.steps is None and packaging.card is None):
        return None
    return packaging.card is not None and packaging.card.holes == "die_cut"


_OWN_PACK = frozenset({"polybag", "sleeve", "film", "foam_insert", "tray", "pouch", "box"})


_BAGS = frozenset({"polybag", "sleeve", "pouch"})


@fact("packaging.bagged", "packaging.steps")
def bagged(order: Order) -> bool | None:
    """Whether each piece has a bag or sleeve of its own, against rubbing and damp (F060, F068)."""
    steps = order.packaging.steps if order.packaging else None
    return None if steps is None else not _BAGS.isdisjoint(steps)


@fact("packaging.kept_apart", "packaging.steps")
def kept_apart(order: Order) -> bool | None:
    """Whether each piece has a bag, sleeve, film, tray, insert or box of its own (F068, F119)."""
    steps = order.packaging.steps if order.packaging else None
    if steps is None:
        return None
    shared = {"box"} if "bulk" in steps else set[str]()  # loose pieces in one box
    return bool(_OWN_PACK.intersection(steps) - shared)


@fact("packaging.loose", "packaging.steps", also="packaging.card?")
def loose(order: Order) -> bool | None:
    """Whether pieces lie loose among each other: in nothing of their own, on no card (F069)."""
    apart = kept_apart(order)
    return None if apart is None else not apart and not carded(order)


@fact("plating.seen", "plating", stands_at="plating[-1]")
def seen(order: Order) -> Plating | None:
    """The layer that is seen: the last one."""
    return order.plating[-1] if order.plating else None


@fact("plating.plated", "plating?", also="plating[].finish")
def plated(order: Order) -> bool | None:
    """Whether the piece is plated at all; no layer, or a layer `none`, is bare metal."""
    if order.plating is None:
        return None
    return any(layer.finish != "none" for layer in order.plating)


@fact("plating.antique", "plating[-1].finish")
def antique(order: Order) -> bool | None:
    """Whether the finish that is seen is an antique one, whose dark stays in the recesses."""
    layer = seen(order)
    if layer is None or layer.finish is None:
        return False if order.plating == [] else None
    return layer.finish.startswith("antique_")


_DECORATIVE = frozenset(
    {"gold", "satin_gold", "pearl_gold", "imitation_gold", "rose_gold", "dyed_black",
     "black_nickel", "matte_black_nickel"}
)  # fmt: skip


@fact("plating.decorative", "plating[-1].finish")
def decorative(order: Order) -> bool | None:
    """Whether the finish that is seen is decoration unless more is asked for (F059, C01)."""
    layer = seen(order)
    return None if layer is None or layer.finish is None else layer.finish in _DECORATIVE


@fact(
    "plating.assured_um", "plating[-1].thickness_um",
    also=("plating[-1].finish", "plating[-1].layer"),
)  # fmt: skip
def assured(order: Order) -> float | None:
    """The least thickness promised for the layer that is seen, um.

    0 where none is stated for a finish that is decorative unless more is asked for (F060, C01);
    unknown where the thickness is that of all layers.
    """
    layer = seen(order)
    if layer is None or layer.layer == "total":
        return None
    if layer.thickness_um is not None:
        return layer.thickness_um.min
    return 0.0 if decorative(order) else None


_BLACK = frozenset({"black_nickel", "matte_black_nickel", "dyed_black", "black_paint"})


STACK_READS = (
    "plating?", "plating[].finish", "enamel.colors?", "enamel.colors[].effect", "print?",
    "print.epoxy", "product.process", "packaging.steps", "packaging.card?",
)  # fmt: skip


@fact("product.stack", STACK_READS[0], also=STACK_READS[1:])
def stack(order: Order) -> list[str] | None:
    """The demanding layers on one piece: of black plating, glitter, print, epoxy, card (F134)."""
    if order.plating is None:
        return None
    colors = (order.enamel.colors if order.enamel else None) or []
    printed = order.product is not None and order.product.process == "printed"
    lies = {
        "black plating": any(layer.finish in _BLACK for layer in order.plating),
        "glitter": any(color.effect == "glitter" for color in colors),
        "print": printed or order.print is not None,
        "epoxy": order.print is not None and order.print.epoxy is True,
        "card": carded(order) is True,
    }
    return [layer for layer, is_there in lies.items() if is_there]


@fact("product.delta_e_max", "enamel.colors[].delta_e_max", also="print.colors[].delta_e_max")
def delta_e_max(order: Order) -> float | None:
    """The strictest limit on color difference (CIEDE2000) that any color of the order has."""
    colors = [
        *((order.enamel.colors if order.enamel else None) or []),
        *((order.print.colors if order.print else None) or []),
    ]
    return min((one.delta_e_max for one in colors if one.delta_e_max is not None), default=None)
