import type { Currency } from "../../core/money.ts";
import type { ComingTransition } from "../../core/lifecycle/lifecycle.ts";
import { daysBetween } from "../../core/calendar.ts";
import { formatDate, formatMoney } from "../format.ts";
import type { Page } from "../page.ts";

interface ForecastChartProps {
  page: Page;
  label: string;
  currency: Currency;
  /** The day that the chart begins with, and what the wallet has then. */
  from: { day: string; balanceMinor: number };
  /** The coming days in order, at least one. */
  days: readonly { day: string; balanceMinor: number }[];
  transitions: readonly ComingTransition[];
}

const box = { width: 640, height: 200, top: 20, bottom: 26, start: 0, end: 12 };

/** The balance falling to zero and below, with the days marked on which something happens. */
export function ForecastChart(props: ForecastChartProps) {
  const { page, label, currency, from, days, transitions } = props;
  const points = [from, ...days];
  const last = points.at(-1)!;
  const scale = scaleOf(points);
  const marks = transitions.filter(({ day }) => day > from.day && day <= last.day);
  return (
    <svg
      class="forecast-chart"
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={label}
    >
      <line
        class="chart-grid"
        x1={box.start}
        x2={box.width}
        y1={scale.y(0)}
        y2={scale.y(0)}
      />
      <path class="chart-area" d={areaOf(points, scale)} />
      <path class="chart-line" d={lineOf(points, scale)} />
      {marks.map(({ day, state }) => (
        <g class="forecast-mark" data-state={state}>
          <line x1={scale.x(day)} x2={scale.x(day)} y1={box.top} y2={box.height - box.bottom} />
          <text x={scale.x(day)} y={box.height - 8} text-anchor={anchorOf(scale.x(day))}>
            {formatDate(page.language, day)}
          </text>
        </g>
      ))}
      <circle class="chart-dot" cx={scale.x(from.day)} cy={scale.y(from.balanceMinor)} r={3.5} />
      <text x={box.start} y={Math.max(12, scale.y(from.balanceMinor) - 9)}>
        {formatMoney(page.language, from.balanceMinor, currency)}
      </text>
    </svg>
  );
}

const anchorOf = (x: number): "start" | "middle" | "end" =>
  x < 50 ? "start" : x > box.width - 50 ? "end" : "middle";

interface Point {
  day: string;
  balanceMinor: number;
}

interface Scale {
  x: (day: string) => number;
  y: (balanceMinor: number) => number;
}

function scaleOf(points: readonly Point[]): Scale {
  const first = points[0]!.day;
  const length = daysBetween(first, points.at(-1)!.day) || 1;
  const balances = points.map(({ balanceMinor }) => balanceMinor);
  const high = Math.max(0, ...balances);
  const range = high - Math.min(0, ...balances) || 1;
  const inner = { width: box.width - box.end, height: box.height - box.top - box.bottom };
  return {
    x: (day) => round(4 + (daysBetween(first, day) / length) * (inner.width - 4)),
    y: (balanceMinor) => round(box.top + ((high - balanceMinor) / range) * inner.height),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const lineOf = (points: readonly Point[], { x, y }: Scale): string =>
  points.map(({ day, balanceMinor }, at) => `${at ? "L" : "M"}${x(day)} ${y(balanceMinor)}`)
    .join("");

const areaOf = (points: readonly Point[], scale: Scale): string =>
  `${lineOf(points, scale)}L${scale.x(points.at(-1)!.day)} ${scale.y(0)}` +
  `L${scale.x(points[0]!.day)} ${scale.y(0)}Z`;
