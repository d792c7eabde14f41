import type { Child } from "hono/jsx";

interface FoldProps {
  title: string;
  /** Open from the start, like a form that was refused. */
  open?: boolean;
  children: Child;
}

/** A form or a part that is there when it is asked for, by mouse or keyboard, without a script. */
export function Fold({ title, open = false, children }: FoldProps) {
  return (
    <details class="fold" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Several of them, one below the other, with lines between. */
export function Folds(props: { children: Child }) {
  return <div class="folds">{props.children}</div>;
}
