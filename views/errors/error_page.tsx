import type { Child } from "hono/jsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { type ErrorKind, errorTexts } from "../texts/errors.ts";

interface ErrorProps {
  page: Page;
  kind: ErrorKind;
  /** The request's code, which support finds in the log. */
  code?: string;
  /** After how many seconds it makes sense to try again. */
  retryAfterSeconds?: number;
}

/** What happened, what now, and a code to tell support; inside the shop's frame when there is one. */
export function ErrorPage(props: ErrorProps) {
  const { page, kind } = props;
  const { title, text } = errorTexts[page.language].kinds[kind];
  if (page.shop && page.person) {
    return (
      <Layout page={page} title={title} headless>
        <div class="error-page">
          <h1>{title}</h1>
          <p class="error-text">{text}</p>
          <Rest {...props} />
        </div>
      </Layout>
    );
  }
  return (
    <PlainLayout page={page} title={title} lead={text}>
      <Rest {...props} />
    </PlainLayout>
  );
}

function Rest(props: ErrorProps): Child {
  const { page, kind, code, retryAfterSeconds } = props;
  const texts = errorTexts[page.language];
  return (
    <div class="stack">
      {retryAfterSeconds !== undefined && <p>{texts.wait(retryAfterSeconds)}</p>}
      <ButtonRow>
        <Way {...props} />
      </ButtonRow>
      {isOurs(kind) && (
        <p>
          <a href={paths.status()}>{texts.status}</a>
        </p>
      )}
      {code && (
        <p class="faint">
          {texts.code}: <code>{code}</code>
        </p>
      )}
    </div>
  );
}

/** Something does not work on our side, and perhaps for others too. @see R96 */
const isOurs = (kind: ErrorKind): boolean => kind === "failed" || kind === "unavailable";

/** The one way on that makes sense after this error. */
function Way(props: ErrorProps) {
  const { page, kind } = props;
  const texts = errorTexts[page.language];
  const isAgain = kind === "failed" || kind === "unavailable" || kind === "too_many" ||
    kind === "expired";
  if (isAgain) return <Button kind="primary" href={page.path}>{texts.again}</Button>;
  if (kind === "link_expired" || !page.person) {
    return <Button kind="primary" href={paths.signIn()}>{texts.signIn}</Button>;
  }
  if (page.person.staffRole && !page.shop) {
    const back = page.support ? paths.shop(page.support.slug) : paths.staffShops();
    return <Button kind="primary" href={back}>{texts.home}</Button>;
  }
  const home = page.shop && kind !== "suspended" ? paths.shop(page.shop) : paths.shops();
  return <Button kind="primary" href={home}>{texts.home}</Button>;
}
