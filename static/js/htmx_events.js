/* What htmx tells, said to the person: a request that got no answer. */
document.addEventListener("htmx:error", (event) => {
  const cause = event.detail?.error;
  if (cause?.name === "AbortError" || !(cause instanceof TypeError)) return;
  document.dispatchEvent(
    new CustomEvent("toast", {
      detail: { tone: "negative", text: document.body.dataset.offline },
    }),
  );
});

/* A whole page (a sign-in after the session ended) never lands inside a part of another page. */
document.addEventListener("htmx:after:request", (event) => {
  const context = event.detail?.ctx;
  const isPage = /^\s*<!doctype/i.test(context?.text ?? "");
  if (!isPage || context.target === document.body) return;
  event.preventDefault();
  location.href = context.response.raw.url;
});
