/* Says that a form's changes are not saved yet, and asks before they are left behind. */
const textOf = (form) =>
  JSON.stringify(
    [...new FormData(form)].map(([name, value]) => [
      name,
      value instanceof File ? `${value.name} ${value.size}` : value,
    ]),
  );

const saved = new WeakMap();
const forms = () => document.querySelectorAll("form[data-unsaved]");
const isChanged = (form) => saved.has(form) && saved.get(form) !== textOf(form);

function renew(form) {
  const bar = form.querySelector(".unsaved-bar");
  if (bar) bar.hidden = !isChanged(form);
}

function start() {
  for (const form of forms()) if (!saved.has(form)) saved.set(form, textOf(form));
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (form?.matches("[data-unsaved]")) renew(form);
  });
}
document.addEventListener("reset", (event) => setTimeout(() => renew(event.target)));
document.addEventListener("submit", (event) => saved.delete(event.target));
addEventListener("beforeunload", (event) => {
  if ([...forms()].some(isChanged)) event.preventDefault();
});
document.addEventListener("htmx:after:swap", start);
start();
