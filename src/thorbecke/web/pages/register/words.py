"""What acts, states and kinds of the register are called by people."""

from thorbecke.texts import Text

__all__ = ["act_called", "kind_called", "state_called"]

_KINDS = {
    "dossier": Text("dossier"),
    "statement": Text("statement to the arbiters"),
    "proposition": Text("proposition"),
    "agreements": Text("agreements to date"),
    "meeting": Text("meeting"),
    "weights": Text("table of votes"),
    "agenda_item": Text("point of the agenda"),
    "amendment": Text("amendment"),
    "motion": Text("motion"),
    "voter": Text("voter"),
    "poll": Text("vote"),
    "ballot": Text("ballot"),
}
_STATES = {
    "new": Text("not there yet"),
    "signalled": Text("signalled"),
    "scoped": Text("scoped"),
    "costed": Text("costed"),
    "funding_proposed": Text("funding proposed"),
    "consulted": Text("consulted"),
    "bzk_tested": Text("tested by BZK"),
    "bzk_blocked": Text("stopped by BZK"),
    "decided": Text("decided"),
    "escalated": Text("escalated"),
    "arbitration": Text("before arbiters"),
    "awarded": Text("awarded"),
    "funded": Text("funded"),
    "evaluated": Text("evaluated"),
    "withdrawn": Text("withdrawn"),
    "draft": Text("draft"),
    "submitted": Text("submitted"),
    "recorded": Text("recorded"),
    "proposed": Text("proposed"),
    "tabled": Text("tabled"),
    "agreed": Text("agreed"),
    "under_reservation": Text("under reservation"),
    "fulfilled": Text("fulfilled"),
    "called": Text("called"),
    "in_session": Text("in session"),
    "ended": Text("ended"),
    "ratified": Text("ratified"),
    "laid_down": Text("laid down"),
    "on_agenda": Text("on the agenda"),
    "adopted": Text("adopted"),
    "rejected": Text("rejected"),
    "advised": Text("advised on"),
    "designated": Text("designated"),
    "proxied": Text("proxy given"),
    "open": Text("open"),
    "closed": Text("closed"),
    "annulled": Text("annulled"),
    "published": Text("published elsewhere"),
    "cast": Text("cast"),
}
_ACTS = {
    "open": Text("Open"),
    "publish": Text("Make public"),
    "propose_regime": Text("Propose another regime"),
    "accept_regime": Text("Accept the other regime"),
    "scope": Text("Settle the scope"),
    "estimate": Text("Estimate the costs"),
    "revise_estimate": Text("Revise the estimate"),
    "propose_funding": Text("Propose the funding"),
    "request_consultation": Text("Ask the koepels for their judgement"),
    "consult": Text("Give the judgement of the koepel"),
    "advise_minister": Text("Give the view of the minister"),
    "test_feasibility": Text("Record the feasibility test"),
    "test_bzk": Text("Record the test of BZK"),
    "object": Text("Object"),
    "block": Text("Stop it"),
    "lift_block": Text("Lift the stop"),
    "decide": Text("Decide"),
    "escalate": Text("Call the medeoverhedenoverleg"),
    "conclude_escalation": Text("Record what the overleg came to"),
    "agree_arbitration": Text("Agree to arbitration"),
    "request_arbitration": Text("Request arbitration"),
    "appoint": Text("Appoint the arbiters"),
    "hear": Text("Record a hearing"),
    "award": Text("Award"),
    "follow_up": Text("Record what was done with the award"),
    "record_grant": Text("Record money that was given"),
    "fund": Text("Record the funding"),
    "evaluate": Text("Record what was measured"),
    "note": Text("Note a fact"),
    "reopen": Text("Reopen"),
    "withdraw": Text("Withdraw"),
    "draft": Text("Draft"),
    "revise": Text("Revise"),
    "submit": Text("Submit"),
    "record": Text("Record"),
    "propose": Text("Propose"),
    "amend": Text("Amend"),
    "support": Text("Support"),
    "table": Text("Offer to the Rijk"),
    "agree": Text("Agree"),
    "reserve": Text("Put under reservation"),
    "lift": Text("Lift the reservation"),
    "fulfil": Text("Record that it was done"),
    "call": Text("Call the meeting"),
    "begin": Text("Begin"),
    "end": Text("End"),
    "ratify": Text("Ratify"),
    "lay_down": Text("Lay down the votes of the members"),
    "replace": Text("Replace the votes of the members"),
    "put": Text("Put on the agenda"),
    "add_paper": Text("Add a paper"),
    "handle": Text("Record how it was handled"),
    "adopt": Text("Record that it was adopted"),
    "reject": Text("Record that it was rejected"),
    "advise": Text("Give the board's pre-advice"),
    "hold": Text("Hold"),
    "carry_out": Text("Record that it was carried out"),
    "designate": Text("Designate a voter"),
    "give_proxy": Text("Give a proxy"),
    "check_in": Text("Sign in to vote"),
    "close": Text("Close the vote"),
    "annul": Text("Annul the vote"),
    "cast": Text("Cast the vote"),
    "change": Text("Change the vote"),
}
# Dutch words of the table itself, for what became of a motion.
_AS_THEY_ARE = ("aangenomen", "verworpen", "ingetrokken", "aangehouden", "uitgevoerd")


def act_called(name: str) -> str:
    """What people call an act; its short name where there is no word for it."""
    return _ACTS.get(name, name)


def state_called(name: str) -> str:
    """What people call a state."""
    return name if name in _AS_THEY_ARE else _STATES.get(name, name)


def kind_called(name: str) -> str:
    """What people call a kind of subject."""
    return _KINDS.get(name, name)
