const width = 120;
const height = 28;

/** The shape of a series, without axes; `label` says it in words. */
export function Sparkline(props: { values: readonly number[]; label: string }) {
  const { values, label } = props;
  const line = linePath(values);
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="chart-area" d={`${line} L${width} ${height} L0 ${height} Z`} />
      <path class="chart-line" d={line} />
    </svg>
  );
}

/** Between a pixel above the bottom and a pixel below the top; a flat series lies in the middle. */
function linePath(values: readonly number[]): string {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const points = values.map((value, index) => {
    const share = range === 0 ? 0.5 : (value - lowest) / range;
    return `${(index * step).toFixed(1)} ${(height - 2 - share * (height - 4)).toFixed(1)}`;
  });
  return points.length === 1 ? `M${points[0]} L${width} ${height / 2}` : `M${points.join(" L")}`;
}
