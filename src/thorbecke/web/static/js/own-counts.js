// Own counts stay with the reader: the last typed ones in this browser, until they are forgotten.

/** Keep what is typed in a form when it is sent, and offer to fill it in again or to forget it. */
export function keepCounts(form) {
  const name = `thorbecke own counts ${form.dataset.keep}`;
  const bar = form.querySelector(".kept");
  const fields = [...form.querySelectorAll("input.count")];
  form.addEventListener("submit", () => keep(name, fields));
  bar.querySelector("[data-fill]").addEventListener("click", () => fill(read(name), fields));
  bar.querySelector("[data-forget]").addEventListener("click", () => {
    localStorage.removeItem(name);
    bar.hidden = true;
    fields[0].focus();
  });
  bar.hidden = Object.keys(read(name)).length === 0;
}

/** Write down the fields that hold anything. */
function keep(name, fields) {
  const typed = fields.filter((field) => field.value.trim()).map((field) => [field.name, field.value.trim()]);
  if (typed.length) localStorage.setItem(name, JSON.stringify(Object.fromEntries(typed)));
}

/** What was written down; nothing where it cannot be read. */
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

/** Put counts in their fields and go to the first of them. */
function fill(counts, fields) {
  const filled = fields.filter((field) => field.name in counts);
  for (const field of filled) field.value = counts[field.name];
  filled[0]?.focus();
}
