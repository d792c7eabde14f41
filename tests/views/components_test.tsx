import assert from "node:assert/strict";
import { initials } from "../../views/components/avatar.tsx";
import { Button } from "../../views/components/button.tsx";
import { Checkbox } from "../../views/components/choices.tsx";
import { Diff } from "../../views/components/diff.tsx";
import { fieldsOf, Form } from "../../views/components/form.tsx";
import { MoneyInput, Select, TextArea, TextInput } from "../../views/components/inputs.tsx";
import { Pager, pagesAround } from "../../views/components/pager.tsx";
import { Table } from "../../views/components/table.tsx";
import { attributesOf, pageOf, visibleText } from "./page_support.ts";

const page = pageOf();

Deno.test("Form carries the session's token when it posts, and none when it asks", () => {
  const posted = String(<Form page={page} action="/x">text</Form>);
  assert.equal(attributesOf(posted, "input", "csrf").value, "token-of-this-session");

  const asked = String(<Form page={page} action="/x" method="get">text</Form>);
  assert.doesNotMatch(asked, /token-of-this-session/);
});

Deno.test("Form takes files when it uploads", () => {
  const html = String(<Form page={page} action="/x" upload>text</Form>);
  assert.equal(attributesOf(html, "form").enctype, "multipart/form-data");
});

Deno.test("TextInput keeps what was typed and says its error beside it", () => {
  const field = fieldsOf({ email: `"><script>` }, { email: "Toto není e-mail." });
  const html = String(<TextInput {...field("email")} label="E-mail" hint="Firemní" />);
  const input = attributesOf(html, "input");

  assert.equal(input.value, `"><script>`);
  assert.doesNotMatch(html, /<script>/);
  assert.equal(input["aria-invalid"], "true");
  assert.equal(input["aria-describedby"], "field-email-hint field-email-error");
  assert.equal(attributesOf(html, "label").for, input.id);
  assert.match(visibleText(html), /Toto není e-mail\./);
});

Deno.test("fieldsOf() does not take an object's own workings for a value", () => {
  assert.deepEqual(fieldsOf({}, {})("constructor"), {
    name: "constructor",
    value: undefined,
    error: undefined,
  });
});

Deno.test("TextArea, Select and MoneyInput keep what was typed", () => {
  assert.match(
    String(<TextArea name="a" label="A" value="<b>tučně</b>" />),
    />&lt;b&gt;tučně&lt;\/b&gt;<\/textarea>/,
  );
  const options = [{ value: "x", label: "X" }, { value: "y", label: "Y" }];
  const select = String(<Select name="a" label="A" options={options} value="y" />);
  assert.ok("selected" in attributesOf(select, "option", `value="y"`));
  const money = String(<MoneyInput name="a" label="Cena" currency="CZK" value="12.345" />);
  assert.equal(attributesOf(money, "input").value, "12.345");
  assert.match(visibleText(money), /Kč/);
});

Deno.test("Checkbox stays ticked and is named by its label", () => {
  const html = String(<Checkbox name="terms" label="Souhlasím" checked />);
  const input = attributesOf(html, "input");
  assert.ok("checked" in input);
  assert.equal(attributesOf(html, "label").for, input.id);
});

Deno.test("Button with an address is a link, without one it submits", () => {
  assert.equal(attributesOf(String(<Button href="/x">Otevřít</Button>), "a").href, "/x");
  assert.equal(attributesOf(String(<Button>Uložit</Button>), "button").type, "submit");
  const icon = String(<Button icon="x" label="Zavřít" />);
  assert.equal(attributesOf(icon, "button")["aria-label"], "Zavřít");
});

Deno.test("Pager says which records are shown and leads to the pages around", () => {
  const props = { page, number: 1, size: 50, total: 61_204, href: (n: number) => `?page=${n}` };
  const html = String(<Pager {...props} />);
  assert.match(visibleText(html), /^1–50 z 61 204/);
  assert.equal(attributesOf(html, "a", 'aria-current="page"')["aria-label"], "Stránka 1");
  assert.match(visibleText(String(<Pager {...props} total={0} />)), /^0–0 z 0$/);
});

Deno.test("pagesAround() leaves out what is far and never a single page", () => {
  assert.deepEqual(pagesAround(1, 1), [1]);
  assert.deepEqual(pagesAround(4, 9), [1, 2, 3, 4, 5, undefined, 9]);
  assert.deepEqual(pagesAround(50, 100), [1, undefined, 49, 50, 51, undefined, 100]);
});

Deno.test("Table links its row, names its checkbox, and says by what it is sorted", () => {
  const html = String(
    <Table
      page={page}
      caption="Produkty"
      rows={[{ id: "7", title: "Čaj <zelený>" }]}
      rowKey={(row) => row.id}
      rowHref={(row) => `/p/${row.id}`}
      rowName={(row) => row.title}
      selectable
      sort={{ key: "title", descending: true }}
      columns={[
        {
          key: "title",
          title: "Název",
          link: true,
          cell: (row) => row.title,
          sortHref: (descending) => `?descending=${descending}`,
        },
      ]}
    />,
  );
  assert.equal(attributesOf(html, "a", "row-link").href, "/p/7");
  assert.equal(attributesOf(html, "input", 'name="selected"')["aria-label"], "Vybrat Čaj <zelený>");
  assert.equal(attributesOf(html, "th", "aria-sort")["aria-sort"], "descending");
  assert.equal(attributesOf(html, "a", "sort-link").href, "?descending=false");
  assert.match(visibleText(html), /Čaj <zelený>/);
});

Deno.test("Diff says nothing as empty, on either side", () => {
  const text = visibleText(String(<Diff page={page} before="" after="Bosch" />));
  assert.match(text, /Dříve: prázdné .*Nyní: Bosch/);
});

Deno.test("initials() takes the first and the last word, accents kept", () => {
  assert.equal(initials("Žaneta Marie Černá"), "ŽČ");
  assert.equal(initials("dílna"), "D");
  assert.equal(initials(""), "");
});
