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

/*
 * A whole page (a sign-in after the session ended) never lands inside a part of another page. Of a
 * page that has the part which was asked for, that part alone is taken.
 */
const holdsPart = ({ select, text }) =>
  select?.startsWith("#") && text.includes(`id="${select.slice(1)}"`);

document.addEventListener("htmx:after:request", (event) => {
  const context = event.detail?.ctx;
  const isPage = /^\s*<!doctype/i.test(context?.text ?? "");
  if (!isPage || context.target === document.body || holdsPart(context)) return;
  event.preventDefault();
  location.href = context.response.raw.url;
});
