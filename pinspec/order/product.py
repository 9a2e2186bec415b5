"""The ``product`` block: what kind of thing it is, how it is made and how it will be used."""

from typing import Literal

from pinspec.order.fields import Block, says

Kind = Literal["pin", "badge", "magnet", "keychain", "coin"]
Process = Literal["soft_enamel", "hard_enamel", "die_struck", "printed"]
Use = Literal[
    "event", "collector_sleeved", "light_retail", "display", "commemorative",
    "daily_wear", "frequent_wear", "uniform", "pocket_carry",
]  # fmt: skip
Need = Literal["stay_level", "loss_prevention"]


class Product(Block):
    """What kind of thing it is, how it is made and how it will be used."""

    kind: Kind | None = says("what it is", like="badge")
    process: Process | None = says("how its face is made", like="soft_enamel")
    use: Use | None = says("how it will be used", like="daily_wear")
    needs: list[Need] | None = says("what it must do beyond looking right", like=["stay_level"])
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "type": "kind", "product": "kind", "method": "process", "enamel": "process",
        "usage": "use", "wear": "use", "requirements": "needs",
    }  # fmt: skip
