/** What can be wrong with a field of a form about people and shops; texts are made at the edge. */
export type FieldProblem =
  | { code: "required" }
  | { code: "choose" }
  | { code: "too_long"; found: number; most: number }
  | { code: "characters" }
  | { code: "email" }
  | { code: "email_taken" }
  | { code: "email_same" }
  | { code: "password_short"; found: number; least: number }
  | { code: "password_common" }
  | { code: "password_named" }
  | { code: "password_wrong" }
  | { code: "company_id" }
  | { code: "phone" }
  /** A person who is not from Czechia; who is abroad is a company. @see R138 */
  | { code: "person_abroad" }
  | { code: "country" }
  | { code: "vat_id" }
  /** The VAT id is of another country than the address. */
  | { code: "vat_id_country" }
  | { code: "adult" }
  | { code: "terms" }
  | { code: "wrong_code" }
  | { code: "member_already" }
  /** So many people the tariff holds. @see R233 */
  | { code: "tariff_full"; most: number };

export type FieldProblems = Record<string, FieldProblem>;
