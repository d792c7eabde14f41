/** The stall that the product is called after. */
export function Mark(props: { size?: number }) {
  const { size = 24 } = props;
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="currentColor" />
      <g class="mark-stall">
        <path d="M5.6 5.5h12.8l1.6 5.2a2.67 2.67 0 0 1-5.33.3 2.67 2.67 0 0 1-5.34 0A2.67 2.67 0 0 1 4 10.7z" />
        <path
          d="M6.5 16.2h11M8 16.4v2.4M16 16.4v2.4"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
          stroke-linecap="round"
        />
      </g>
    </svg>
  );
}

export function Brand() {
  return (
    <span class="brand">
      <Mark />
      <span>Krámek</span>
    </span>
  );
}
