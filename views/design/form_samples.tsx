import { Checkbox, OptionCards, Segmented, Switch } from "../components/choices.tsx";
import { FieldPair } from "../components/field.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import {
  Combobox,
  DateInput,
  MoneyInput,
  Select,
  TextArea,
  TextInput,
} from "../components/inputs.tsx";
import type { SampleProps } from "./design_page.tsx";

export function FieldSamples(props: SampleProps) {
  const name = (field: string) => `${props.id}-${field}`;
  return (
    <>
      <TextInput name={name("title")} label="Název" value="Termohrnek 450 ml" />
      <TextInput
        name={name("ean")}
        label="EAN"
        hint="13 číslic, vyplňuje se i bez pomlček."
        optional="nepovinné"
        code
        value="4006381333931"
      />
      <MoneyInput
        name={name("price")}
        label="Cena s DPH"
        currency="CZK"
        value="12.345"
        error="Cena: „12.345“ má tři desetinná místa, čekáme nejvýš dvě."
      />
      <FieldPair>
        <Select
          name={name("availability")}
          label="Dostupnost"
          value="now"
          options={[{ value: "now", label: "Skladem" }, { value: "week", label: "Do týdne" }]}
        />
        <Combobox
          name={name("maker")}
          label="Výrobce"
          options={["Bosch", "Makita", "Narex"]}
          placeholder="Začněte psát"
        />
      </FieldPair>
      <FieldPair>
        <DateInput name={name("from")} label="Platí od" value="2026-12-03" />
        <TextInput name={name("weight")} label="Hmotnost" value="1 250" addon="g" />
      </FieldPair>
      <TextArea
        name={name("text")}
        label="Krátký popis"
        value="Udrží teplo šest hodin a lze ho dát do myčky."
      />
      <TextInput
        name={name("off")}
        label="Kód"
        value="TH-450"
        disabled
        hint="Po založení se nemění."
      />
    </>
  );
}

export function ChoiceSamples(props: SampleProps) {
  const name = (field: string) => `${props.id}-${field}`;
  return (
    <>
      <Checkbox name={name("adult")} label="Je mi víc než 14 let" checked />
      <Checkbox
        name={name("terms")}
        label="Souhlasím s podmínkami"
        error="Bez souhlasu nelze e-shop založit."
      />
      <Switch name={name("active")} label="Produkt je v prodeji" checked />
      <Switch
        name={name("archived")}
        label="Archivovat"
        hint="Zmizí z webu, objednávky zůstanou."
      />
      <Segmented
        name={name("missing")}
        label="Chybějící položky"
        value="keep"
        options={[
          { value: "keep", label: "Nechat" },
          { value: "hide", label: "Skrýt" },
          { value: "archive", label: "Archivovat" },
        ]}
      />
      <OptionCards
        name={name("kind")}
        label="Co má import dělat"
        value="both"
        options={[
          { value: "both", label: "Zakládat i aktualizovat", detail: "Nejčastější volba" },
          { value: "update", label: "Jen aktualizovat", detail: "Nic nového nevznikne" },
        ]}
      />
    </>
  );
}

export function FileSamples(props: SampleProps) {
  return (
    <>
      <FileDrop
        page={props.page}
        name={`${props.id}-file`}
        label="Soubor"
        accepts="XML, CSV nebo ZIP, nejvýš 200 MB"
      />
      <FileDrop
        page={props.page}
        name={`${props.id}-wrong`}
        label="Soubor s chybou"
        error="Soubor je prázdný, čekáme aspoň jeden produkt."
      />
    </>
  );
}
