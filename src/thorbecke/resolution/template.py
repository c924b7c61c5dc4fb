"""The file that a new resolution starts from."""

__all__ = ["template"]

_TEXT = """\
# yaml-language-server: $schema=resolution.schema.json
# Check with: thorbecke resolution validate {name}.yaml
name: {name}
title: {title}
question: Is het geregeld?          # the heading of the report
adopted: "2026-01-01"
by: De raad van ...
source: [Raadsbesluit van 1 januari 2026]
first: {first}                         # first and last year to check
last: {last}
# facts: feiten.yaml                # registered facts, for conditions of the kind 'fact'
readings:                           # which articles must be met before the rest opens; the first is the default
  - id: letterlijk
    title: Artikel 1 is voorwaarde
    requires: ["1"]
so_far: [coalitieakkoord-2021, voorjaarsnota-2024]   # agreed to date; counted with --so-far
packages:                           # what the report sets side by side
  - {{title: Tot nu toe, scenarios: [coalitieakkoord-2021, voorjaarsnota-2024]}}
  - title: Met de Voorjaarsnota 2025
    scenarios: [coalitieakkoord-2021, voorjaarsnota-2024, voorjaarsnota-2025]
articles:
  - id: "1"
    title: Genoeg geld voor jeugdzorg
    demand: Wat nodig is voor jeugdzorg, wordt toegekend.
    conditions:
      - id: jeugd
        kind: granted               # also: opschalingskorting, figure, fact, reading
        title: Toegekend voor jeugd is ten minste wat nodig is
        purpose: jeugd              # the tag of measures in scenarios
        need:
          - bound: best             # also: lower, upper; with --bound one of them is chosen
            amounts: {{{first}: 500}}   # mln euro a year
            lasting: structural     # the last amount goes on; incidental: later years cannot be told
            source: [eigen raming]
            grade: afgeleid         # wet, gepubliceerd, secundair or afgeleid
        remedy: Het tekort vergoeden
      - id: opschalingskorting
        kind: opschalingskorting
        title: De opschalingskorting is verdwenen
        at_most: 0
  - id: "2"
    title: Nieuwe afspraken
    demand: Over nieuwe taken wordt pas gesproken als artikel 1 is gehaald.
    conditions:
      - {{id: voorwaarde, kind: reading, title: De voorwaarde is vervuld}}
    unlocks: [afspraken over nieuwe taken]
"""


def template(name: str, year: int) -> str:
    """The text of a new resolution file of that name, from a year on for five years; it is valid as it stands."""
    return _TEXT.format(name=name, title=name.replace("-", " ").capitalize(), first=year, last=year + 4)
