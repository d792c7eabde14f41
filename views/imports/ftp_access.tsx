import { KeyValues } from "../components/key_values.tsx";
import type { Page } from "../page.ts";
import { inboxTexts } from "../texts/inbox.ts";

/** Where programs reach the inbox by FTP. */
export interface FtpAccess {
  host: string;
  port: number;
  isSecure: boolean;
}

/** How to connect, on installations where the operator has switched FTP on. @see R50 */
export function FtpSection({ page, ftp }: { page: Page; ftp: FtpAccess }) {
  const texts = inboxTexts[page.language].ftp;
  const code = (text: string) => <code>{text}</code>;
  return (
    <section class="stack" aria-labelledby="ftp">
      <h2 id="ftp">{texts.title}</h2>
      <p>{texts.text}</p>
      <KeyValues
        items={[
          { name: texts.server, value: code(ftp.host) },
          { name: texts.port, value: code(String(ftp.port)) },
          { name: texts.user, value: code(page.shop!.slug) },
          { name: texts.password, value: texts.passwordIs },
          { name: texts.encryption, value: ftp.isSecure ? texts.secure : texts.plain },
        ]}
      />
    </section>
  );
}
