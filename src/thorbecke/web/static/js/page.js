// What every page can do once scripts run: tables sort, charts are drawn, figures explain themselves, counts are kept.
import { drawInPlace } from "./drawings.js";
import { explainInPlace } from "./explain.js";
import { keepCounts } from "./own-counts.js";
import { makeSortable } from "./sortable.js";

document.querySelectorAll("table.sortable").forEach(makeSortable);
document.querySelectorAll("img.chart").forEach(drawInPlace);
document.querySelectorAll("a.explain").forEach(explainInPlace);
document.querySelectorAll("form.own-counts").forEach(keepCounts);
