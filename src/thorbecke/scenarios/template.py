"""The file that a new scenario starts from."""

__all__ = ["template"]

_TEXT = """\
# yaml-language-server: $schema=scenario.schema.json
# Check with: thorbecke scenario validate {name}.yaml      The schema: thorbecke scenario schema -o scenario.schema.json
name: {name}
title: {title}
summary: What this is, in a few sentences.
base:
  first: {first}
  last: {last}
measures:
  - id: extra-money
    title: Extra money for the municipalities
    change: amount              # also: opschalingskorting, figure, weight, index, ozb, rule, ...
    amounts: {{{first}: 100}}       # mln euro a year; + is more for the municipalities
    lasting: structural         # the last amount goes on; incidental: it ends
    distribution: {{through: factor}}   # also: cluster, criteria, inhabitants, table
    channel: AU                 # AU, IU, DU or SPUK
    purpose: algemeen           # jeugd, wmo, opschalingskorting, klimaat, omgevingswet, ...
    source: an assumption of my own
    grade: U                    # P primary source, S secondary source, D derived, U assumption
"""


def template(name: str, year: int) -> str:
    """The text of a new scenario file of that name, from a year on for five years; it is valid as it stands."""
    return _TEXT.format(name=name, title=name.replace("-", " ").capitalize(), first=year, last=year + 4)
