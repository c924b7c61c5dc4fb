// A page with a map or a table of municipalities: the map tells what is pointed at, the table is filtered by name.
import { enliven } from "./country.js";
import { makeFilterable } from "./filterable.js";

const maps = [...document.querySelectorAll(".country")].map(enliven);
document.querySelectorAll(".filterable").forEach((table) => {
  makeFilterable(table, (name) => maps.forEach((map) => map.find(name)));
});
