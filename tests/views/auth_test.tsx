import assert from "node:assert/strict";
import { AcceptInvitation } from "../../views/auth/invitation.tsx";
import { CheckMail } from "../../views/auth/password_reset.tsx";
import { SignIn } from "../../views/auth/sign_in.tsx";
import { SignUp } from "../../views/auth/sign_up.tsx";
import { validationTexts } from "../../views/texts/validation.ts";
import { attributesOf, signedOut, visibleText } from "./page_support.ts";

const page = signedOut();

Deno.test("SignIn keeps the e-mail, never the password, and says what was wrong", () => {
  const html = String(
    <SignIn
      page={page}
      values={{ email: "jana@dilna.example", password: "tajné heslo" }}
      problem={validationTexts.cs.wrongSignIn}
      next="/shops/dilna"
    />,
  );
  assert.equal(attributesOf(html, "input", 'name="email"').value, "jana@dilna.example");
  assert.equal(attributesOf(html, "input", 'name="next"').value, "/shops/dilna");
  assert.doesNotMatch(html, /tajné heslo/);
  assert.match(visibleText(html), /E-mail nebo heslo nesouhlasí\./);
});

Deno.test("a refused SignUp keeps every answer and says its error beside each field", () => {
  const values = {
    kind: "person",
    name: "Jana <Nováková>",
    email: "jana",
    shopName: "Dílna",
    language: "sk",
    currency: "EUR",
    adult: "on",
  };
  const errors = { email: validationTexts.cs.email, terms: validationTexts.cs.terms };
  const html = String(<SignUp page={page} values={values} errors={errors} />);

  assert.ok("checked" in attributesOf(html, "input", 'value="person"'));
  assert.equal(attributesOf(html, "input", 'name="name"').value, "Jana <Nováková>");
  assert.ok("selected" in attributesOf(html, "option", 'value="sk"'));
  assert.ok("selected" in attributesOf(html, "option", 'value="EUR"'));
  assert.ok("checked" in attributesOf(html, "input", 'name="adult"'));
  assert.ok(!("checked" in attributesOf(html, "input", 'name="terms"')));
  const text = visibleText(html);
  assert.match(text, /2 pole potřebují opravit\./);
  assert.match(text, /Toto není e-mailová adresa/);
  assert.match(text, /Bez souhlasu s podmínkami nelze e-shop založit\./);
});

Deno.test("SignUp asks for consent with the terms at hand", () => {
  const html = String(<SignUp page={page} />);
  assert.equal(attributesOf(html, "a", "_blank").href, "/terms");
  assert.match(visibleText(html), /Je mi víc než 14 let/);
});

Deno.test("AcceptInvitation asks a new person for a name and a password, others for nothing", () => {
  const props = { page, token: "t/1", shopName: "Dílna", from: "Jana", email: "petr@x.example" };
  const fresh = String(<AcceptInvitation {...props} hasAccount={false} />);
  assert.equal(attributesOf(fresh, "input", 'name="password"').autocomplete, "new-password");
  assert.equal(attributesOf(fresh, "form", "novalidate").action, "/invitations/t%2F1");
  assert.doesNotMatch(String(<AcceptInvitation {...props} hasAccount />), /name="password"/);
});

Deno.test("CheckMail names the address, as text", () => {
  const html = String(<CheckMail page={page} email="<jana>@x.example" />);
  assert.match(visibleText(html), /Na adresu <jana>@x\.example jsme poslali odkaz/);
});
