import type { Child } from "hono/jsx";

export interface KeyValue {
  name: string;
  value: Child;
}

/** Facts beside a record; what is not known is left out. */
export function KeyValues(props: { items: readonly KeyValue[] }) {
  const known = props.items.filter(({ value }) => value !== undefined && value !== null);
  return (
    <dl class="key-values">
      {known.map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
