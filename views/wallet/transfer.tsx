import type { QrCode } from "../../core/billing/payment_codes/qr_code.ts";
import { KeyValues } from "../components/key_values.tsx";
import { QrPicture } from "../components/qr_picture.tsx";
import type { Page } from "../page.ts";
import { topUpTexts } from "../texts/top_up.ts";

/** Where an amount is to be transferred, and how it is marked. */
export interface PaymentDetails {
  account: string;
  iban: string;
  recipient: string;
  variableSymbol: string;
  message: string;
  codes: readonly { name: string; picture: QrCode }[];
}

interface TransferProps {
  page: Page;
  /** Written for people. */
  amount: string;
  transfer: PaymentDetails;
  /** How to go about it, and what comes of it. */
  lead: string;
}

/** How an amount is transferred: codes for a phone, and the same to be copied. @see R156 */
export function Transfer({ page, amount, transfer, lead }: TransferProps) {
  const texts = topUpTexts[page.language];
  return (
    <div class="top-up">
      <div class="top-up-codes">
        {transfer.codes.map(({ name, picture }) => (
          <figure>
            <QrPicture code={picture} label={name} size={200} />
            <figcaption>{name}</figcaption>
          </figure>
        ))}
      </div>
      <section class="stack" aria-labelledby="pay">
        <h2 id="pay">{texts.pay}</h2>
        <p class="soft">{lead}</p>
        <KeyValues
          items={[
            { name: texts.amount, value: <strong>{amount}</strong> },
            { name: texts.account, value: <code>{transfer.account}</code> },
            { name: texts.symbol, value: <code>{transfer.variableSymbol}</code> },
            { name: texts.iban, value: <code>{transfer.iban}</code> },
            { name: texts.recipient, value: transfer.recipient },
            { name: texts.message, value: transfer.message },
          ]}
        />
        <p class="soft">{texts.symbolText}</p>
      </section>
    </div>
  );
}
