/*
 * What somebody is writing is kept on the server a moment after they stop typing, and when they
 * leave: an expired session, a closed lid or a refused form lose nothing.
 */
const waiting = new Map();

function keep(form) {
  clearTimeout(waiting.get(form));
  if (!waiting.delete(form)) return;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  fetch(form.dataset.draft, { method: "POST", body: fields, keepalive: true }).catch(() => {});
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form || event.target.type === "file") return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => keep(form), 1000));
});

/* A form that is sent needs no draft of itself. */
document.addEventListener("submit", (event) => {
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
});

addEventListener("pagehide", () => {
  for (const form of [...waiting.keys()]) keep(form);
});
