import { Diff } from "../components/diff.tsx";
import { Conflict } from "../records/conflict.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { productFormTexts } from "../texts/product_form.ts";
import type { ShownProduct } from "./product_page.tsx";

/** A field whose typed text differs from what is stored now. */
export interface TypedOver {
  label: string;
  stored: string;
  typed: string;
}

/** Who was faster, and which fields would be overwritten by saving again. */
export function ProductConflict(
  { page, product, typed, now }: {
    page: Page;
    product: ShownProduct;
    typed: readonly TypedOver[];
    now: string;
  },
) {
  const [last] = product.changes;
  return (
    <>
      <Conflict
        page={page}
        now={now}
        edit={last && { ...last, actorName: last.run?.importName ?? last.actorName }}
        href={paths.product(page.shop!, String(product.id))}
      />
      {typed.length > 0 && (
        <section>
          <h2>{productFormTexts[page.language].conflictFields}</h2>
          <ul class="record-changes">
            {typed.map(({ label, stored, typed }) => (
              <li>
                <span>{label}</span> <Diff page={page} before={stored} after={typed} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
