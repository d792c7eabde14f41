import type { InvoiceDocument } from "../../core/billing/invoice.ts";
import { KeyValues } from "../components/key_values.tsx";
import { QrPicture } from "../components/qr_picture.tsx";
import { invoiceContent, type Party } from "./invoice_content.ts";

/** A document as a sheet on a page, in its own language. @see R168 */
export function InvoiceSheet({ document }: { document: InvoiceDocument }) {
  const content = invoiceContent(document);
  const { head, rows, notes, qr } = content;
  return (
    <article class="invoice" lang={document.language} aria-label={content.title}>
      <h2>{content.title}</h2>
      <div class="invoice-parties">
        <PartyBlock party={content.supplier} />
        <PartyBlock party={content.customer} />
      </div>
      <KeyValues items={content.facts} />
      <div class="invoice-table">
        <table>
          <thead>
            <tr>{head.map((title) => <th scope="col">{title}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {row.map((text, index) => <td data-label={head[index]}>{text}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="invoice-total">
        <span>{content.totalName}</span> <strong>{content.total}</strong>
      </p>
      {notes.map((note) => <p>{note}</p>)}
      {qr && (
        <figure class="invoice-qr">
          <QrPicture code={qr} label={content.qrName} size={128} />
          <figcaption>{content.qrName}</figcaption>
        </figure>
      )}
    </article>
  );
}

function PartyBlock({ party }: { party: Party }) {
  return (
    <section>
      <h3>{party.title}</h3>
      <p>
        <strong>{party.name}</strong>
        {party.lines.map((line) => (
          <>
            <br />
            {line}
          </>
        ))}
      </p>
    </section>
  );
}
