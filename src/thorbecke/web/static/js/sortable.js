// A table whose headings are buttons: pressed once it sorts upward, again downward. Numbers by `data-value`.

/** Make the headings of a table sort its rows. */
export function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((heading, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sortBy(table, heading, place));
  });
}

function sortBy(table, heading, place) {
  const downward = heading.getAttribute("aria-sort") === "ascending";
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", downward ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [keyOf(row.cells[place]), row]);
  rows.sort(([one], [two]) => compare(one, two) * (downward ? -1 : 1));
  body.append(...rows.map(([, row]) => row));
}

/** A number where there is one; text that has none stands last. */
function keyOf(cell) {
  if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
  return cell.classList.contains("number") ? null : cell.textContent.trim();
}

function compare(one, two) {
  if (one === null || two === null) return (one === null) - (two === null);
  return typeof one === "number" ? one - two : one.localeCompare(two, "nl");
}
