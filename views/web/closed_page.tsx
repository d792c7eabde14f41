import type { Language } from "../../core/language.ts";
import { webStylesheets } from "../assets.ts";
import { Doctype } from "../components/doctype.tsx";
import { paths } from "../paths.ts";
import { webTexts } from "../texts/web.ts";
import { WebLayout } from "./web_layout.tsx";
import type { WebPage } from "./web_page.ts";

/** Says that there is no such page: in the shop's own frame where there is a shop to be seen. */
export function MissingPage(props: { page: WebPage }) {
  const { page } = props;
  const texts = webTexts[page.language];
  return (
    <WebLayout page={page} head={{ title: texts.notFound, addresses: [] }}>
      <h1>{texts.notFound}</h1>
      <p>{texts.notFoundText}</p>
      <p>
        <a href={paths.webHome(page.base)}>{texts.toHome}</a>
      </p>
    </WebLayout>
  );
}

/** A page that says nothing of whose shop it is, nor why it is not to be seen. */
export function BarePage(props: { language: Language; kind: "notFound" | "closed" | "failed" }) {
  const { language, kind } = props;
  const texts = webTexts[language];
  return (
    <>
      <Doctype />
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <title>{texts[kind]}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="data:," />
          {webStylesheets().map((href) => <link rel="stylesheet" href={href} />)}
        </head>
        <body class="web web-bare">
          <main>
            <h1>{texts[kind]}</h1>
            <p>{texts[`${kind}Text`]}</p>
          </main>
        </body>
      </html>
    </>
  );
}
