import { type ProblemTexts, t } from "./shape.ts";

export const cs: ProblemTexts = {
  line: "Řádek",
  unknown: "Něco v souboru nešlo použít.",
  codes: {
    file_empty: t("Prázdný soubor", "Soubor je prázdný, nebylo co importovat."),
    file_truncated: t(
      "Neúplný soubor",
      "Soubor končí uprostřed. Kolik se z něj použilo, říkají počty importu; stáhněte celý soubor a spusťte import znovu.",
    ),
    file_is_html: t(
      "Webová stránka místo feedu",
      "Soubor je webová stránka, ne feed. Zkontrolujte adresu: možná chce přihlášení, nebo ukazuje chybu.",
    ),
    file_too_large: t(
      "Příliš velký soubor",
      "Soubor je větší než 100 MB. Rozdělte ho na několik souborů.",
    ),
    groups_too_large: t(
      "Příliš mnoho skupin",
      "Skupiny zásob jsou příliš velké na to, aby se četly najednou, proto se nic nepoužilo. Exportujte zásoby s jejich skupinami do několika souborů.",
    ),
    table_too_large: t(
      "Příliš velká tabulka",
      "Tabulka, která patří k produktům, je větší než 64 MB, proto se nic nepoužilo. Exportujte produkty i s jejich tabulkami po částech.",
    ),
    categories_too_many: t(
      "Příliš mnoho kategorií",
      "Soubor jmenuje přes 50 000 kategorií, tolik jich žádný obchod nemá. Zkontrolujte ho; nic se nepoužilo.",
    ),
    format_unknown: t(
      "Neznámý formát",
      "Formát souboru jsme nepoznali. Zvolte jiný formát, nebo požádejte dodavatele o feed pro Heureku.",
    ),
    format_mismatch: t(
      "Jiný formát",
      "Soubor nemá zvolený formát. Zvolte formát znovu, nic se nezměnilo.",
    ),
    encoding_conflict: t(
      "Nesprávně uvedené kódování",
      "Soubor uvádí jiné kódování, než ve kterém je napsaný; přečetli jsme ho podle skutečného obsahu.",
    ),
    encoding_invalid_bytes: t(
      "Nečitelné znaky",
      "Některé bajty nejsou znaky kódování souboru. Zkontrolujte písmena, a když nesedí, nastavte v importu kódování.",
    ),
    export_failed: t(
      "Nepovedený export",
      "Program, který soubor vytvořil, v něm hlásí, že se export nepovedl: {value}. Exportujte znovu.",
    ),
    doctype_refused: t(
      "Vlastní entity",
      "Soubor si deklaruje vlastní entity (DOCTYPE), což z bezpečnostních důvodů nepřijímáme. Požádejte dodavatele o feed bez nich.",
    ),
    xml_malformed: t(
      "Poškozené XML",
      "XML je tady poškozené, čtení skončilo. Co bylo před tím, je naimportované.",
    ),
    text_outside: t(
      "Text mimo prvky",
      "Mimo prvky stojí text: {value}. Může to být hlášení serveru dodavatele.",
    ),
    csv_malformed: t("Poškozené CSV", "Tabulka je tady poškozená, čtení skončilo."),
    csv_quote_unclosed: t(
      "Neuzavřená uvozovka",
      "Uvozovka, která tady začíná, nikde nekončí, čtení skončilo. Uzavřete ji, nebo uvozovky uvnitř buňky zdvojte.",
    ),
    csv_too_many_columns: t(
      "Příliš mnoho sloupců",
      "Tabulka má více než 2 000 sloupců. Zkontrolujte oddělovač.",
    ),
    column_missing: t("Chybí sloupec", "Chybí sloupec, bez kterého nejde párovat: {value}."),
    column_absent: t(
      "Sloupec v souboru není",
      "Soubor nemá sloupec {value}; co by říkal, zůstává, jak je.",
    ),
    column_unknown: t("Neznámý sloupec", "Sloupec neznáme, vynechali jsme ho."),
    column_duplicate: t(
      "Dvakrát stejný sloupec",
      "Sloupec je v hlavičce dvakrát; použili jsme první.",
    ),
    group_scattered: t(
      "Rozptýlené varianty",
      "Varianty {value} jsou rozeseté po souboru a nešly podržet najednou; naimportovali jsme je po částech.",
    ),
    group_incomplete: t(
      "Neúplná skupina variant",
      "Soubor je useknutý uvnitř variant {value}; skupinu jsme vynechali.",
    ),
    record_malformed: t(
      "Poškozená položka",
      "Položka je poškozená, vynechali jsme ji: {value}. Ostatní jsou naimportované.",
    ),
    record_repaired: t(
      "Opravená položka",
      "Položka není platné XML ({value}); opravili jsme ji a naimportovali. Zkontrolujte ji, prosím.",
    ),
    kind_not_imported: t(
      "Neimportuje se",
      "Záznam druhu {value} se neimportuje: import nikdy nemaže a textové řádky ani kontaktní osoby nejsou záznamy obchodu.",
    ),
    card_unclosed: t(
      "Vizitka bez konce",
      "Vizitce chybí END:VCARD; naimportovali jsme ji až po začátek další.",
    ),
    record_too_large: t(
      "Příliš velká položka",
      "Jednu položku jsme vynechali: má víc než 8 MB, příliš dlouhý text či název, nebo příliš mnoho atributů.",
    ),
    record_too_deep: t(
      "Příliš hluboká položka",
      "Prvky jsou vnořené příliš hluboko, položku jsme vynechali.",
    ),
    cell_count_wrong: t(
      "Nesprávný počet buněk",
      "Řádek má jiný počet buněk než hlavička. Zkontrolujte oddělovače a uvozovky.",
    ),
    cell_quote_stray: t(
      "Zatoulaná uvozovka",
      "Uvozovka uvnitř buňky není zdvojená: {value}. Buňku jsme přečetli, jak je.",
    ),
    code_missing: t(
      "Bez kódu",
      "Položka nemá kód, nejde tedy spárovat a vynechali jsme ji. V nastavení importu zvolte jinou značku pro kód, třeba EAN.",
    ),
    email_missing: t(
      "Bez e-mailu",
      "Záznam nemá e-mail, zákazníka tedy nejde spárovat a vynechali jsme ho.",
    ),
    code_spoiled: t(
      "Kód poškozený tabulkovým programem",
      "{value} udělal tabulkový program z kódu o mnoha číslicích. Otevřete soubor s tímto sloupcem jako textem, nebo kód vezměte znovu z exportu.",
    ),
    code_duplicate: t("Dvakrát stejný kód", "Kód {value} už v souboru byl; použili jsme první."),
    code_taken: t(
      "Kód jiného produktu",
      "Kód {value} patří jinému produktu nebo variantě. V nastavení importu použijte prefix kódu.",
    ),
    title_missing: t("Bez názvu", "Nová položka potřebuje název a nemá ho; vynechali jsme ji."),
    variant_without_parameters: t(
      "Varianta bez parametrů",
      "Nová varianta potřebuje parametr, kterým se liší, třeba velikost.",
    ),
    variant_without_product: t(
      "Varianta bez produktu",
      "Řádek je varianta, ale její produkt není v souboru ani v obchodě.",
    ),
    tariff_full: t(
      "Nad rámec tarifu",
      "E-shop má tolik položek, kolik tarif obsahuje, proto {value} nevznikl. Změňte tarif v peněžence, import ho pak založí.",
    ),
    tariff_full_variants: t(
      "Varianty nad rámec tarifu",
      "E-shop má tolik variant, kolik tarif obsahuje, proto varianta {value} nevznikla. Změňte tarif v peněžence, import ji pak založí.",
    ),
    tariff_full_categories: t(
      "Kategorie nad rámec tarifu",
      "E-shop má tolik kategorií, kolik tarif obsahuje, proto {value} nevznikla a produkt zůstává bez ní.",
    ),
    record_outdated: t(
      "Starší než v obchodě",
      "Produkt byl v obchodě změněn později než v souboru; nechali jsme ho, jak je.",
    ),
    price_unreadable: t(
      "Nečitelná cena",
      "{value} není cena. Čekáme číslo s nejvýš dvěma desetinnými místy, třeba 1490,50.",
    ),
    price_ambiguous: t(
      "Nejednoznačná cena",
      "{value} jde číst dvěma způsoby; tři číslice za oddělovačem jsme četli jako tisíce.",
    ),
    price_missing: t("Bez ceny", "Položka nemá cenu; produkt jsme naimportovali bez ní."),
    number_unreadable: t("Nečitelné číslo", "{value} není číslo."),
    boolean_unreadable: t("Ani ano, ani ne", "{value} není ani ano, ani ne. Čekáme 1, nebo 0."),
    date_unreadable: t("Nečitelné datum", "{value} není datum. Čekáme třeba 2026-12-24."),
    vat_rate_unusual: t(
      "Neobvyklá sazba DPH",
      "{value} není dnešní sazba DPH. Použili jsme ji; zkontrolujte ji, prosím.",
    ),
    vat_code_unset: t(
      "Kód DPH bez významu",
      "{value} je kód původního obchodu. Přečetli jsme ho jako sazbu, kterou pod ním obchody obvykle mají; v nastavení importu řekněte, co kódy znamenají.",
    ),
    ean_check_digit: t(
      "EAN s chybnou číslicí",
      "{value} není platný EAN: nesedí poslední číslice. Ponechali jsme ho.",
    ),
    ean_unusable: t("Nepoužitelný EAN", "{value} není EAN (8 až 14 číslic), vynechali jsme ho."),
    url_unusable: t(
      "Nepoužitelná adresa",
      "{value} není celá adresa. Čekáme adresu, která začíná https://.",
    ),
    language_unknown: t(
      "Neznámý jazyk",
      "Jazyk {value} neuchováváme; jeho texty jsme vynechali.",
    ),
    currency_unknown: t("Neznámá měna", "Ceny v {value} neuchováváme. Čekáme CZK, nebo EUR."),
    choice_unknown: t("Neznámá hodnota", "{value} není žádná z hodnot, které pole může mít."),
    option_unknown: t(
      "Neznámá volba",
      "{value} odkazuje do číselníku vlastností, který soubor nemá nebo v němž chybí. Naimportujte číselník v jednom ZIPu s produkty a variantami.",
    ),
    availability_unreadable: t(
      "Nečitelná doba dodání",
      "{value} není ani počet dní, ani datum.",
    ),
    control_characters: t(
      "Řídicí znaky",
      "V souboru jsou znaky, které XML nedovoluje; vynechali jsme je.",
    ),
    value_duplicate: t("Hodnota dvakrát", "{value} je uvedeno dvakrát; použili jsme první."),
    tag_unknown: t("Neznámá značka", "Značku neznáme, vynechali jsme ji."),
    category_unknown: t(
      "Neznámá kategorie",
      "Obchod nemá kategorii s kódem {value}. Importujte nejdřív kategorie.",
    ),
    parent_unknown: t(
      "Neznámá nadřazená kategorie",
      "Kategorie {value}, pod kterou má tato ležet, v obchodě ani v souboru není; zůstala na svém místě.",
    ),
    parent_circular: t(
      "Kategorie sama pod sebou",
      "Kategorie {value} leží pod touto, nemůže být zároveň nad ní; kategorie zůstala na svém místě.",
    ),
    name_missing: t(
      "Texty bez názvu",
      "Kategorie nemá název v jazyce pole {value}, proto jsme její texty v něm vynechali.",
    ),
    order_unknown: t(
      "Neznámá objednávka",
      "Obchod nemá objednávku {value}. Import objednávky jen mění, nikdy nezakládá.",
    ),
    order_state_unknown: t(
      "Neznámý stav objednávek",
      "Obchod nemá stav objednávek s názvem {value}; objednávce zůstal ten, který má.",
    ),
    email_unusable: t("Nepoužitelný e-mail", "{value} není e-mailová adresa."),
    tariff_limit: t("Nad limit tarifu", "Tarif víc nepojme; položku jsme vynechali."),
    source_failed: t("Soubor se nepodařilo stáhnout", "Soubor se nepodařilo stáhnout."),
    inbox_file_missing: t(
      "Ve schránce není",
      "Soubor {value} ve schránce není. Nahrajte ho tam, nebo v importu vyberte jiný.",
    ),
    image_unavailable: t(
      "Obrázek není k dispozici",
      "{product}: obrázek {value} jsme nezískali. {why}",
    ),
    file_unavailable: t(
      "Soubor není k dispozici",
      "{product}: soubor {value} jsme nezískali. {why}",
    ),
    images_stopped: t(
      "Chybějí obrázky",
      "Stahování obrázků a souborů opakovaně selhalo na naší straně. Co je stažené, zůstává; zbytek stáhne další běh.",
    ),
    run_cancelled: t("Zrušeno", "Import byl zrušen. Co se do té doby udělalo, zůstává."),
    run_dismissed: t(
      "Zahozeno",
      "Soubor vypadal podezřele a někdo ho zahodil. Nic se nezměnilo.",
    ),
    missing_held: t(
      "Chybějící položky čekají na vás",
      "V souboru chybí {count} položek z {of}. To je příliš mnoho na to, abychom s nimi něco dělali bez vašeho svolení; zůstaly, jak byly.",
    ),
    run_crashed: t(
      "Import selhal",
      "Import opakovaně selhal na naší straně. Co se do té doby udělalo, zůstává; spusťte ho prosím znovu, nebo napište podpoře.",
    ),
  },
};
