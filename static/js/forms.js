/* A refused form starts at its first wrong field; a form is not sent twice. */
document.querySelector("main form [aria-invalid=true]")?.focus();

const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[data-upload]")) return;
  if (sent.has(form)) event.preventDefault();
  sent.add(form);
  setTimeout(() => sent.delete(form), 5000);
});

/* What a form says while its answer is being made, where that takes long. */
document.addEventListener("submit", (event) => {
  const said = event.target.querySelector("[data-while-sent]");
  if (said && !event.defaultPrevented) said.hidden = false;
});
addEventListener("pageshow", () => {
  for (const said of document.querySelectorAll("[data-while-sent]")) said.hidden = true;
});

/* Filters answer at once; without script their form has a button. */
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-auto-submit]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) {
    form.requestSubmit();
  }
});

/* Parts of a form that follow a choice, "name=value": shown while it is made; "name!=value": while
   another is. */
function follow(form) {
  for (const part of form.querySelectorAll("[data-when]")) {
    const [, name, not, value] = /^(\w+)(!?)=(.*)$/.exec(part.dataset.when);
    const isMade = new FormData(form).get(name) === value;
    part.hidden = isMade === (not === "!");
    for (const control of part.querySelectorAll("input, select, textarea")) {
      control.disabled = part.hidden;
    }
  }
}
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.querySelector("[data-when]")) follow(form);
});
for (const part of document.querySelectorAll("[data-when]")) follow(part.closest("form"));
