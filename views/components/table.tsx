import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import type { Extra } from "./attributes.ts";
import { Icon } from "./icon.tsx";

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => Child;
  /** Figures stand at the end, so that they line up. */
  align?: "end";
  /** As narrow as what is in it. */
  fit?: boolean;
  /** The address that sorts by this column, given the direction. */
  sortHref?: (descending: boolean) => string;
  /** The cell holds the row's link (`rowHref`), which the whole row answers to. */
  link?: boolean;
  /** What becomes of it on a phone: the first line's start, its end, or not shown. */
  phone?: "start" | "title" | "end" | "hidden";
  /** Says the title to screen readers only: pictures, menus. */
  hideTitle?: boolean;
}

export interface TableProps<Row> extends Extra {
  page: Page;
  /** What the table is of, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string;
  /** What a row is called when its checkbox is read out. */
  rowName?: (row: Row) => string;
  sort?: { key: string; descending: boolean };
  /** What a link of the head carries beside its address: htmx, to replace the list alone. */
  sortLinks?: (href: string) => Extra;
  /** A checkbox a row, sent as `selected`; see {@link BulkForm}. */
  selectable?: boolean;
  /** Stays a table on a phone and scrolls instead. */
  keepColumns?: boolean;
  id?: string;
}

export function Table<Row>(props: TableProps<Row>) {
  const { page, caption, columns, rows, rowKey, rowHref, rowName, sort, sortLinks } = props;
  const { selectable, keepColumns, id, ...rest } = props;
  return (
    <div class="table-frame" data-stacks={keepColumns ? undefined : ""}>
      <table class="table" id={id} {...extraOf(rest)}>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selectable && <SelectAll page={page} />}
            {columns.map((column) => (
              <Head key={column.key} {...{ page, column, sort, sortLinks }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow
              {...{ page, columns, row, selectable }}
              rowKey={rowKey(row)}
              href={rowHref?.(row)}
              name={rowName?.(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A table that stays one on a phone and is scrolled sideways, by keyboard too. */
export function WideTable(props: { label: string; children: Child }) {
  return (
    <div class="table-frame" data-scrolls="" role="group" aria-label={props.label} tabindex={0}>
      {props.children}
    </div>
  );
}

const extraOf = (props: object): Extra =>
  Object.fromEntries(Object.entries(props).filter(([name]) => /^(hx|data|aria)-/.test(name)));

interface RowProps<Row> {
  page: Page;
  columns: readonly Column<Row>[];
  row: Row;
  rowKey: string;
  href?: string;
  name?: string;
  selectable?: boolean;
}

/** One row, also as a fragment that replaces it. */
export function TableRow<Row>(props: RowProps<Row>) {
  const { page, columns, row, rowKey, href, name = rowKey, selectable } = props;
  return (
    <tr id={`row-${rowKey}`}>
      {selectable && (
        <td>
          <input
            type="checkbox"
            class="table-check"
            name="selected"
            value={rowKey}
            aria-label={componentTexts[page.language].selectRow(name)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          data-align={column.align}
          data-fit={column.fit ? "" : undefined}
          data-phone={column.phone ?? (column.link ? "title" : undefined)}
          data-label={column.align && !column.phone ? column.title : undefined}
        >
          {column.link && href
            ? <a class="row-link" href={href}>{column.cell(row)}</a>
            : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Works by JavaScript alone, which also shows it. */
function SelectAll(props: { page: Page }) {
  return (
    <th scope="col">
      <input
        type="checkbox"
        class="table-check"
        data-select-all=""
        hidden
        aria-label={componentTexts[props.page.language].selectAll}
      />
    </th>
  );
}

function Head<Row>(
  props: Pick<TableProps<Row>, "page" | "sort" | "sortLinks"> & { column: Column<Row> },
) {
  const { page, column, sort, sortLinks } = props;
  const sorted = sort?.key === column.key ? sort : undefined;
  const href = column.sortHref?.(sorted ? !sorted.descending : false);
  const title = column.hideTitle
    ? <span class="visually-hidden">{column.title}</span>
    : column.title;
  return (
    <th
      scope="col"
      data-align={column.align}
      data-fit={column.fit ? "" : undefined}
      aria-sort={sorted && (sorted.descending ? "descending" : "ascending")}
    >
      {href === undefined ? title : (
        <a
          class="sort-link"
          href={href}
          title={componentTexts[page.language].sortBy(column.title)}
          {...sortLinks?.(href)}
        >
          {title}
          <Icon name={sorted?.descending ? "arrow-down" : "arrow-up"} />
        </a>
      )}
    </th>
  );
}
