/* Files: dropped anywhere on the drop, named at once, and shown on their way. */
function nameFile(drop) {
  const files = [...(drop.querySelector("input[type=file]")?.files ?? [])];
  const name = drop.querySelector("[data-file-name]");
  if (!name) return;
  name.textContent = files.map((file) => file.name).join(", ");
  name.hidden = files.length === 0;
}

document.addEventListener("change", (event) => {
  const drop = event.target.closest?.("[data-file-drop]");
  if (drop) nameFile(drop);
});
for (const [kind, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(kind, (event) => {
    event.target.closest?.("[data-file-drop]")?.toggleAttribute("data-over", over);
  });
}

function progressOf(form) {
  const bar = form.querySelector("[data-upload-progress]");
  if (bar) bar.hidden = false;
  return (share) => {
    const progress = bar?.querySelector("progress");
    const figure = bar?.querySelector("[data-upload-figure]");
    if (progress) progress.value = share;
    if (figure) figure.textContent = `${Math.floor(share * 100)} %`;
  };
}

function fail(form, button) {
  const text = form.querySelector("[data-upload-failed]")?.dataset.uploadFailed;
  document.dispatchEvent(new CustomEvent("toast", { detail: { tone: "negative", text } }));
  form.querySelector("[data-upload-progress]").hidden = true;
  if (button) button.disabled = false;
}

/* What the page would say in a toast: shown here, or handed on to the page that is opened. */
function noticeOf(page) {
  const toast = page.querySelector("#toasts [data-toast]");
  return toast && { tone: toast.dataset.tone, text: toast.querySelector("p").textContent };
}

function handOn(notice) {
  const value = encodeURIComponent(JSON.stringify(notice));
  document.cookie = `notice=${value}; path=/; max-age=60; samesite=lax`;
}

/* The answer is the page that a plain form would have led to, or itself when it leads nowhere. The
   request has followed the way there already, and the notice was given to it. */
function show(request, form) {
  const landed = new URL(request.responseURL);
  const isElsewhere = landed.href !== new URL(form.action).href;
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const notice = noticeOf(page);
  if (request.status < 400 && isElsewhere) {
    if (notice) handOn(notice);
    location.href = landed.href;
  } else {
    document.getElementById("content")?.replaceWith(page.getElementById("content") ?? page.body);
    globalThis.htmx?.process(document.getElementById("content"));
    if (notice) document.dispatchEvent(new CustomEvent("toast", { detail: notice }));
    (document.querySelector("[data-form-errors]") ?? document.body).scrollIntoView();
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const hasFile = [...form.querySelectorAll("input[type=file]")].some((input) =>
    input.files.length
  );
  if (!form.matches("[data-upload]") || event.defaultPrevented || !hasFile) return;
  event.preventDefault();
  const button = event.submitter;
  const request = new XMLHttpRequest();
  const tell = progressOf(form);
  request.upload.addEventListener("progress", (sent) => {
    if (sent.lengthComputable) tell(sent.loaded / sent.total);
  });
  request.addEventListener("load", () => show(request, form));
  request.addEventListener("error", () => fail(form, button));
  request.open(form.method, form.action);
  request.send(new FormData(form, button));
  if (button) button.disabled = true;
});
