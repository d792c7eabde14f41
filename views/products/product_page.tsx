import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Select } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { DateTime, Number } from "../components/values.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { productFormTexts } from "../texts/product_form.ts";
import { productTexts } from "../texts/products.ts";
import { recordTexts } from "../texts/records.ts";
import { whyTexts } from "../texts/why.ts";
import { AskSupport } from "../tickets/ask_support.tsx";
import { ProductConflict, type TypedOver } from "./product_conflict.tsx";
import { ProductForm, type ProductFormProps } from "./product_form.tsx";
import { ProductHistory, type ShownChange } from "./product_history.tsx";
import { pictureAddress, type ShownPicture } from "./picture_address.ts";
import { ProductState } from "./product_table.tsx";

/** A product with what stands around its form. */
export interface ShownProduct {
  id: number;
  title: string;
  code: string | undefined;
  active: boolean;
  archived: boolean;
  picture: ShownPicture | undefined;
  stockTotal: number | undefined;
  createdAt: string;
  updatedAt: string;
  createdBy: { id: number; name: string } | undefined;
  updatedBy: { id: number; name: string } | undefined;
  changes: readonly ShownChange[];
  /** Imports that it may belong to. */
  owningImports: readonly { id: number; name: string }[];
}

interface ProductPageProps extends Omit<ProductFormProps, "action" | "isNew" | "productId"> {
  /** Absent while a new one is being made. */
  product?: ShownProduct;
  /** Somebody else saved it meanwhile: what is stored now beside what was typed. */
  conflict?: readonly TypedOver[];
  now: string;
}

/** A product to look at and to edit; and a new one. */
export function ProductPage(props: ProductPageProps) {
  const { page, product, conflict, now } = props;
  const texts = productTexts[page.language];
  const shop = page.shop!;
  const action = product ? paths.product(shop, String(product.id)) : paths.products(shop);
  return (
    <Layout
      page={page}
      title={product?.title ?? texts.new}
      active="products"
      breadcrumbs={[{ text: texts.title, href: paths.products(shop) }]}
      beside={product && <ProductState page={page} product={product} />}
      lead={product?.code && <span class="code">{product.code}</span>}
    >
      <div class={product ? "columns" : undefined}>
        <div class="stack" data-gap="large">
          {conflict && product && (
            <ProductConflict page={page} product={product} typed={conflict} now={now} />
          )}
          <ProductForm {...props} action={action} isNew={!product} productId={product?.id} />
        </div>
        {product && <Aside page={page} product={product} now={now} />}
      </div>
    </Layout>
  );
}

interface AsideProps {
  page: Page;
  product: ShownProduct;
  now: string;
}

function Aside({ page, product, now }: AsideProps) {
  const { picture, createdAt, changes } = product;
  return (
    <aside>
      {picture && (
        <img
          class="product-picture"
          src={pictureAddress(page, picture, "detail")}
          alt=""
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
        />
      )}
      <Origin page={page} product={product} now={now} />
      {page.shop!.may.has("catalogue.edit") && <Owner page={page} product={product} />}
      {page.shop!.may.has("catalogue.edit") && <Actions page={page} product={product} now={now} />}
      <ProductHistory page={page} changes={changes} createdAt={createdAt} now={now} />
      <AskSupport page={page} about={{ product: product.id }} />
    </aside>
  );
}

function Origin({ page, product, now }: AsideProps) {
  const texts = productFormTexts[page.language];
  const general = recordTexts[page.language];
  const { createdBy, updatedBy, createdAt, updatedAt, stockTotal } = product;
  const [last] = product.changes;
  const link = ({ id, name }: { id: number; name: string }) => (
    <a href={paths.import(page.shop!, String(id))}>{texts.byImport(name)}</a>
  );
  return (
    <section>
      <h2>{texts.origin}</h2>
      <KeyValues
        items={[
          {
            name: general.createdAt,
            value: (
              <>
                <DateTime page={page} at={createdAt} now={now} />
                <br />
                {createdBy ? link(createdBy) : <span class="soft">{texts.createdByHand}</span>}
              </>
            ),
          },
          {
            name: general.updatedAt,
            value: (
              <>
                <DateTime page={page} at={updatedAt} now={now} />
                <br />
                {last?.run
                  ? link({ id: last.run.importId, name: last.run.importName })
                  : <span class="soft">{last?.actorName ?? updatedBy?.name}</span>}
              </>
            ),
          },
          {
            name: texts.inStock,
            value: stockTotal !== undefined && <Number page={page} value={stockTotal} />,
          },
        ]}
      />
    </section>
  );
}

/** Which import treats the product as missing when its file has it no more. @see R84, R87 */
function Owner({ page, product }: Omit<AsideProps, "now">) {
  const { id, createdBy, owningImports } = product;
  if (owningImports.length === 0) return null;
  const texts = whyTexts[page.language];
  return (
    <Form
      page={page}
      action={paths.productOwner(page.shop!, id)}
      layout="plain"
      label={texts.owner}
    >
      <Select
        name="import"
        label={texts.owner}
        hint={texts.ownerHint}
        value={createdBy === undefined ? "" : String(createdBy.id)}
        empty={texts.noOwner}
        options={owningImports.map((each) => ({ value: String(each.id), label: each.name }))}
      />
      <div class="button-row">
        <Button size="small">{texts.saveOwner}</Button>
      </div>
    </Form>
  );
}

/** Archiving can be taken back and is done at once; deletion is asked about. */
function Actions({ page, product }: AsideProps) {
  const texts = productFormTexts[page.language];
  const shop = page.shop!;
  const id = String(product.id);
  return (
    <div class="button-row">
      <Form page={page} action={paths.productArchivation(shop, id)} layout="plain">
        <input type="hidden" name="archived" value={product.archived ? "false" : "true"} />
        <Button size="small" icon={product.archived ? "history" : "archive"}>
          {product.archived ? texts.restore : texts.archive}
        </Button>
      </Form>
      {shop.may.has("catalogue.delete") && (
        <Button size="small" kind="quiet" icon="trash-2" href={paths.productDeletion(shop, id)}>
          {texts.delete}
        </Button>
      )}
    </div>
  );
}
