// A table of municipalities that shows only those whose name holds what is typed.

/** Put a search field before the table; `found` is told what is typed. */
export function makeFilterable(around, found = () => {}) {
  const table = around.querySelector("table");
  const input = document.createElement("input");
  Object.assign(input, { type: "search", className: "utrecht-textbox filter", autocomplete: "off" });
  const label = document.createElement("label");
  label.className = "utrecht-form-label";
  label.append(around.dataset.label, " ", input);
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  const line = document.createElement("p");
  line.append(label, " ", count);
  around.prepend(line);
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = !plain(row.textContent).includes(wanted);
    count.textContent = wanted ? `${rows.filter((row) => !row.hidden).length} ${around.dataset.count}` : "";
    found(input.value);
  });
}

/** Small letters without accents, so that sudwest finds Súdwest. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
