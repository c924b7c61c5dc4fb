// A result that is still coming in is read again every few seconds; without scripts the page is simply loaded again.

const EVERY = 5000;

/** Take the newest state of the part that is live; stop when it is live no more. */
async function refresh(part) {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const newer = page.getElementById(part.id);
    if (newer && newer.innerHTML !== part.innerHTML) part.innerHTML = newer.innerHTML;
    if (newer && !("live" in newer.dataset)) return;
  }
  setTimeout(refresh, EVERY, part);
}

const live = document.getElementById("live");
if (live && "live" in live.dataset) setTimeout(refresh, EVERY, live);
