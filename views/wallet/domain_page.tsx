import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { domainTexts } from "../texts/domain.ts";
import { walletTexts } from "../texts/wallet.ts";

interface DomainPageProps {
  page: Page;
  /** The one that is set. */
  domain: string | undefined;
  /** To where it should lead. */
  host: string;
  isWebOpen: boolean;
  /** What setting a domain does to the trial that runs. */
  trial: "ends" | "ends_with_money" | undefined;
  values: FormValues;
  errors?: Errors;
}

/** Field `domain`. @see R145, R196 */
export function DomainPage(props: DomainPageProps) {
  const { page, domain, host, isWebOpen, trial, values, errors = {} } = props;
  const texts = domainTexts[page.language];
  const shop = page.shop!;
  const field = fieldsOf(values, errors);
  return (
    <Layout
      page={page}
      title={texts.title}
      active="wallet"
      breadcrumbs={[{ text: walletTexts[page.language].title, href: paths.wallet(page.shop!) }]}
    >
      <div class="stack">
        <p class="soft">{texts.lead}</p>
        {!isWebOpen && <Notice tone="warning">{texts.suspended}</Notice>}
        <Form page={page} action={paths.domain(shop)}>
          <FormErrors page={page} errors={errors} />
          <TextInput
            {...field("domain")}
            label={texts.domain}
            hint={texts.hint}
            maxlength={300}
            inputmode="url"
          />
          {trial && <p class="soft">{trial === "ends" ? texts.trial : texts.trialLater}</p>}
          <ButtonRow>
            <Button kind="primary">{texts.save}</Button>
            {domain !== undefined && isWebOpen && (
              <Button href={paths.web(shop.slug)}>{texts.look}</Button>
            )}
          </ButtonRow>
        </Form>
        {domain !== undefined && (
          <>
            <section class="stack" aria-labelledby="dns">
              <h2 id="dns">{texts.dns}</h2>
              <p>{texts.dnsText(domain, host)}</p>
              <p class="soft">{texts.dnsRoot}</p>
            </section>
            <section class="stack" aria-labelledby="hide">
              <h2 id="hide">{texts.hide}</h2>
              <p>{texts.hideText}</p>
              <Form page={page} action={paths.domainRemoval(shop)} layout="plain">
                <Button kind="danger">{texts.remove}</Button>
              </Form>
            </section>
          </>
        )}
      </div>
    </Layout>
  );
}
