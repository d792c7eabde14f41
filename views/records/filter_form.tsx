import type { Child } from "hono/jsx";
import { pageSizes } from "../../core/catalogue/list_query.ts";
import { Button } from "../components/button.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { recordTexts } from "../texts/records.ts";

interface FilterFormProps {
  page: Page;
  action: string;
  /** The part of the page that answers; what is around it stays. */
  target: string;
  search: string;
  searchHint: string;
  size: number;
  /** What the address has besides the fields. */
  kept?: Record<string, string | undefined>;
  /** Selects and days of the list. */
  children?: Child;
}

/** Search and filters of a list: an address of their own, and the list renewed as one types. */
export function FilterForm(props: FilterFormProps) {
  const { page, action, target, search, searchHint, size, kept = {}, children } = props;
  const texts = recordTexts[page.language];
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
      <Select
        name="size"
        label={texts.pageSize}
        hideLabel
        options={pageSizes.map((each) => ({
          value: String(each),
          label: `${texts.pageSize}: ${each}`,
        }))}
        value={String(size)}
      />
      <Button icon="search">{texts.find}</Button>
    </form>
  );
}
