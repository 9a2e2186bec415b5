"""What people in the trade say for the words of an order, a table to add to.

A phrase leads to a word only in a field that has this word; it may lead to several.
"""

from __future__ import annotations

_ANTIQUE = "antiqued {0}, antik {0}, aged {0}, old {0}, vintage {0}, ant {0}"
_SATIN = "brushed {0}, satin finish {0}"

_GENERAL = ("g", "gil", "level", "general", "general level", "general inspection level",
            "inspection level")  # fmt: skip
_SPECIAL = ("special", "special s", "special level", "special inspection level", "level s")


def _levels() -> dict[str, str]:
    """A level is said by its number in either script: ``G2``, ``general II``, ``special 3``."""
    said = {}
    for number, roman in (("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")):
        short = ["special", f"s{number}", f"s {roman}", f"special s{number}"]
        said[f"S-{number}"] = _all_of(short, _SPECIAL, number, roman)
        if roman != "IV":
            short = ["general", number, f"g{number}", f"g{roman}", f"gil{number}"]
            said[roman] = _all_of(short, _GENERAL, number, roman)
    return said


def _all_of(short: list[str], prefixes: tuple[str, ...], *numbers: str) -> str:
    return ", ".join(short + [f"{say} {one}" for say in prefixes for one in numbers])


SAID: dict[str, str] = {
    **_levels(),
    # product
    "pin": "lapel pin, enamel pin, tie tack, label pin",
    "badge": "button badge, name badge, button",
    "keychain": "key chain, keyring, key ring, key fob, key tag, keyholder, key holder",
    "coin": "challenge coin, token",
    "magnet": "fridge magnet, refrigerator magnet",
    "soft_enamel": "soft, soft color, soft fill",
    "hard_enamel": "imitation hard, imitation hard enamel, synthetic enamel, hard, imitation "
    "cloisonne, synthetic cloisonne, polished enamel",
    "die_struck": "struck, struck metal, no enamel, no color, stamped, die stamped",
    "printed": "printing, offset, offset print, silkscreen, screen print, photo etched print, "
    "uv print, digital print, cmyk",
    "event": "giveaway, conference, convention, trade show, tradeshow, festival, handout",
    "collector_sleeved": "collector, collectors, collectible, collection, collecting",
    "light_retail": "retail",
    "display": "showcase, show case, shelf, framed, wall",
    "commemorative": "memorial, anniversary, award, souvenir",
    "daily_wear": "daily, everyday, every day, everyday wear",
    "frequent_wear": "frequent, often, regular wear",
    "uniform": "work wear, workwear, staff uniform",
    "pocket_carry": "pocket, carried, keys",
    "stay_level": "level, upright, no rotation, anti rotation, anti spin, no spin, no turning, "
    "not rotate",
    "loss_prevention": "loss, no loss, theft, security, secure, anti loss",
    # order
    "concept": "idea, draft, sketch",
    "sample": "sampling, prototype, pre production sample, pps, proof",
    "release": "production, mass production, final, bulk order",
    "promo": "promotional, promotion, promotional gift, giveaway, budget",
    "retail": "merch, merchandise, shop, store",
    "premium": "luxury, high end, museum, deluxe, collector",
    "consumer": "customers, fans, public, buyers, b2c, end customer",
    "staff": "employees, employee, internal, crew",
    "trade": "wholesale, b2b, distributor, distributors, resellers, dealers",
    "US": "usa, united states, america, united states of america, u s, u s a",
    "US-CA": "california, ca us, calif",
    "EU": "europe, european union, germany, de, deutschland, france, fr, italy, it, spain, es, "
    "netherlands, nl, belgium, be, austria, at, poland, pl, sweden, se, denmark, dk, finland, fi, "
    "ireland, ie, portugal, pt, greece, gr, czechia, cz, hungary, hu, romania, ro",
    "UK": "gb, great britain, england, britain, united kingdom, scotland, wales, u k",
    "CA": "canada",
    "AU": "australia",
    "NZ": "new zealand",
    "JP": "japan",
    "KR": "korea, south korea",
    "CN": "china, prc",
    "EXW": "ex works, ex work, exworks, ex factory",
    "FCA": "free carrier",
    "FOB": "free on board",
    "CFR": "c f, cnf, c and f, cost and freight",
    "CIF": "cost insurance freight, cost insurance and freight",
    "DAP": "ddu, delivered at place",
    "DDP": "delivered duty paid, duty paid, landed",
    "look": "appearance, looks, color, colour, finish",
    "breakage": "breaking, broken, break, breaks",
    "pack_damage": "packaging damage, shipping damage, packing damage, scratches, scratched",
    "delay": "late, deadline, late delivery, missed date",
    # body
    "round": "circle, circular, disc, disk",
    "balanced": "square, rectangle, rectangular, oval, hexagon, symmetric, symmetrical, regular",
    "irregular": "asymmetric, asymmetrical, custom shape, custom, free form, odd",
    "iron": "eisen",
    "brass": "messing",
    "copper": "kupfer",
    "steel": "mild steel, carbon steel, stahl",
    "stainless": "stainless steel, edelstahl, 304, 316, 316l, sus304, ss304, ss316, inox",
    "zinc_alloy": "zinc, zink, zamak, zamac, zamak 3, zamak 5, zinc die cast, pot metal",
    "aluminium": "aluminum, alu, alloy of aluminium",
    "pewter": "tin, zinn, tin alloy, lead free pewter",
    "silver": "sterling, sterling silver, 925, 925 silver, silber",
    "pvc": "soft pvc, silicone pvc",
    "other": "german silver, alpaca",
    "stamped": "die struck, struck, die stamped, stamping, stamp, die stamping, pressed, coined, "
    "minted, punched, die strike, press, die",
    "die_cast": "die casting, diecasting, pressure cast, cast, casting, die",
    "spin_cast": "spin casting, spincast, centrifugal, centrifugal cast, cast, casting",
    "etched": "etching, photo etched, photoetched, photo etching, chemically etched, photo etch",
    "molded": "moulded, molding, moulding, injection molded, injection moulded, injection",
    "laser_cut": "laser, laser cutting",
    "printed_flat": "flat, flat print, printed, flat printed, offset printed",
    "cutouts": "cut outs, cut out, cutout, holes, pierced, piercing, openings, hollow",
    "multi_level": "levels, multi levels, multilevel, multiple levels, 2 levels, two levels, "
    "3 levels, 2 level, two level, 2d levels",
    "deep_relief": "3d, relief, 3d relief, bas relief, sculpted, 3d mold",
    "moving_part": "moving, moving parts, movable, movable part, spinner, spinning, slider, "
    "sliding, hinge, hinged, dangle, dangler, dangling, bobble",
    # artwork
    "front": "obverse, face, front side",
    "back": "reverse, rear, back side, backside",
    "edge": "side, rim, profile, side view",
    "metal": "struck, stamped, engraved, etched, cast, recessed, raised, die struck, engraving, "
    "embossed, debossed, metal line",
    "print": "printed, printing, silkscreen, silk screen, screen, screen print, uv, offset, ink",
    "laser": "lasered, laser engraved, laser engraving, laser etched, laser marking",
    # face
    "recessed": "below, sunken, recess, lower, below metal",
    "flush": "level, flat, even, polished flat, flush polished",
    "domed": "dome, epoxy dome, raised, bulging, convex",
    "glitter": "glitters, sparkle, sparkles, sparkly",
    "translucent": "transparent, stained glass, see through, semi transparent",
    "glow": "glow in the dark, gitd, luminous, phosphorescent, luminescent",
    "pearl": "pearlescent, mother of pearl, pearly",
    "metallic": "metal, metallics",
    "gradient": "fade, ombre, fading, gradation",
    "screen": "silkscreen, silk screen, silk, screen print, screenprint, screen printing, "
    "screen printed, serigraphy",
    "offset": "litho, lithography, offset litho",
    "uv": "uv led, uv flatbed",
    "digital": "inkjet, ink jet",
    "black_nickel": "gunmetal, gun metal, black chrome, gun black",
    "matte_black_nickel": "matt black nickel, matte gunmetal, matte gun metal, matt gunmetal",
    "rose_gold": "pink gold, red gold, rosegold",
    "imitation_gold": "fake gold, faux gold, mock gold, im gold",
    **{f"antique_{one}": _ANTIQUE.format(one) for one in
       ("gold", "silver", "nickel", "brass", "bronze", "copper")},
    "satin_gold": _SATIN.format("gold"),
    "satin_nickel": _SATIN.format("nickel"),
    "dyed_black": "black dye, dye black, black dyed",
    "black_paint": "painted black, black painted, black lacquer, black spray",
    "rainbow": "anodized, anodised, iridescent, oil slick",
    "dual": "two tone, 2 tone, dual tone, dual plating, twotone, two plating",
    "none": "raw, unplated, no plating, bare, without plating, not plated, self color, no finish",
    "top_color": "finish, top layer, outer, color layer, topcoat",
    "nickel": "underlayer, under layer, underplate, underplating, base layer, undercoat",
    "total": "all, sum, all layers, whole",
    "mirror": "polished, polish, high polish, shiny, bright, glossy, gloss, mirror polish",
    "satin": "brushed, brush, silk",
    "matte": "matt, mat, dull",
    "sandblast": "sandblasted, sand blasted, sand blast, blasted, frosted, sand, bead blast",
    "fine": "smooth",
    "coarse": "rough",
    # attachment
    "butterfly": "military, military clutch, butterfly clutch, butterfly back, butterfly clasp, "
    "standard clutch",
    "rubber": "pvc, silicone, pvc clutch, silicone clutch, soft pvc",
    "locking": "lock, lock back, locking clutch, pin lock, pin keeper, pin keepers, locker",
    "screw": "screw back, screw post, nut, screw nut, threaded, thread, screwback",
    "jewelry": "jewellery, jewelery, jewelry clutch, tie tack, tie tac",
    "magnetic": "magnet, magnets, magnet back, magnetic back",
    "safety_catch": "safety, safety pin, roll over, rollover, locking catch, safety lock",
    "open_catch": "open, c catch, hook",
    "neodymium": "neodym, neodimium, neo, ndfeb, nd fe b, rare earth, strong magnet, "
    "rare earth magnet, neodym magnet",
    "ferrite": "ceramic, ceramic magnet, hard ferrite, black magnet",
    "flexible_sheet": "rubber magnet, rubber, magnetic sheet, magnet sheet, sheet magnet, "
    "soft magnet, flexible magnet, ferrite sheet, rubber sheet, rubber ferrite, ferrite rubber, "
    "magnetic rubber, vinyl magnet, magnetic vinyl, bonded ferrite, soft ferrite",
    "bonded": "glued, glue, adhesive, epoxied, gluing",
    "pressed": "press fit, pressfit, press, press in, pushed in",
    "molded_in": "moulded in, molded, moulded, insert molded, overmolded, embedded",
    "sheet": "laminated, full sheet, sheet magnet, magnetic sheet",
    "two_part_epoxy": "2 part epoxy, 2k epoxy, 2k, ab glue, ab epoxy, epoxy ab, two component "
    "epoxy, 2 component epoxy, two component, araldite",
    "cyanoacrylate": "superglue, super glue, ca, ca glue, instant glue, instant adhesive, krazy "
    "glue, 502, cyano, crazy glue",
    "hot_melt": "hot glue, hotglue, hotmelt, glue gun, hot melt glue",
    "tape": "3m, 3m tape, vhb, double sided tape, double sided, double stick, foam tape",
    "fabric": "shirt, cloth, textile, jacket, garment, lapel, clothing",
    "card": "backing card, backer card, backer, header card, cardboard, paper card, backing, "
    "backing board, paper backing, display card",
    "split_ring": "split, keyring, key ring, split rings, double ring",
    "clasp": "lobster, lobster claw, lobster clasp, carabiner, carabiner clasp, swivel, snap "
    "hook, trigger snap, swivel clasp, swivel hook, trigger hook, hook",
    "chain": "link chain, ball chain, bead chain",
    "strap": "lanyard, ribbon, leather, cord, leather strap, wrist strap",
    "closed": "soldered, welded, brazed",
    # packaging
    "bulk": "loose, bulk pack, bulk packed, bulk bag",
    "polybag": "opp bag, poly bag, plastic bag, opp, pe bag, ziplock, ziplock bag, zip bag, zip "
    "lock, zip lock bag, zipper bag, clear bag, poly, opp polybag, cello bag, cellophane bag, "
    "self seal bag, individual bag",
    "sleeve": "card sleeve, paper sleeve, wrap band",
    "film": "protective film, pe film, protection film",
    "foam_insert": "foam, eva, eva foam, eva insert, sponge, sponge insert",
    "pouch": "velvet pouch, velvet bag, drawstring bag, fabric bag, organza bag, cotton bag",
    "box": "gift box, jewelry box, paper box, velvet box, acrylic box, presentation box",
    "punched": "punch, hole punch",
    "die_cut": "diecut",
    "slot": "slit, slits, slots",
    "standard": "normal, regular",
    "tight": "snug, no play",
    "design": "sku, style, artwork, item",
    "destination": "country, store, warehouse, address, ship to, city",
    "air": "plane, airplane, air freight, airfreight, air cargo, by air, flight, airmail",
    "sea": "ship, ocean, boat, vessel, sea freight, ocean freight, lcl, fcl, container, by sea",
    "courier": "dhl, ups, fedex, tnt, express, parcel, express courier, air courier, air express",
    "road": "truck, trucking, lorry, van, by road",
    "rail": "train, railway, by rail, rail freight",
    # sample
    "unreadable_text": "unreadable, illegible text, illegible, text not readable, blurred text",
    "loose_clutch": "clutch loose, loose back, loose backs, clutch falls off",
    "loose_post": "loose pin, loose pin back, post loose, post off, detached post",
    "bent_post": "post bent, bent pin",
    "posts_miss_card": "misaligned posts, post mislocation, post misaligned, holes do not match",
    "turns": "rotates, rotation, spins, twists, rotates freely",
    "falls_off": "detachment, falls, drops off",
    "bar_off_center": "bar off center, bar pin off center, tips forward",
    "magnet_off": "magnet detached, magnet loose, loose magnet, magnet fell off",
    "ring_opens": "open jump ring, jump ring opens, jump ring open",
    "broken_ring": "ring broken",
    "card_tears": "torn card, card torn, cards tear",
    "underfill": "underfilled, low fill, low enamel, sunken enamel",
    "overfill": "overflow, overfilled, overspill, enamel overflow",
    "wavy_edge": "wavy, edge waviness, wavy edges",
    "missing_enamel": "void, voids, enamel void, no enamel, enamel missing",
    "patchy_color": "patchy, patchy colour, chalky color, uneven color",
    "print_shift": "misregistration, print off, registration off, shifted print",
    "base_metal": "exposed metal, exposed base metal, bare metal",
    "pits": "pit, pinhole, pinholes, pores",
    "rough_edge": "burr, burrs, rough edges, sharp edge",
    "bent_edge": "bent edges, bent rim",
    "scratches": "scratch, scratched",
    "shade": "color shade, warm, cool, warm shade, cool shade, slightly warm, slightly cool, "
    "color drift, color off, pantone off",
    "plating_tone": "plating shade, tone, plating color",
    "glitter_density": "glitter",
    "epoxy_dust": "dust, dust points, dust in epoxy",
    "back_polish_marks": "polish marks, polishing marks, back marks",
    "card_alignment": "card misaligned, crooked card, card crooked",
    "function": "functional, use",
    "process": "process capability, capability",
    "appearance": "cosmetic, look, looks, visual",
    "readability": "legibility, reading",
    "attachment": "hold, holding",
    "assembly": "assembly speed, mounting",
    "packing": "packaging, pack fit, pack",
    "repeatability": "lot repeatability, repeat, consistency",
    # inspection
    "tightened": "strict, stricter, tight",
    "aql": "iso 2859, iso 2859 1, z1 4, ansi z1 4, random, sampling",
    "full": "100 %, 100, all, every piece, each piece, full inspection",
    "photos": "photo, picture, pictures, images, photographs",
    "dimension_record": "dimensions, measurements, measurement, dimension report, size report, "
    "measuring record, measurement record",
    "live_video": "video, video call, zoom, live call",
}  # fmt: skip
"""For a word of the order, what people write instead, parted by commas; the order of the words in
a phrase, case and hyphens do not matter."""

EMPTY = frozenset({"finish", "plating", "plated", "color", "colour", "style", "type", "kind"})
"""Words that can be left out."""

OTHERWISE = frozenset({
    "not", "no", "non", "never", "without", "anti", "white", "green", "matt", "mat", "dull",
    "frosted", "misty", "brushed", "blasted", "sandblasted", "hammered", "antiqued", "aged",
    "vintage", "imitation", "fake", "faux", "mock", "half", "semi", "satin", "matte", "antique",
    "pearl", "dyed", "painted", "look", "like", "nickel",
})  # fmt: skip
"""Words beside a known word that make something else of it."""

_INNER = "of an inner box say `inner_pcs:`, how many pieces it holds"
_CARTON = "of a carton say `carton_pcs:`, how many pieces it holds"
ELSEWHERE = (
    ("inner box", "box", f"`box` is a box for each piece; {_INNER}"),
    ("inner carton", "box", _INNER),
    ("inner", "box", _INNER),
    ("carton", "box", _CARTON),
    ("cartons", "box", _CARTON),
)
"""What has a key of its own: a phrase, a word of the field in which it is written, what to say."""
