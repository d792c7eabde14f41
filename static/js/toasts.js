/* Messages that leave by themselves, unless they are pointed at or hold the focus. */
const list = document.getElementById("toasts");
const stayMs = 6000;

function leaveLater(toast) {
  if (toast.dataset.leaving) return;
  toast.dataset.leaving = "true";
  const again = () => {
    if (toast.matches(":hover, :focus-within")) setTimeout(again, 1000);
    else toast.remove();
  };
  if (toast.dataset.tone !== "negative") setTimeout(again, stayMs);
}

function say({ tone = "positive", text }) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.tone = tone;
  toast.dataset.toast = "";
  const words = document.createElement("p");
  words.textContent = text;
  toast.append(words);
  list?.append(toast);
  setTimeout(() => toast.remove(), stayMs);
}

document.addEventListener("toast", (event) => say(event.detail));
document.addEventListener("click", (event) => {
  event.target.closest?.("[data-dismiss]")?.closest("[data-toast], .notice")?.remove();
});
for (const toast of document.querySelectorAll("[data-toast]")) leaveLater(toast);
if (list) {
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (node instanceof HTMLElement && node.matches("[data-toast]")) leaveLater(node);
    }
  }).observe(list, { childList: true });
}
