"""What falls due in dossiers: every term with a last day that runs."""

from collections.abc import Iterator

from thorbecke.register.actors import Actor
from thorbecke.register.dossier_gates import organisations_of
from thorbecke.register.dossier_terms import waits_in
from thorbecke.register.due_form import Due
from thorbecke.register.register import Register

__all__ = ["dues_of_dossiers"]


def dues_of_dossiers(register: Register, actor: Actor) -> Iterator[Due]:
    """Everything that a dossier waits for until a day that is known; nothing of one that was withdrawn."""
    for subject in register.subjects("dossier", actor):
        if subject.state == "withdrawn":
            continue
        parties = tuple(dict.fromkeys(one for side in organisations_of(subject.data).values() for one in side))
        for wait in waits_in(subject.data):
            if wait.due is not None:
                title = subject.data["title"]
                yield Due("dossier", subject.id, title, wait.what, wait.due, wait.passes, parties, wait.article)
