/* Opens a dialog in place of following a link; closes it by a click beside it. */
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (!opener || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const dialog = document.getElementById(opener.dataset.opens);
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  opener.closest("[popover]")?.hidePopover();
  if (!dialog.open) dialog.showModal();
});

document.addEventListener("pointerdown", (event) => {
  const dialog = event.target;
  if (!(dialog instanceof HTMLDialogElement) || !dialog.matches("[data-dialog]")) return;
  const box = dialog.getBoundingClientRect();
  const beside = event.clientX < box.left || event.clientX > box.right ||
    event.clientY < box.top || event.clientY > box.bottom;
  if (beside) dialog.close();
});

/* A dialog that the server sent open: a refused form that lives in one. */
for (const dialog of document.querySelectorAll("dialog[data-dialog][open]")) {
  dialog.close();
  dialog.showModal();
}
