/* A supplier's picture that cannot be loaded leaves a calm place, not a broken sign. */
const hide = (picture) => picture.toggleAttribute("data-broken", true);

document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement) hide(event.target);
}, true);
for (const picture of document.images) {
  if (picture.complete && picture.naturalWidth === 0 && picture.src) hide(picture);
}
