import type { WebAvailability, WebPrice, WebProduct } from "../../core/web/product.ts";
import { pagesAround } from "../components/pager.tsx";
import { Icon } from "../components/icon.tsx";
import { formatMoney } from "../format.ts";
import { paths } from "../paths.ts";
import { webTexts } from "../texts/web.ts";
import { productPath, type WebPage, type WebPicture, type WebPictures } from "./web_page.ts";

/** Where in the shop a page is; the last step is the page itself. */
export function Breadcrumbs(
  props: { page: WebPage; steps: readonly { name: string; href: string }[]; last: string },
) {
  const { page, steps, last } = props;
  const texts = webTexts[page.language];
  return (
    <nav class="web-path" aria-label={texts.path}>
      <ol>
        <li>
          <a href={paths.webHome(page.base)}>{texts.home}</a>
        </li>
        {steps.map(({ name, href }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
        <li aria-current="page">{last}</li>
      </ol>
    </nav>
  );
}

interface CardsProps {
  page: WebPage;
  products: readonly WebProduct[];
  pictures: WebPictures;
  /** Level of the cards' headings. */
  level: 2 | 3;
}

/** How many of the first pictures are wanted at once; the others when they come near. */
const eagerPictures = 4;

export function ProductCards({ page, products, pictures, level }: CardsProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ul class="web-cards">
      {products.map((product, index) => (
        <li class="web-card">
          <Picture
            page={page}
            picture={pictureOf(product, pictures)}
            alt=""
            isLazy={index >= eagerPictures}
          />
          <div class="web-card-text">
            <Heading class="web-card-name">
              <a href={productPath(page.base, product)}>{product.name}</a>
            </Heading>
            <Price page={page} price={product.price} />
            <Availability page={page} of={product} />
          </div>
        </li>
      ))}
    </ul>
  );
}

export const pictureOf = (
  { images }: Pick<WebProduct, "images">,
  pictures: WebPictures,
): WebPicture | undefined => images[0] === undefined ? undefined : pictures.get(images[0]);

/** Of a picture's longer side, in pixels, as it is stored for pages. */
const detailSide = 800;

/** A picture in a square; the shop's own ones say how large they are, so that nothing jumps. */
export function Picture(
  props: { page: WebPage; picture: WebPicture | undefined; alt: string; isLazy: boolean },
) {
  const { page, picture, alt, isLazy } = props;
  if (!picture) {
    return (
      <span class="web-picture" data-empty>
        <Icon name="image" size={20} />
      </span>
    );
  }
  return (
    <span class="web-picture">
      <img
        {...sourceOf(page, picture)}
        alt={alt}
        loading={isLazy ? "lazy" : undefined}
        decoding="async"
      />
    </span>
  );
}

function sourceOf(page: WebPage, picture: WebPicture) {
  if ("address" in picture) {
    return {
      src: picture.address,
      width: detailSide,
      height: detailSide,
      referrerpolicy: "no-referrer" as const,
    };
  }
  const { key, width, height } = picture;
  const scale = Math.min(1, detailSide / Math.max(width, height));
  return {
    src: paths.webPicture(page.root, key, "detail"),
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** With VAT, and the usual price crossed out where the real one is lower. */
export function Price(props: { page: WebPage; price: WebPrice | undefined }) {
  const { page, price } = props;
  const texts = webTexts[page.language];
  if (!price) return <p class="web-price" data-none>{texts.noPrice}</p>;
  const money = (minor: number) => formatMoney(page.language, minor, page.shop.currency);
  return (
    <p class="web-price">
      <strong>{price.isFrom ? texts.from(money(price.minor)) : money(price.minor)}</strong>
      {price.crossedMinor !== undefined && (
        <s>
          <span class="visually-hidden">{texts.before}</span> {money(price.crossedMinor)}
        </s>
      )}
    </p>
  );
}

export function Availability(
  props: { page: WebPage; of: { availability: WebAvailability; canBeBought: boolean } },
) {
  const { page, of: { availability, canBeBought } } = props;
  const texts = webTexts[page.language];
  const { kind, text, deliveryDays, note } = availability;
  const isOff = !canBeBought && kind !== "out_of_stock";
  const said = [
    isOff ? texts.notForSale : text,
    !isOff && deliveryDays !== undefined ? texts.delivery(deliveryDays) : undefined,
    note,
  ].filter(Boolean).join(", ");
  return (
    <p class="web-availability" data-kind={isOff ? "off" : text === "" ? "sent" : kind}>
      {said.slice(0, 1).toUpperCase() + said.slice(1)}
    </p>
  );
}

export function WebPager(
  props: { page: WebPage; number: number; last: number; href: (number: number) => string },
) {
  const { page, number, last, href } = props;
  const texts = webTexts[page.language];
  if (last <= 1) return null;
  return (
    <nav class="web-pager" aria-label={texts.pages}>
      <ul>
        {number > 1 && (
          <li>
            <a href={href(number - 1)} rel="prev">{texts.previous}</a>
          </li>
        )}
        {pagesAround(number, last).map((shown) => (
          <li>
            {shown === undefined ? <span>…</span> : (
              <a
                href={href(shown)}
                aria-label={texts.page(shown)}
                aria-current={shown === number ? "page" : undefined}
              >
                {shown}
              </a>
            )}
          </li>
        ))}
        {number < last && (
          <li>
            <a href={href(number + 1)} rel="next">{texts.next}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
