/* Places menus by their button where the browser cannot anchor them, and walks them by arrows. */
const canAnchor = CSS.supports("position-area", "block-end span-inline-end") &&
  CSS.supports("position-try-fallbacks", "flip-block");

function place(menu) {
  const button = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (!button) return;
  const at = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const start = menu.dataset.align === "start" ? at.left : at.right - size.width;
  const below = at.bottom + size.height + 8 < innerHeight && menu.dataset.side !== "above";
  menu.style.left = `${Math.max(8, Math.min(start, innerWidth - size.width - 8))}px`;
  menu.style.top = `${below ? at.bottom : Math.max(8, at.top - size.height - 8)}px`;
}

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!canAnchor && event.newState === "open" && menu.matches?.("[data-menu]")) place(menu);
}, true);

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const menu = event.target.closest?.("[data-menu]");
  const button = event.target.closest?.("[popovertarget]");
  const target = menu ?? (button && document.getElementById(button.getAttribute("popovertarget")));
  if (!step || !target?.matches("[data-menu]")) return;
  if (!menu) {
    if (step < 0) return;
    target.showPopover({ source: button });
  }
  event.preventDefault();
  const lines = [...target.querySelectorAll("a[href], button:not(:disabled)")];
  const next = lines.indexOf(document.activeElement) + step;
  lines.at(next < 0 ? -1 : next % lines.length)?.focus();
});
