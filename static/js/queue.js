/*
 * Support works by the keyboard: j and k go through the queue, Enter opens, x selects; on a request
 * r answers, n notes, c claims.
 */
const keysAreFree = ({ target, ctrlKey, metaKey, altKey }) =>
  !ctrlKey && !metaKey && !altKey && !(target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
        target.type !== "checkbox"));

const links = () => [...document.querySelectorAll("table[data-queue] .row-link")];

function move(step) {
  const all = links();
  const now = all.indexOf(document.activeElement);
  const next = all[now < 0 ? 0 : Math.max(0, Math.min(all.length - 1, now + step))];
  next?.focus();
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (!keysAreFree(event)) return;
  if (links().length > 0) {
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "x") {
      document.activeElement.closest?.("tr")?.querySelector(".table-check")?.click();
    }
  }
  const part = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
  if (!part) return;
  event.preventDefault();
  if (part.matches("button")) part.click();
  else part.focus();
});
