"""Random histories: whatever parties try, the gate holds, the projection is the rebuild, the chain is whole."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.register import cases
from tests.register.cases import ACTORS, SIGNED_IN, do, walk, way_to
from thorbecke.errors import ActRefusedError
from thorbecke.register import Register, init, rebuild, rules_of, store, verify

ACTS = [rule.act for rule in rules_of("dossier").acts]
MAY = {rule.act: rule.roles for rule in rules_of("dossier").acts}
REGIMES = ("geldend-recht", "tussenregeling", "wdb")
LIKELY = st.sampled_from(ACTS).flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(MAY[name])))
ANY = st.tuples(st.sampled_from(ACTS), st.sampled_from(SIGNED_IN))
TURNS = st.lists(st.one_of(LIKELY, LIKELY, LIKELY, ANY), min_size=5, max_size=60)
STARTS = ("signalled", "funding_proposed", "bzk_tested")


def payload_of(name: str, draw: st.DataObject) -> dict[str, object]:
    own = dict(cases.PAYLOADS.get(name, {}))
    if name == "propose_regime":
        own["regime"] = draw.draw(st.sampled_from(REGIMES))
    if name in {"propose_funding", "estimate"}:
        mln = float(draw.draw(st.integers(0, 200)))
        own = (
            cases.funding(mln=mln)
            if name == "propose_funding"
            else cases.estimate(lower=None, upper=None, best={2026: mln})
        )
    return own


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(regime=st.sampled_from(REGIMES), start=st.sampled_from(STARTS), turns=TURNS, draw=st.data())
def test_whatever_is_tried_the_gate_holds_and_the_projection_is_the_rebuild(
    tmp_path_factory, regime, start, turns, draw
):
    database = str(tmp_path_factory.mktemp("histories") / "register.db")
    init(database)
    with Register(database) as register:
        walk(register, "d", way_to(start, regime))
        for name, role in turns:
            before = register.subject("dossier", "d", ACTORS["vng"])
            try:
                do(register, "d", name, role, payload_of(name, draw))
            except ActRefusedError:
                assert register.subject("dossier", "d", ACTORS["vng"]) == before
                continue
            if name == "decide" and before.data["regime"] != "geldend-recht":
                data = register.subject("dossier", "d").data
                assert data["decision"]["without"] == []
                assert not before.data["blocked"]
                assert {"estimates", "fundings", "judgements"} <= {key for key, value in before.data.items() if value}
        kept = register.subjects("dossier")
        rebuild(register)
        assert register.subjects("dossier") == kept
        assert verify(register).holds
        with register.database.reading() as connection:
            last = store.last_event(connection)
        assert last is not None
        assert kept[0].version == last.number
