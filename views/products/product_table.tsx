import type { ProductListing } from "../../core/catalogue/product_filter.ts";
import { Badge } from "../components/badge.tsx";
import { type Column, Table } from "../components/table.tsx";
import { Number } from "../components/values.tsx";
import { formatMoney } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { productTexts } from "../texts/products.ts";
import { pictureAddress } from "./picture_address.ts";
import { listAddress, listLinks } from "./list_links.ts";

/** A product as a line of a list. */
export interface ListedProduct {
  id: number;
  code: string | undefined;
  title: string | undefined;
  active: boolean;
  archived: boolean;
  imageUrl: string | undefined;
  /** Under which the shop keeps that picture, if it does. */
  pictureKey: string | undefined;
  priceMinor: number | undefined;
  priceFrom: boolean;
  stock: number | undefined;
  availability: string | undefined;
  variants: number;
}

interface TableProps {
  page: Page;
  listing: ProductListing;
  products: readonly ListedProduct[];
}

export function ProductTable({ page, listing, products }: TableProps) {
  const texts = productTexts[page.language];
  const name = ({ title, code }: ListedProduct) => title ?? code ?? texts.withoutTitle;
  return (
    <Table
      page={page}
      caption={texts.caption}
      rows={products}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => paths.product(page.shop!, String(id))}
      rowName={name}
      selectable={page.shop!.may.has("catalogue.edit")}
      sort={{ key: listing.sort, descending: listing.descending }}
      sortLinks={listLinks}
      columns={columns(page, listing)}
    />
  );
}

function columns(page: Page, listing: ProductListing): Column<ListedProduct>[] {
  const texts = productTexts[page.language];
  const sortBy = (sort: ProductListing["sort"]) => (descending: boolean) =>
    listAddress(page, { ...listing, sort, descending });
  return [
    {
      key: "picture",
      title: texts.columns.picture,
      hideTitle: true,
      cell: ({ imageUrl, pictureKey }) => (
        <Picture url={pictureAddress(page, { address: imageUrl, key: pictureKey }, "list")} />
      ),
    },
    {
      key: "code",
      title: texts.columns.code,
      fit: true,
      sortHref: sortBy("code"),
      cell: ({ code }) => code && <span class="code">{code}</span>,
    },
    {
      key: "title",
      title: texts.columns.title,
      link: true,
      sortHref: sortBy("title"),
      cell: ({ title }) => title ?? <em class="faint">{texts.withoutTitle}</em>,
    },
    {
      key: "price",
      title: texts.columns.price,
      align: "end",
      phone: "end",
      sortHref: sortBy("price"),
      cell: (product) => <Price page={page} product={product} />,
    },
    {
      key: "stock",
      title: texts.columns.stock,
      align: "end",
      sortHref: sortBy("stock"),
      cell: ({ stock }) => stock !== undefined && <Stock page={page} stock={stock} />,
    },
    {
      key: "availability",
      title: texts.columns.availability,
      phone: "hidden",
      cell: ({ availability }) => availability,
    },
    {
      key: "variants",
      title: texts.columns.variants,
      align: "end",
      phone: "hidden",
      cell: ({ variants }) => variants > 0 && <Number page={page} value={variants} />,
    },
    {
      key: "state",
      title: texts.columns.state,
      fit: true,
      cell: (product) => <ProductState page={page} product={product} />,
    },
  ];
}

/** A picture that is not kept here is loaded from its supplier, who is told nothing of us. */
export function Picture({ url }: { url: string | undefined }) {
  if (!url) return <span class="table-picture" data-empty=""></span>;
  return (
    <img
      class="table-picture"
      src={url}
      alt=""
      width={32}
      height={32}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
    />
  );
}

function Price({ page, product }: { page: Page; product: ListedProduct }) {
  const { priceMinor, priceFrom } = product;
  if (priceMinor === undefined) return <span class="faint">–</span>;
  const price = formatMoney(page.language, priceMinor, page.shop!.currency);
  return (
    <span class="figure nowrap">
      {priceFrom ? productTexts[page.language].from(price) : price}
    </span>
  );
}

function Stock({ page, stock }: { page: Page; stock: number }) {
  return (
    <span class="stock-figure" data-out={stock <= 0 ? "" : undefined}>
      <Number page={page} value={stock} />
    </span>
  );
}

export function ProductState(
  { page, product }: { page: Page; product: { active: boolean; archived: boolean } },
) {
  const texts = productTexts[page.language].states;
  if (product.archived) return <Badge dot="hollow">{texts.archived}</Badge>;
  if (!product.active) return <Badge tone="warning" dot="hollow">{texts.inactive}</Badge>;
  return <Badge tone="positive">{texts.active}</Badge>;
}
