// What every page can do once scripts run: tables that sort, links that copy themselves.
import { makeSortable } from "./sortable.js";

document.querySelectorAll("table.sortable").forEach(makeSortable);
