// Charts come after the page: each picture becomes the drawing itself, which says its values where one points.

/** Put the drawing that a picture shows in its place; the picture stays where it cannot be had. */
export async function drawInPlace(picture) {
  const answer = await fetch(picture.src, { headers: { accept: "image/svg+xml" } });
  if (!answer.ok) return;
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawing.localName === "svg") picture.replaceWith(document.importNode(drawing, true));
}
