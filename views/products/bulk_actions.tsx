import type { Child } from "hono/jsx";
import { BulkForm } from "../components/bulk_form.tsx";
import { Button } from "../components/button.tsx";
import { MenuItem, MenuLine, PopoverMenu } from "../components/menu.tsx";
import { componentTexts } from "../texts/components.ts";
import { paths } from "../paths.ts";
import { productTexts } from "../texts/products.ts";
import { listingText } from "./product_filters.tsx";
import type { ProductListProps } from "./product_list.tsx";

const button = (value: string) => ({ name: "action", value, size: "small" as const });

/** A form around the table; what prices and deletion do is said and asked on the next page. */
export function BulkActions(props: ProductListProps & { children: Child }) {
  const { page, listing, products, total, children } = props;
  if (!page.shop!.may.has("catalogue.edit")) return <>{children}</>;
  const texts = productTexts[page.language].bulk;
  return (
    <BulkForm
      page={page}
      action={paths.productChanges(page.shop!)}
      actions={
        <>
          {total > products.length && (
            <label class="bulk-everything">
              <input type="checkbox" name="everything" value="true" />
              {texts.everything(total)}
            </label>
          )}
          <Button {...button("activate")}>{texts.activate}</Button>
          <Button {...button("deactivate")}>{texts.deactivate}</Button>
          <Button {...button("price")}>{texts.price}</Button>
          <Button {...button("archive")} icon="archive">{texts.archive}</Button>
          <PopoverMenu
            id="bulk-menu"
            label={componentTexts[page.language].more}
            side="above"
          >
            <MenuItem name="action" value="restore" icon="history">{texts.restore}</MenuItem>
            {page.shop!.may.has("catalogue.delete") && (
              <>
                <MenuLine />
                <MenuItem name="action" value="delete" icon="trash-2" tone="negative">
                  {texts.delete}
                </MenuItem>
              </>
            )}
          </PopoverMenu>
        </>
      }
    >
      <input type="hidden" name="list" value={listingText(page, listing)} />
      {children}
    </BulkForm>
  );
}
