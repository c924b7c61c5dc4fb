"""What became of notices, as a table."""

from collections.abc import Iterable

from thorbecke.register.notices.sending import Delivery
from thorbecke.studies import Answer, Column
from thorbecke.texts import Text

__all__ = ["deliveries_table"]


def deliveries_table(found: Iterable[Delivery]) -> Answer:
    """One row for each notice to each recipient: what it is about, and whether it was taken."""
    return Answer(
        question=("command", "register notify"),
        title=Text("Notices"),
        columns=(
            Column("recipient", Text("Recipient")),
            Column("about", Text("About")),
            Column("day", Text("Day")),
            Column("headline", Text("Notice")),
            Column("outcome", Text("Outcome")),
            Column("why", Text("Why")),
        ),
        rows=[
            {
                "recipient": one.recipient,
                "about": f"{one.notice.about.kind} {one.notice.about.id}",
                "day": one.notice.about.day.isoformat(),
                "headline": one.notice.headline,
                "type": one.notice.type,
                "id": one.notice.id,
                "outcome": one.outcome,
                "why": one.why,
            }
            for one in found
        ],
        unit="",
    )
