/* Selecting rows: all of the page at once, a range with Shift, and how many there are. */
let last;

function renew(form) {
  const boxes = [...form.querySelectorAll(".table-check[name=selected]")];
  const count = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("[data-select-all]");
  if (all) {
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
  }
  const output = form.querySelector("[data-bulk-count]");
  const text = `${output?.dataset.bulkCount ?? ""}${
    count.toLocaleString(document.documentElement.lang)
  }`;
  if (output && count > 0) output.textContent = text;
}

function selectRange(form, from, to) {
  const boxes = [...form.querySelectorAll(".table-check[name=selected]")];
  const [first, end] = [boxes.indexOf(from), boxes.indexOf(to)].sort((a, b) => a - b);
  if (first < 0) return;
  for (const box of boxes.slice(first, end + 1)) box.checked = to.checked;
}

document.addEventListener("click", (event) => {
  const box = event.target;
  const form = box.closest?.("form[data-bulk]");
  if (!form || !box.matches(".table-check")) return;
  if (box.matches("[data-select-all]")) {
    for (const each of form.querySelectorAll(".table-check[name=selected]")) {
      each.checked = box.checked;
    }
  } else {
    if (event.shiftKey && last?.isConnected) selectRange(form, last, box);
    last = box;
  }
  renew(form);
});

function start() {
  for (const all of document.querySelectorAll("[data-select-all]")) all.hidden = false;
  for (const form of document.querySelectorAll("form[data-bulk]")) renew(form);
}

start();
document.addEventListener("htmx:after:swap", start);
addEventListener("pageshow", start);
