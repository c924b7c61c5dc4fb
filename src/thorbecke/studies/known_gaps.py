"""What the model does not do, in sentences: the README says the same, and the page of sources shows them."""

from thorbecke.texts import Text

__all__ = ["KNOWN_GAPS"]

KNOWN_GAPS = (
    Text(
        "The general grant is computed for 2024 and 2025 only. Euro per unit of 2001-2013 are packaged complete, those "
        "of 2016-2021 in part, without the units of each municipality."
    ),
    Text(
        "The suppletie of each municipality and the amounts for reorganisation (herindeling) were published in the "
        "files of September 2024 for 2024 alone. Elsewhere they are shown as not published and are not in the total; "
        "never as zero."
    ),
    Text(
        "The ministry's own workbook was not at hand. The sets were read from exports of it that others published "
        "again. Three of them round the property value of one municipality, Amsterdam: its OZB deduction may be off by "
        "EUR 5,000 in mei-2024 for 2025 and by EUR 500 in mei-2023 and september-2024 for 2025 (sources)."
    ),
    Text("The uitkeringsfactor is the published one. The model can also solve it from the amount available."),
    Text(
        "The text of the decree that defines the maatstaven since 2023 was not at hand. Definitions recovered from the "
        "published units themselves are marked so; others, such as the centrumfuncties, are not known and have no rule."
    ),
    Text(
        "The calculation files do not tell an integratie-uitkering from a decentralisatie-uitkering; the label follows "
        "the budget of the gemeentefonds."
    ),
    Text(
        "Later years rest on the budget path of the Voorjaarsnota 2024, on an index or on a quoted factor, as you "
        "choose; what has no source (prices, growth 2018-2021, needs after 2024) is left open and named, never filled "
        "in."
    ),
    Text(
        "A deficit of the social domain depends on what counts: it is shown under every convention, and told only "
        "where they agree. Residents are synthetic: they add up to published figures, and what is assumed beside those "
        "is listed."
    ),
    Text(
        "The articles of the Wet op het Decentraal Bestuur as proposed were not seen: what the register lets happen "
        "under it is labelled as assumed or unknown, and can be chosen. How many votes each municipality has in VNG is "
        "not packaged: without a table of weights with its source no result is called legal."
    ),
    Text(
        "Of the youth care award of 2021 only 2022 is known, of the joint agenda no costs: what sources do not give is "
        "absent from the register."
    ),
    Text("Nothing here is a decision: what a municipality is paid is set by the ministry."),
)
