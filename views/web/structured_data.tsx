import { raw } from "hono/html";

/** Facts for machines beside what people read. @see {@link https://schema.org} */
export type StructuredData = { "@type": string } & Record<string, unknown>;

/**
 * Data in a script, where HTML's own escaping does not work: no `<` gets there at all, so nothing
 * that anybody has named can end the script.
 */
export function StructuredDataScript(props: { data: StructuredData }) {
  const text = JSON.stringify({ "@context": "https://schema.org", ...props.data })
    .replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return <script type="application/ld+json">{raw(text)}</script>;
}

export function breadcrumbs(
  steps: readonly { name: string; url: string }[],
): StructuredData {
  return {
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ name, url }, index) => ({
      ...{ "@type": "ListItem", position: index + 1, name, item: url },
    })),
  };
}
