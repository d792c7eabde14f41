import type { Currency } from "../../core/money.ts";
import { formatDate, formatMoney } from "../format.ts";
import type { Page } from "../page.ts";

export interface PricePoint {
  /** RFC 3339 moment from which the price held. */
  at: string;
  amountMinor: number;
}

interface StepChartProps {
  page: Page;
  label: string;
  currency: Currency;
  /** Oldest first, at least one. */
  points: readonly PricePoint[];
  /** Where the chart ends: now. */
  until: string;
  /** The lowest price of the last 30 days and the word for it. */
  lowest?: { amountMinor: number; text: string };
}

const box = { width: 440, height: 160, top: 22, bottom: 24, end: 8 };

/** A price over time: it holds until it changes, so the line goes in steps. */
export function StepChart(props: StepChartProps) {
  const { page, label, currency, points, until, lowest } = props;
  const money = (amountMinor: number) => formatMoney(page.language, amountMinor, currency);
  const scale = scaleOf(points, until, lowest?.amountMinor);
  const last = points.at(-1);
  const first = points[0];
  if (!last || !first) return null;
  return (
    <svg
      class="step-chart"
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={label}
    >
      <line class="chart-grid" x1={0} x2={box.width} {...flat(box.height - box.bottom)} />
      {lowest && (
        <>
          <line class="chart-lowest" x1={0} x2={box.width} {...flat(scale.y(lowest.amountMinor))} />
          <text class="chart-lowest-label" x={0} y={scale.y(lowest.amountMinor) + 14}>
            {`${lowest.text} ${money(lowest.amountMinor)}`}
          </text>
        </>
      )}
      <path class="chart-line" d={stepPath(points, scale)} />
      <circle
        class="chart-dot"
        cx={box.width - box.end}
        cy={scale.y(last.amountMinor)}
        r={3.5}
      />
      <text x={box.width} y={scale.y(last.amountMinor) - 9} text-anchor="end">
        {money(last.amountMinor)}
      </text>
      <text x={0} y={box.height - 6}>{formatDate(page.language, first.at)}</text>
      <text x={box.width} y={box.height - 6} text-anchor="end">
        {formatDate(page.language, until)}
      </text>
    </svg>
  );
}

const flat = (y: number) => ({ y1: y, y2: y });

interface Scale {
  x: (at: string) => number;
  y: (amountMinor: number) => number;
  end: number;
}

function scaleOf(points: readonly PricePoint[], until: string, lowest?: number): Scale {
  const amounts = [...points.map((point) => point.amountMinor), ...(lowest ? [lowest] : [])];
  const low = Math.min(...amounts);
  const range = Math.max(...amounts) - low || 1;
  const start = Date.parse(points[0]?.at ?? until);
  const length = Date.parse(until) - start || 1;
  const end = box.width - box.end;
  const height = box.height - box.top - box.bottom - 22;
  return {
    x: (at) => Math.round(((Date.parse(at) - start) / length) * end * 10) / 10,
    y: (amount) => Math.round((box.top + (1 - (amount - low) / range) * height) * 10) / 10,
    end,
  };
}

function stepPath(points: readonly PricePoint[], scale: Scale): string {
  const steps = points.map((point, index) => {
    const [x, y] = [scale.x(point.at), scale.y(point.amountMinor)];
    return index === 0 ? `M${x} ${y}` : `H${x} V${y}`;
  });
  return `${steps.join(" ")} H${scale.end}`;
}
