import { type Currency, isCurrency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { type Errors, fieldsOf, Form, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { DateTime } from "../components/values.tsx";
import { formatDateTime, formatMoney } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { cardTexts } from "../texts/cards.ts";
import { paymentTexts } from "../texts/payments.ts";

interface ShownNote {
  id: number;
  kind: keyof typeof cardTexts.en.staff.kinds;
  shop: { slug: string; name: string } | undefined;
  amountMinor: number;
  currency: string;
  reference: string;
  notedAt: string;
  settled:
    | { outcome: "settled" | "taken_back"; at: string; by: string; reason: string }
    | undefined;
  canTakeBack: boolean;
}

interface CardsProps {
  page: Page;
  /** Open ones first. */
  notes: readonly ShownNote[];
  mayEdit: boolean;
  refused?: { noteId: number; values: FormValues; errors: Errors };
}

/** What came by card and fits nothing, and what went back to cards. */
export function Cards(props: CardsProps) {
  const { page, notes } = props;
  const texts = cardTexts[page.language].staff;
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="payments"
      breadcrumbs={[{ text: paymentTexts[page.language].title, href: paths.staffPayments() }]}
    >
      {notes.length === 0
        ? <EmptyState icon="wallet" title={texts.empty}>{texts.emptyText}</EmptyState>
        : (
          <div class="stack">
            {notes.map((note) => <Note {...props} note={note} />)}
          </div>
        )}
    </StaffLayout>
  );
}

function Note({ page, note, mayEdit, refused }: CardsProps & { note: ShownNote }) {
  const { language } = page;
  const texts = cardTexts[language].staff;
  const { shop, settled } = note;
  return (
    <section class="card stack" aria-label={texts.kinds[note.kind]}>
      <p>
        <Badge tone={settled ? "neutral" : "warning"}>{texts.kinds[note.kind]}</Badge>
      </p>
      <KeyValues
        items={[
          {
            name: texts.shop,
            value: shop ? <a href={paths.staffShop(shop.slug)}>{shop.name}</a> : texts.noShop,
          },
          { name: texts.amount, value: moneyText(page, note) },
          { name: texts.reference, value: <code>{note.reference}</code> },
          { name: texts.noted, value: <DateTime page={page} at={note.notedAt} /> },
          ...(settled
            ? [{
              name: texts.outcomes[settled.outcome],
              value: `${settled.reason}, ${settled.by}, ${formatDateTime(language, settled.at)}`,
            }]
            : []),
        ]}
      />
      {!settled && mayEdit && <Decision page={page} note={note} refused={refused} />}
    </section>
  );
}

function Decision(
  { page, note, refused }: { page: Page; note: ShownNote; refused: CardsProps["refused"] },
) {
  const texts = cardTexts[page.language].staff;
  const mine = refused?.noteId === note.id ? refused : undefined;
  return (
    <Form page={page} action={paths.staffCardPart(note.id, "settlement")}>
      <p class="faint">{texts.advice[note.kind]}</p>
      <TextInput
        {...fieldsOf(mine?.values, mine?.errors)("reason")}
        id={`reason-${note.id}`}
        label={texts.reason}
        maxlength={300}
      />
      <ButtonRow>
        {/* The first is what Enter does, so it is the one that moves no money. */}
        <Button type="submit">{texts.settle}</Button>
        {note.canTakeBack && (
          <Button
            type="submit"
            kind="danger"
            formaction={paths.staffCardPart(note.id, "return")}
          >
            {texts.takeBack}
          </Button>
        )}
      </ButtonRow>
    </Form>
  );
}

/** The gateway knows more currencies than we do. */
function moneyText({ language }: Page, { amountMinor, currency }: ShownNote): string {
  return isCurrency(currency)
    ? formatMoney(language, amountMinor, currency satisfies Currency)
    : `${amountMinor} ${currency}`;
}
