// "Explain" in place: the tree of a figure opens under its row, read from the very page that the link leads to.

const opened = new WeakMap();

/** Let a link that explains a figure open its tree under the row that it stands in. */
export function explainInPlace(link) {
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (opened.has(link)) close(link);
    else open(link);
  });
}

/** Read the page behind the link and put its tree under the row; where that fails, go there. */
async function open(link) {
  const found = await explanationAt(link.href);
  if (!found) {
    location.assign(link.href);
    return;
  }
  if (opened.has(link)) return;
  const row = rowWith(link, found);
  link.closest("tr").after(row);
  opened.set(link, row);
  link.setAttribute("aria-expanded", "true");
  row.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(link);
  });
  row.querySelector("[tabindex]").focus();
}

/** The tree in the page at an address, null where there is none. */
async function explanationAt(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? page.querySelector(".explanation") : null;
  } catch {
    return null;
  }
}

/** A row as wide as the table that holds the tree; its heading names no other on the page. */
function rowWith(link, found) {
  const row = document.createElement("tr");
  const cell = row.insertCell();
  cell.colSpan = link.closest("tr").cells.length;
  row.className = "explained-row";
  const heading = document.createElement("p");
  heading.className = "explained-heading";
  heading.tabIndex = -1;
  const old = found.querySelector("h2");
  heading.textContent = old.textContent;
  old.replaceWith(heading);
  found.removeAttribute("aria-labelledby");
  found.setAttribute("aria-label", heading.textContent);
  cell.append(document.importNode(found, true));
  return row;
}

/** Take the tree away and go back to its link. */
function close(link) {
  opened.get(link).remove();
  opened.delete(link);
  link.setAttribute("aria-expanded", "false");
  link.focus();
}
