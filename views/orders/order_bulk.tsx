import { Button } from "../components/button.tsx";
import { Select } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { orderTexts } from "../texts/orders.ts";
import type { ShownState } from "./order_state.tsx";

/** What can be done with the selected orders. */
export function OrderBulkActions(
  { page, states }: { page: Page; states: readonly ShownState[] },
) {
  const texts = orderTexts[page.language];
  return (
    <>
      <Select
        name="state"
        id="bulk-state"
        label={texts.bulkTo}
        hideLabel
        empty={texts.bulkChoose}
        options={states.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Button name="change" value="state">{texts.bulkState}</Button>
      <Button kind="quiet" name="change" value="resolved" icon="check">
        {texts.bulkResolved}
      </Button>
      <Button kind="quiet" name="change" value="unresolved">{texts.bulkUnresolved}</Button>
    </>
  );
}
