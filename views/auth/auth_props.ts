import type { Errors, FormValues } from "../components/form.tsx";
import type { Page } from "../page.ts";

/** What a form before signing in is drawn from; a refused one keeps what was typed. */
export interface AuthProps {
  page: Page;
  values?: FormValues;
  errors?: Errors;
  /** What was wrong with the whole of it: the e-mail or the password. */
  problem?: string;
}
