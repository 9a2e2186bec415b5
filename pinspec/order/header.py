"""The ``order`` block: what is ordered, how far along it is, and who gets it."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from pinspec.order.fields import Block, Money, Pieces, says

Gate = Literal["concept", "sample", "release"]
Tier = Literal["promo", "retail", "premium"]
Channel = Literal["consumer", "staff", "trade"]
Market = Literal["US", "US-CA", "EU", "UK", "CA", "AU", "NZ", "JP", "KR", "CN", "other"]
Incoterm = Literal["EXW", "FCA", "FOB", "CFR", "CIF", "DAP", "DPU", "DDP"]
Trouble = Literal["look", "breakage", "pack_damage", "delay"]


class Header(Block):
    """What is ordered, how far along it is, and who gets it."""

    id: str | None = says("the name or number of the design", like="OTTER-40", text="name")
    revision: str | None = says(
        "the revision of the drawing that this order is for", like="C", text="name"
    )
    gate: Gate | None = says("how far the order has come; release if not stated", like="release")
    quantity: Pieces | None = says("pieces of this design", like=3000, unit="pieces")
    designs: Pieces | None = says("designs that ship together, this one included", like=1, unit="")
    control_sheet: str | None = says(
        "the sheet on color, tolerance, backing, packing and inspection that all designs share",
        like="sheet S-4", text="name",
    )  # fmt: skip
    tier: Tier | None = says("the commercial grade of the goods", like="retail")
    channel: Channel | None = says("who gets the goods: buyers, own staff, the trade")
    markets: list[Market] | None = says("where the goods are sold", like=["US", "EU"])
    age_from: Annotated[int, Field(ge=0, le=99)] | None = says(
        "the youngest age that the goods are meant for", like=15, unit="years"
    )
    art_approved: datetime.date | None = says("the day the artwork is approved", like="2026-12-01")
    ships: datetime.date | None = says("the day the goods leave the factory", like="2027-01-12")
    incoterm: Incoterm | None = says("the delivery term of the price", like="FOB")
    unit_price_usd: Money | None = says("the price of a piece", like=0.42)
    worst_failure: Trouble | None = says("the failure that would cost you most", like="look")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "qty": "quantity", "pieces": "quantity", "pcs": "quantity", "amount": "quantity",
        "number": "id", "name": "id", "sku": "id", "rev": "revision", "version": "revision",
        "stage": "gate", "profile": "tier", "grade": "tier", "market": "markets",
        "age": "age_from", "age_grade": "age_from", "ship_date": "ships", "price": "unit_price_usd",
        "art_approval_date": "art_approved",
    }  # fmt: skip
    alone = ("quantity", "id")
