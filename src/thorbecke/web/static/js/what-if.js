// Levers that move: while one is dragged the server is asked what it does, and map and totals follow. Nothing is
// computed here; an answer that fails takes the old figures away.
import { enliven } from "./country.js";
import { makeFilterable } from "./filterable.js";
import { makeSortable } from "./sortable.js";

const SETTLED = 350; // ms without a move, after which the tables under the map follow too
const form = document.getElementById("levers");
const country = document.querySelector(".country");

if (form && country) begin();

function begin() {
  const map = enliven(country);
  let asking = null, again = false, waiting = false, settling = 0, last = "";

  /** Ask once for all moves within a frame. */
  const move = () => {
    clearTimeout(settling);
    settling = setTimeout(() => ask(true), SETTLED);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      ask(false);
    });
  };

  /** One question of a drag at a time, so that a slow server is not asked for more; the last one takes its place. */
  const ask = async (whole) => {
    if (asking && !whole) {
      again = true;
      return;
    }
    const query = new URLSearchParams(new FormData(form));
    if (whole) query.set("volledig", "1");
    if (query.toString() === last) return;
    last = query.toString();
    asking?.abort();
    const own = (asking = new AbortController());
    try {
      const answer = await fetch(`/wat-als/stand?${query}`, { signal: own.signal });
      const found = await answer.json();
      if (answer.ok) show(found, whole);
      else fail(found.detail);
    } catch (error) {
      if (error.name !== "AbortError") fail(form.dataset.lost);
    }
    if (asking !== own) return;
    asking = null;
    if (again) {
      again = false;
      ask(false);
    }
  };

  const show = (found, whole) => {
    if (String(found.year) !== country.dataset.year) return form.submit();
    document.getElementById("failed").hidden = true;
    for (const part of ["totals", "outcome"]) document.getElementById(part).hidden = false;
    map.recolour(found.keys, found.each);
    for (const part of ["totals", "legend", "extremes"]) document.getElementById(part).innerHTML = found.html[part];
    if (!whole) return undefined;
    document.getElementById("all").innerHTML = found.html.whole;
    document.getElementById("all").hidden = false;
    document.querySelectorAll("#all table.sortable").forEach(makeSortable);
    document.querySelectorAll("#all .filterable").forEach((table) => makeFilterable(table, map.find));
    document.getElementById("kept").innerHTML = found.html.kept;
    document.getElementById("kept").hidden = false;
    document.getElementById("outcome-heading").textContent = found.heading;
    history.replaceState(null, "", found.address);
    return undefined;
  };

  /** Say what is wrong, and show no figures that belong to another position. */
  const fail = (why) => {
    for (const part of ["totals", "outcome", "all", "kept"]) document.getElementById(part).hidden = true;
    const failed = document.getElementById("failed");
    failed.querySelector("p").textContent = why;
    failed.hidden = false;
  };

  document.querySelectorAll("#all .filterable").forEach((table) => makeFilterable(table, map.find));
  form.querySelectorAll("input[type=number][data-step]").forEach((number) => addSlider(number, move));
  form.addEventListener("change", move);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    last = "";
    ask(true);
  });
}

/** Put a slider beside a number: they move each other, and both move the map. One on residents does so when let go. */
function addSlider(number, move) {
  const slider = document.createElement("input");
  const { min, max, value } = number;
  Object.assign(slider, { type: "range", min, max, step: number.dataset.step, value, disabled: number.disabled });
  slider.className = "slider";
  slider.setAttribute("aria-labelledby", `${number.id}-titel ${number.id}-naam`);
  number.before(slider);
  const live = number.dataset.slow === undefined;
  slider.addEventListener("input", () => {
    number.value = slider.value;
    if (live) move();
  });
  number.addEventListener("input", () => {
    slider.value = number.value;
    if (live && number.value !== "") move();
  });
}
