/* The search palette: the focus stays in the field and the arrows move the choice. */
const palette = document.getElementById("palette");
const field = palette?.querySelector("input[type=search]");
const results = palette?.querySelector(".palette-results");

const lines = () => [...results.querySelectorAll("a[href]")];
const chosen = () => results.querySelector('[aria-selected="true"]');

function choose(line) {
  chosen()?.setAttribute("aria-selected", "false");
  line?.setAttribute("aria-selected", "true");
  line?.scrollIntoView({ block: "nearest" });
  if (line?.id) field.setAttribute("aria-activedescendant", line.id);
  else field.removeAttribute("aria-activedescendant");
}

palette?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    const all = lines();
    const next = all.indexOf(chosen()) + step;
    choose(all.at(next < 0 ? -1 : next % all.length));
  }
  if (event.key === "Enter" && chosen()) {
    event.preventDefault();
    chosen().click();
  }
});

/* After each answer its first line is chosen, so Enter opens the best match. */
if (results) new MutationObserver(() => choose(lines()[0])).observe(results, { childList: true });

palette?.addEventListener("toggle", () => {
  if (!palette.open) return;
  field.select();
  if (!results.hasChildNodes()) field.dispatchEvent(new Event("input", { bubbles: true }));
});
