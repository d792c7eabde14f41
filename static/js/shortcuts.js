/* ⌘K or Ctrl+K searches everything, "/" goes to the page's own search. */
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
if (isMac) {
  for (const key of document.querySelectorAll("kbd[data-shortcut]")) {
    key.textContent = `⌘${key.dataset.shortcut}`;
  }
}

const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
    const palette = document.getElementById("palette");
    if (!palette) return;
    event.preventDefault();
    if (palette.open) palette.close();
    else palette.showModal();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key !== "/") return;
  const search = document.querySelector("main input[type=search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
});
