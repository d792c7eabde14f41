/* The search palette: arrows walk from the field into the links and back, Enter opens the first. */
const palette = document.getElementById("palette");
const field = palette?.querySelector("input[type=search]");
const results = palette?.querySelector(".palette-results");

/* What is shown answers an older question until the answer to the newest one comes. */
let isStale = false;
field?.addEventListener("input", () => (isStale = true));
if (results) new MutationObserver(() => (isStale = false)).observe(results, { childList: true });

function walk(step) {
  const stops = [field, ...results.querySelectorAll("a[href]")];
  const next = stops.indexOf(document.activeElement) + step;
  stops.at(next % stops.length).focus();
}

palette?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const first = results.querySelector("a[href]");
  if (step) {
    event.preventDefault();
    walk(step);
  } else if (event.key === "Escape") {
    /* the field would only empty itself */
    event.preventDefault();
    palette.close();
  } else if (event.key === "Enter" && event.target === field && first && !isStale) {
    event.preventDefault();
    first.click();
  } else if (event.key.length === 1 && event.target !== field && !event.ctrlKey && !event.metaKey) {
    field.focus();
  }
});

palette?.addEventListener("toggle", () => {
  if (!palette.open) return;
  field.select();
  if (!results.hasChildNodes()) field.dispatchEvent(new Event("input", { bubbles: true }));
});
