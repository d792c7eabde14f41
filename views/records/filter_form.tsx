import type { Child } from "hono/jsx";
import { Button } from "../components/button.tsx";
import { TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { recordTexts } from "../texts/records.ts";

interface FilterFormProps {
  page: Page;
  action: string;
  /** The part of the page that answers; what is around it stays. */
  target: string;
  search: string;
  searchHint: string;
  /** What the address has besides the fields. */
  kept?: Record<string, string | undefined>;
  /** Selects and days of the list. */
  children?: Child;
}

/** Search and filters of a list: an address of their own, and the list renewed as one types. */
export function FilterForm(props: FilterFormProps) {
  const { page, action, target, search, searchHint, kept = {}, children } = props;
  return (
    <form
      class="filters"
      method="get"
      action={action}
      role="search"
      hx-get={action}
      hx-trigger="submit, change, input delay:200ms"
      hx-target={`#${target}`}
      hx-select={`#${target}`}
      hx-swap="outerHTML"
      hx-sync="this:replace"
    >
      {Object.entries(kept).map(([name, value]) =>
        value !== undefined && <input type="hidden" name={name} value={value} />
      )}
      <div class="filter-search">
        <TextInput
          name="q"
          type="search"
          label={searchHint}
          hideLabel
          placeholder={searchHint}
          value={search}
          maxlength={200}
          autocomplete="off"
        />
      </div>
      {children}
      <noscript>
        <Button icon="search">{recordTexts[page.language].find}</Button>
      </noscript>
    </form>
  );
}
