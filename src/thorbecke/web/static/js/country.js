// The map comes to life: pointing at a municipality, or walking over the map with the arrow keys, tells its figure.
import { plain } from "./filterable.js";

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Let a map tell what is pointed at; returns what recolours it. */
export function enliven(country) {
  const drawing = country.querySelector(".country__drawing");
  const areas = [...drawing.querySelectorAll("path[data-code]")];
  const here = drawing.querySelector("path.here");
  const read = country.querySelector(".country__read");
  let chosen = null;

  const tell = () => {
    if (!chosen) return;
    const link = document.createElement("a");
    link.className = "utrecht-link utrecht-link--html-a";
    link.href = read.dataset.link + chosen.dataset.code;
    link.textContent = chosen.dataset.name;
    read.replaceChildren(link, `: ${chosen.dataset.value}`);
  };
  const choose = (area) => {
    chosen = area;
    here.setAttribute("d", area.getAttribute("d"));
    here.removeAttribute("hidden");
    tell();
  };

  read.textContent = read.dataset.how;
  drawing.tabIndex = 0;
  drawing.addEventListener("pointerover", (event) => event.target.matches("path[data-code]") && choose(event.target));
  drawing.addEventListener("click", (event) => event.target.matches("path[data-code]") && choose(event.target));
  drawing.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && chosen) location.assign(read.dataset.link + chosen.dataset.code);
    if (!(event.key in DIRECTIONS)) return;
    event.preventDefault();
    choose(chosen ? nearest(areas, chosen, DIRECTIONS[event.key]) : areas[0]);
  });

  return {
    /** Give every municipality the class and the words of its new figure, in the order of the outlines. */
    recolour(keys, each) {
      areas.forEach((area, place) => {
        if (area.getAttribute("class") !== keys[place]) area.setAttribute("class", keys[place]);
        area.dataset.value = each[place];
      });
      tell();
    },
    /** Show a municipality by its name; says whether there is one that begins so. */
    find(name) {
      const wanted = plain(name);
      const found = wanted && areas.find((area) => plain(area.dataset.name).startsWith(wanted));
      if (found) choose(found);
      return Boolean(found);
    },
  };
}

/** The area that lies nearest in a direction; the same one at the edge of the country. */
function nearest(areas, from, [across, down]) {
  let best = from, least = Infinity;
  for (const area of areas) {
    const x = area.dataset.x - from.dataset.x, y = area.dataset.y - from.dataset.y;
    const ahead = x * across + y * down, aside = Math.abs(x * down) + Math.abs(y * across);
    const far = ahead + 2 * aside;
    if (area !== from && ahead > aside / 2 && ahead > 0 && far < least) [best, least] = [area, far];
  }
  return best;
}
