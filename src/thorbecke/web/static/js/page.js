// What every page can do once scripts run: tables that sort, figures that explain themselves, counts that are kept.
import { explainInPlace } from "./explain.js";
import { keepCounts } from "./own-counts.js";
import { makeSortable } from "./sortable.js";

document.querySelectorAll("table.sortable").forEach(makeSortable);
document.querySelectorAll("a.explain").forEach(explainInPlace);
document.querySelectorAll("form.own-counts").forEach(keepCounts);
