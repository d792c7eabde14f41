import type { WebCategory } from "../../core/web/categories.ts";
import type { WebProduct } from "../../core/web/product.ts";
import { RichText } from "../components/rich_text.tsx";
import { paths } from "../paths.ts";
import { webTexts } from "../texts/web.ts";
import { Availability, Breadcrumbs, Picture, Price, ProductCards } from "./parts.tsx";
import { productData } from "./product_data.ts";
import { breadcrumbs, StructuredDataScript } from "./structured_data.tsx";
import { WebLayout } from "./web_layout.tsx";
import { categoryPath, type WebHead, type WebPage, type WebPictures } from "./web_page.ts";

export interface ProductPageProps {
  page: WebPage;
  addresses: WebHead["addresses"];
  product: WebProduct;
  /** In at most a few sentences, as search engines show it. */
  about: string | undefined;
  /** From the top down to its main category; none when it is in none that is shown. */
  path: readonly WebCategory[];
  pictures: WebPictures;
  related: readonly WebProduct[];
}

export function ProductPage(props: ProductPageProps) {
  const { page, addresses, product, about, path, pictures, related } = props;
  const texts = webTexts[page.language];
  const steps = path.map((each) => ({ name: each.name, href: categoryPath(page.base, each) }));
  const data = productData(props);
  const url = (href: string) => page.origin + href.slice(page.root.length);
  return (
    <WebLayout
      page={page}
      head={{
        title: product.seoTitle ?? product.name,
        description: about,
        addresses,
        image: data.image[0],
      }}
      menuId={path[0]?.id}
    >
      <StructuredDataScript data={data} />
      <StructuredDataScript
        data={breadcrumbs([
          ...steps.map(({ name, href }) => ({ name, url: url(href) })),
          { name: product.name, url: data.url },
        ])}
      />
      <Breadcrumbs page={page} steps={steps} last={product.name} />
      <div class="web-product">
        <Gallery page={page} product={product} pictures={pictures} />
        <div class="web-product-text">
          <h1>{product.name}</h1>
          {product.isUsed && <p class="web-used">{texts.used}</p>}
          {product.shortDescription && <p class="web-lead">{product.shortDescription}</p>}
          <div class="web-offer">
            <Price page={page} price={product.price} />
            {product.price && <p class="web-vat">{texts.withVat}</p>}
            <Availability page={page} of={product} />
          </div>
          <Variants page={page} product={product} />
          <Facts page={page} product={product} />
        </div>
      </div>
      {product.longDescription && (
        <section aria-labelledby="description">
          <h2 id="description">{texts.description}</h2>
          <RichText html={product.longDescription} />
        </section>
      )}
      <Parameters page={page} product={product} />
      {related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">{texts.related}</h2>
          <ProductCards page={page} products={related} pictures={pictures} level={3} />
        </section>
      )}
    </WebLayout>
  );
}

type PartProps = Pick<ProductPageProps, "page" | "product">;

function Gallery({ page, product, pictures }: PartProps & Pick<ProductPageProps, "pictures">) {
  const texts = webTexts[page.language];
  const shown = product.images.flatMap((image) => pictures.get(image) ?? []);
  if (shown.length === 0) {
    return <Picture page={page} picture={undefined} alt="" isLazy={false} />;
  }
  return (
    <div class="web-gallery" role="group" aria-label={texts.pictures}>
      {shown.map((picture, index) => (
        <a
          href={"address" in picture
            ? picture.address
            : paths.webPicture(page.root, picture.key, "original")}
          aria-label={texts.enlarge(product.name, index + 1)}
        >
          <Picture
            page={page}
            picture={picture}
            alt={texts.picture(product.name, index + 1)}
            isLazy={index > 0}
          />
        </a>
      ))}
    </div>
  );
}

function Facts({ page, product }: PartProps) {
  const texts = webTexts[page.language];
  const facts: [string, string | undefined][] = [
    [texts.maker, product.manufacturer],
    [texts.code, product.code],
    [texts.ean, product.variants.length === 0 ? product.ean : undefined],
  ];
  return (
    <dl class="web-facts">
      {facts.map(([name, value]) =>
        value && (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )
      )}
    </dl>
  );
}

function Variants({ page, product }: PartProps) {
  const texts = webTexts[page.language];
  if (product.variants.length === 0) return null;
  return (
    <section aria-labelledby="variants">
      <h2 id="variants">{texts.variants}</h2>
      <table class="web-table">
        <thead>
          <tr>
            <th scope="col">{texts.variant}</th>
            <th scope="col">{texts.availability}</th>
            <th scope="col" class="web-figure">{texts.price}</th>
          </tr>
        </thead>
        <tbody>
          {product.variants.map((variant) => (
            <tr>
              <th scope="row">{variant.name || product.name}</th>
              <td>
                <Availability page={page} of={variant} />
              </td>
              <td class="web-figure">
                <Price page={page} price={variant.price} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Parameters({ page, product }: PartProps) {
  const texts = webTexts[page.language];
  if (product.parameters.length === 0) return null;
  return (
    <section aria-labelledby="parameters">
      <h2 id="parameters">{texts.parameters}</h2>
      <table class="web-table">
        <tbody>
          {product.parameters.map(({ name, value }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
