import { Badge } from "../components/badge.tsx";
import { BulkForm } from "../components/bulk_form.tsx";
import { Button } from "../components/button.tsx";
import { FilterChips } from "../components/filter_chips.tsx";
import { Pager } from "../components/pager.tsx";
import { type Column, Table } from "../components/table.tsx";
import { Tabs } from "../components/tabs.tsx";
import { Money, Number } from "../components/values.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import type { SampleProps } from "./design_page.tsx";

interface SampleRow {
  code: string;
  title: string;
  amountMinor: number;
  stock: number;
}

const rows: SampleRow[] = [
  { code: "TH-450", title: "Termohrnek 450 ml", amountMinor: 49_900, stock: 128 },
  { code: "NR-22", title: "Vrtačka příklepová EVP 13 G-2H3", amountMinor: 549_050, stock: 3 },
  { code: "ČJ-01", title: "Čaj jasmínový sypaný", amountMinor: 8_900, stock: 0 },
];

const sampleHref = (query: string) => `${paths.staffDesign()}?${query}`;

function columnsOf(page: Page): Column<SampleRow>[] {
  const sortHref = (descending: boolean) => sampleHref(`descending=${descending}`);
  return [
    { key: "code", title: "Kód", fit: true, cell: (row) => <span class="code">{row.code}</span> },
    { key: "title", title: "Název", link: true, sortHref, cell: (row) => row.title },
    {
      key: "price",
      title: "Cena",
      align: "end",
      phone: "end",
      sortHref,
      cell: (row) => <Money page={page} amountMinor={row.amountMinor} currency="CZK" />,
    },
    {
      key: "stock",
      title: "Sklad",
      align: "end",
      sortHref,
      cell: (row) => <Number page={page} value={row.stock} />,
    },
    {
      key: "state",
      title: "Stav",
      fit: true,
      cell: (row) =>
        row.stock > 0
          ? <Badge tone="positive">v prodeji</Badge>
          : <Badge dot="hollow">vyprodáno</Badge>,
    },
  ];
}

export function TableSamples(props: SampleProps) {
  const { page, id } = props;
  return (
    <>
      <BulkForm
        page={page}
        action={paths.staffDesign()}
        actions={
          <>
            <Button size="small">Aktivovat</Button>
            <Button size="small" kind="danger">Archivovat</Button>
          </>
        }
      >
        <Table
          page={page}
          caption="Ukázka produktů"
          columns={columnsOf(page)}
          rows={rows}
          rowKey={(row) => `${id}-${row.code}`}
          rowName={(row) => row.title}
          rowHref={() => sampleHref("row")}
          sort={{ key: "price", descending: true }}
          selectable
        />
      </BulkForm>
      <Pager
        page={page}
        number={4}
        size={50}
        total={61_204}
        href={(n) => sampleHref(`page=${n}`)}
      />
    </>
  );
}

export function TabSamples(props: SampleProps) {
  const { page } = props;
  return (
    <>
      <Tabs
        page={page}
        label="Ukázka záložek"
        current="all"
        tabs={[
          { key: "all", text: "Všechny", href: sampleHref("tab=all"), count: 61_204 },
          { key: "active", text: "V prodeji", href: sampleHref("tab=active"), count: 58_011 },
          { key: "archived", text: "Archiv", href: sampleHref("tab=archived") },
        ]}
      />
      <FilterChips
        page={page}
        clearHref={paths.staffDesign()}
        chips={[
          { name: "Stav", value: "v prodeji", removeHref: sampleHref("a") },
          { name: "Kategorie", value: "Nářadí", removeHref: sampleHref("b") },
        ]}
      />
    </>
  );
}
