import { z } from "zod";
import { languages } from "../language.ts";
import type { ProductField } from "./fields.ts";
import type { CategoryLink, ImageValue, Value } from "./values.ts";

type List = Exclude<Value, string | number | boolean>;

const entriesMax = 500;
const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(entriesMax);

const line = (most: number) =>
  z.string().trim().min(1).max(most).regex(/^\P{Cc}*$/u, "Control characters are not taken");
const code = line(200);
const url = z.url({ protocol: /^https?$/, hostname: /./ }).max(2_000);
const day = z.iso.date();
const localText = z.partialRecord(z.enum(languages), line(2_000));
const someText = localText.refine(
  (text) => Object.keys(text).length > 0,
  "Say it in one language at least",
);
const codes = list(code);

/** An image list has one main picture: the marked one, else the first. */
const images = list(z.strictObject({
  url,
  titles: localText.optional(),
  main: z.boolean().optional(),
  list: z.boolean().optional(),
})).refine(
  (all) => all.filter(({ main }) => main).length <= 1,
  "Only one picture is the main one",
).transform((all): ImageValue[] =>
  all.map(({ main, ...image }, index) =>
    main || (index === 0 && !all.some((each) => each.main))
      ? { ...image, main: true } as ImageValue
      : image as ImageValue
  )
);

/** Categories of a product have no order but the primary first: so equal sets compare as equal. */
const categories = list(z.strictObject({
  code,
  primary: z.literal(true).optional(),
  position: z.int().min(0).max(1_000_000).optional(),
})).refine(
  (all) => all.filter(({ primary }) => primary).length <= 1,
  "Only one category is the primary one",
).transform((all): CategoryLink[] => {
  const byCode = new Map(all.map((link) => [link.code, link as CategoryLink]));
  return [...byCode.values()].sort((a, b) =>
    Number(b.primary ?? false) - Number(a.primary ?? false) || (a.code < b.code ? -1 : 1)
  );
});

/** How the entries of each list look to a program. What is not here comes by import alone. */
export const listSchemas: Partial<Record<ProductField, z.ZodType<List>>> = {
  images,
  categories,
  files: list(z.strictObject({ url, titles: localText.optional() })) as z.ZodType<List>,
  labels: list(z.strictObject({
    name: line(100),
    active: z.boolean().optional(),
    from: day.optional(),
    to: day.optional(),
  })) as z.ZodType<List>,
  parameters: list(
    z.strictObject({ name: someText, value: someText, imageUrl: url.optional() }),
  ) as z.ZodType<List>,
  related: codes,
  alternatives: codes,
  accessories: codes,
  gifts: list(z.strictObject({
    code,
    type: z.enum(["highest_stock_variant", "random_stock_variant", "variant"]),
  })),
  sets: list(z.strictObject({ code, quantity: z.number().positive().max(1_000_000) })),
  metas: list(z.strictObject({
    key: z.string().regex(/^[a-z_][a-z0-9_]{0,99}$/),
    type: z.enum([
      ...["radio", "checkbox", "input", "date", "email", "number"] as const,
      ...["select", "multiselect", "textarea", "formatted"] as const,
    ]),
    value: z.string().max(10_000).optional(),
    values: localText.optional(),
  })) as z.ZodType<List>,
  recyclingFees: list(z.strictObject({ name: line(100), values: localText })) as z.ZodType<List>,
  benefits: list(line(500)),
  groups: list(line(200)),
  priceFormulas: list(line(200)),
};
