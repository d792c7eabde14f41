import type { Child } from "hono/jsx";
import { asset, fontFiles, htmxFile, scripts, stylesheets } from "./assets.ts";
import { Doctype } from "./components/doctype.tsx";
import { Toast } from "./components/notice.tsx";
import type { Page } from "./page.ts";
import { paths } from "./paths.ts";
import { shellTexts } from "./texts/shell.ts";

/**
 * htmx 4: the browser asks again when going back (nothing is kept of a page), requests stay at
 * home, and attributes inherit only where they say so. Its eval is stopped by the CSP, which
 * names no `unsafe-eval`.
 */
const htmxConfig = JSON.stringify({
  history: "reload",
  mode: "same-origin",
  includeIndicatorCSS: false,
  implicitInheritance: false,
  transitions: false,
  extensions: "none",
});

/** The HTML around every page: what is linked, and what every htmx request carries. */
export function Document(
  props: {
    page: Page;
    title: string;
    kind: "shop" | "staff" | "plain";
    /** Search engines may offer it. */
    isIndexed?: boolean;
    children: Child;
  },
) {
  const { page, title, kind, isIndexed, children } = props;
  const texts = shellTexts[page.language];
  const headers = page.csrf ? JSON.stringify({ "X-CSRF-Token": page.csrf }) : undefined;
  return (
    <>
      <Doctype />
      <html lang={page.language} data-theme={page.theme} data-density={page.density}>
        <head>
          <meta charset="utf-8" />
          <title>{[title, page.shop?.name, "Krámek"].filter(Boolean).join(" · ")}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          {!isIndexed && <meta name="robots" content="noindex" />}
          <meta name="htmx-config" content={htmxConfig} />
          <link rel="icon" type="image/svg+xml" href={asset("img/icon.svg")} />
          {fontFiles.map((file) => (
            <link
              rel="preload"
              href={paths.static(file)}
              as="font"
              type="font/woff2"
              crossorigin="anonymous"
            />
          ))}
          {stylesheets().map((href) => <link key={href} rel="stylesheet" href={href} />)}
          <script nonce={page.nonce} src={asset(htmxFile)} defer></script>
          {scripts().map((src) => (
            <script key={src} nonce={page.nonce} type="module" src={src}></script>
          ))}
        </head>
        <body class={`is-${kind}`} hx-headers:inherited={headers} data-offline={texts.offline}>
          <a class="skip-link" href="#content">{texts.skip}</a>
          {children}
          <div class="toasts" id="toasts" role="status" aria-live="polite">
            {page.notice && <Toast page={page} tone={page.notice.tone}>{page.notice.text}</Toast>}
          </div>
        </body>
      </html>
    </>
  );
}
