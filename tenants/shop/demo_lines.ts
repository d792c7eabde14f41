import type { LineKind } from "../../core/catalogue/order.ts";
import { roundMinor } from "../../core/money.ts";
import { pick } from "./demo_customers.ts";

/** Goods of the shop as an order takes them. */
export interface DemoProduct {
  code: string;
  title: string;
  priceMinor: number;
  vatRate: number | null;
  unit: string | null;
}

/** A line of an invented order. */
export interface InventedLine {
  kind: LineKind;
  productCode: string | null;
  title: string;
  quantity: number;
  unit: string | null;
  unitPriceMinor: number;
  vatRate: number;
  totalMinor: number;
}

const freeShipmentFromMinor = 150_000;

interface LineOptions {
  products: readonly DemoProduct[];
  random: () => number;
  shipmentName: string;
  shipmentMinor: number;
  paymentName: string;
  paymentMinor: number;
}

/** Some of the goods, perhaps a discount, then how it is sent and paid. */
export function inventLines(options: LineOptions): InventedLine[] {
  const { products, random, shipmentName, paymentName, paymentMinor } = options;
  const chosen = new Set(
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, products)),
  );
  const goods = [...chosen].map((product) => {
    const quantity = random() < 0.7 ? 1 : 2 + Math.floor(random() * 3);
    return lineOf("product", product, quantity);
  });
  const goodsMinor = goods.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const shipmentMinor = goodsMinor >= freeShipmentFromMinor ? 0 : options.shipmentMinor;
  const extra = (title: string, priceMinor: number) => ({
    ...{ code: null, title, priceMinor, vatRate: 21, unit: null },
  });
  return [
    ...goods,
    ...(random() < 0.1
      ? [lineOf("discount", extra("Sleva 10 %", -roundMinor(goodsMinor / 10)), 1)]
      : []),
    lineOf("shipment", extra(shipmentName, shipmentMinor), 1),
    lineOf("payment", extra(paymentName, paymentMinor), 1),
  ];
}

type Priced = Omit<DemoProduct, "code"> & { code: string | null };

function lineOf(kind: LineKind, product: Priced, quantity: number): InventedLine {
  const { code, title, priceMinor, vatRate, unit } = product;
  return {
    ...{ kind, title, quantity, unit },
    productCode: code,
    unitPriceMinor: priceMinor,
    vatRate: vatRate ?? 21,
    totalMinor: priceMinor * quantity,
  };
}
