import { type ProblemTexts, t } from "./shape.ts";

export const sk: ProblemTexts = {
  line: "Riadok",
  unknown: "Niečo v súbore sa nedalo použiť.",
  codes: {
    file_empty: t("Prázdny súbor", "Súbor je prázdny, nebolo čo importovať."),
    file_truncated: t(
      "Neúplný súbor",
      "Súbor sa končí uprostred. Koľko sa z neho použilo, hovoria počty importu; stiahnite celý súbor a spustite import znova.",
    ),
    file_is_html: t(
      "Webová stránka namiesto feedu",
      "Súbor je webová stránka, nie feed. Skontrolujte adresu: možno chce prihlásenie alebo ukazuje chybu.",
    ),
    file_too_large: t(
      "Príliš veľký súbor",
      "Súbor je väčší ako 100 MB. Rozdeľte ho na niekoľko súborov.",
    ),
    groups_too_large: t(
      "Príliš veľa skupín",
      "Skupiny zásob sú príliš veľké na to, aby sa čítali naraz, preto sa nič nepoužilo. Exportujte zásoby s ich skupinami do niekoľkých súborov.",
    ),
    table_too_large: t(
      "Príliš veľká tabuľka",
      "Tabuľka, ktorá patrí k produktom, je väčšia ako 64 MB, preto sa nič nepoužilo. Exportujte produkty aj s ich tabuľkami po častiach.",
    ),
    categories_too_many: t(
      "Príliš veľa kategórií",
      "Súbor menuje viac ako 50 000 kategórií, toľko ich nemá žiadny obchod. Skontrolujte ho; nič sa nepoužilo.",
    ),
    format_unknown: t(
      "Neznámy formát",
      "Formát súboru sme nespoznali. Zvoľte iný formát alebo požiadajte dodávateľa o feed pre Heureku.",
    ),
    format_mismatch: t(
      "Iný formát",
      "Súbor nemá zvolený formát. Zvoľte formát znova, nič sa nezmenilo.",
    ),
    encoding_conflict: t(
      "Nesprávne uvedené kódovanie",
      "Súbor uvádza iné kódovanie, než v akom je napísaný; prečítali sme ho podľa skutočného obsahu.",
    ),
    encoding_invalid_bytes: t(
      "Nečitateľné znaky",
      "Niektoré bajty nie sú znakmi kódovania súboru. Skontrolujte písmená, a ak nesedia, nastavte v importe kódovanie.",
    ),
    export_failed: t(
      "Nevydarený export",
      "Program, ktorý súbor vytvoril, v ňom hlási, že sa export nevydaril: {value}. Exportujte znova.",
    ),
    doctype_refused: t(
      "Vlastné entity",
      "Súbor si deklaruje vlastné entity (DOCTYPE), čo z bezpečnostných dôvodov neprijímame. Požiadajte dodávateľa o feed bez nich.",
    ),
    xml_malformed: t(
      "Poškodené XML",
      "XML je tu poškodené, čítanie sa skončilo. Čo bolo predtým, je naimportované.",
    ),
    text_outside: t(
      "Text mimo prvkov",
      "Mimo prvkov stojí text: {value}. Môže to byť hlásenie servera dodávateľa.",
    ),
    csv_malformed: t("Poškodené CSV", "Tabuľka je tu poškodená, čítanie sa skončilo."),
    csv_quote_unclosed: t(
      "Neuzavretá úvodzovka",
      "Úvodzovka, ktorá sa tu začína, sa nikde nekončí, čítanie sa skončilo. Uzavrite ju alebo úvodzovky vnútri bunky zdvojte.",
    ),
    csv_too_many_columns: t(
      "Príliš veľa stĺpcov",
      "Tabuľka má viac ako 2 000 stĺpcov. Skontrolujte oddeľovač.",
    ),
    column_missing: t("Chýba stĺpec", "Chýba stĺpec, bez ktorého sa nedá párovať: {value}."),
    column_absent: t(
      "Stĺpec v súbore nie je",
      "Súbor nemá stĺpec {value}; čo by hovoril, zostáva, ako je.",
    ),
    column_unknown: t("Neznámy stĺpec", "Stĺpec nepoznáme, vynechali sme ho."),
    column_duplicate: t(
      "Dvakrát rovnaký stĺpec",
      "Stĺpec je v hlavičke dvakrát; použili sme prvý.",
    ),
    group_scattered: t(
      "Roztrúsené varianty",
      "Varianty {value} sú roztrúsené po súbore a nedali sa podržať naraz; naimportovali sme ich po častiach.",
    ),
    group_incomplete: t(
      "Neúplná skupina variantov",
      "Súbor je useknutý vnútri variantov {value}; skupinu sme vynechali.",
    ),
    record_malformed: t(
      "Poškodená položka",
      "Položka je poškodená, vynechali sme ju: {value}. Ostatné sú naimportované.",
    ),
    record_repaired: t(
      "Opravená položka",
      "Položka nie je platné XML ({value}); opravili sme ju a naimportovali. Skontrolujte ju, prosím.",
    ),
    kind_not_imported: t(
      "Neimportuje sa",
      "Záznam druhu {value} sa neimportuje: import nikdy nemaže a textové riadky ani kontaktné osoby nie sú záznamy obchodu.",
    ),
    card_unclosed: t(
      "Vizitka bez konca",
      "Vizitke chýba END:VCARD; naimportovali sme ju až po začiatok ďalšej.",
    ),
    record_too_large: t(
      "Príliš veľká položka",
      "Jednu položku sme vynechali: má viac ako 8 MB, príliš dlhý text či názov, alebo priveľa atribútov.",
    ),
    record_too_deep: t(
      "Príliš hlboká položka",
      "Prvky sú vnorené príliš hlboko, položku sme vynechali.",
    ),
    cell_count_wrong: t(
      "Nesprávny počet buniek",
      "Riadok má iný počet buniek ako hlavička. Skontrolujte oddeľovače a úvodzovky.",
    ),
    cell_quote_stray: t(
      "Zatúlaná úvodzovka",
      "Úvodzovka vnútri bunky nie je zdvojená: {value}. Bunku sme prečítali, ako je.",
    ),
    code_missing: t(
      "Bez kódu",
      "Položka nemá kód, nedá sa teda spárovať a vynechali sme ju. V nastavení importu zvoľte inú značku pre kód, napríklad EAN.",
    ),
    email_missing: t(
      "Bez e-mailu",
      "Záznam nemá e-mail, zákazník sa teda nedá spárovať a vynechali sme ho.",
    ),
    code_spoiled: t(
      "Kód poškodený tabuľkovým programom",
      "{value} urobil tabuľkový program z kódu s mnohými číslicami. Otvorte súbor s týmto stĺpcom ako textom, alebo kód vezmite znova z exportu.",
    ),
    code_duplicate: t("Dvakrát rovnaký kód", "Kód {value} už v súbore bol; použili sme prvý."),
    code_taken: t(
      "Kód iného produktu",
      "Kód {value} patrí inému produktu alebo variantu. V nastavení importu použite prefix kódu.",
    ),
    title_missing: t("Bez názvu", "Nová položka potrebuje názov a nemá ho; vynechali sme ju."),
    variant_without_parameters: t(
      "Variant bez parametrov",
      "Nový variant potrebuje parameter, ktorým sa líši, napríklad veľkosť.",
    ),
    variant_without_product: t(
      "Variant bez produktu",
      "Riadok je variant, ale jeho produkt nie je v súbore ani v obchode.",
    ),
    tariff_full: t(
      "Nad rámec tarify",
      "E-shop má toľko položiek, koľko tarifa obsahuje, preto {value} nevznikol. Zmeňte tarifu v peňaženke, import ho potom založí.",
    ),
    tariff_full_variants: t(
      "Varianty nad rámec tarify",
      "E-shop má toľko variantov, koľko tarifa obsahuje, preto variant {value} nevznikol. Zmeňte tarifu v peňaženke, import ho potom založí.",
    ),
    tariff_full_categories: t(
      "Kategórie nad rámec tarify",
      "E-shop má toľko kategórií, koľko tarifa obsahuje, preto {value} nevznikla a produkt zostáva bez nej.",
    ),
    record_outdated: t(
      "Staršie ako v obchode",
      "Produkt bol v obchode zmenený neskôr ako v súbore; nechali sme ho, ako je.",
    ),
    price_unreadable: t(
      "Nečitateľná cena",
      "{value} nie je cena. Čakáme číslo s najviac dvoma desatinnými miestami, napríklad 1490,50.",
    ),
    price_ambiguous: t(
      "Nejednoznačná cena",
      "{value} sa dá čítať dvoma spôsobmi; tri číslice za oddeľovačom sme čítali ako tisíce.",
    ),
    price_missing: t("Bez ceny", "Položka nemá cenu; produkt sme naimportovali bez nej."),
    number_unreadable: t("Nečitateľné číslo", "{value} nie je číslo."),
    boolean_unreadable: t(
      "Ani áno, ani nie",
      "{value} nie je ani áno, ani nie. Čakáme 1 alebo 0.",
    ),
    date_unreadable: t("Nečitateľný dátum", "{value} nie je dátum. Čakáme napríklad 2026-12-24."),
    vat_rate_unusual: t(
      "Neobvyklá sadzba DPH",
      "{value} nie je dnešná sadzba DPH. Použili sme ju; skontrolujte ju, prosím.",
    ),
    vat_code_unset: t(
      "Kód DPH bez významu",
      "{value} je kód pôvodného obchodu. Prečítali sme ho ako sadzbu, ktorú pod ním obchody zvyčajne majú; v nastaveniach importu povedzte, čo kódy znamenajú.",
    ),
    ean_check_digit: t(
      "EAN s chybnou číslicou",
      "{value} nie je platný EAN: nesedí posledná číslica. Ponechali sme ho.",
    ),
    ean_unusable: t("Nepoužiteľný EAN", "{value} nie je EAN (8 až 14 číslic), vynechali sme ho."),
    url_unusable: t(
      "Nepoužiteľná adresa",
      "{value} nie je celá adresa. Čakáme adresu, ktorá sa začína https://.",
    ),
    language_unknown: t("Neznámy jazyk", "Jazyk {value} neuchovávame; jeho texty sme vynechali."),
    currency_unknown: t("Neznáma mena", "Ceny v {value} neuchovávame. Čakáme CZK alebo EUR."),
    choice_unknown: t("Neznáma hodnota", "{value} nie je žiadna z hodnôt, ktoré pole môže mať."),
    option_unknown: t(
      "Neznáma voľba",
      "{value} odkazuje do číselníka vlastností, ktorý súbor nemá alebo v ňom chýba. Naimportujte číselník v jednom ZIPe s produktmi a variantmi.",
    ),
    availability_unreadable: t(
      "Nečitateľný čas dodania",
      "{value} nie je ani počet dní, ani dátum.",
    ),
    control_characters: t(
      "Riadiace znaky",
      "V súbore sú znaky, ktoré XML nedovoľuje; vynechali sme ich.",
    ),
    value_duplicate: t("Hodnota dvakrát", "{value} je uvedené dvakrát; použili sme prvé."),
    tag_unknown: t("Neznáma značka", "Značku nepoznáme, vynechali sme ju."),
    category_unknown: t(
      "Neznáma kategória",
      "Obchod nemá kategóriu s kódom {value}. Importujte najprv kategórie.",
    ),
    parent_unknown: t(
      "Neznáma nadradená kategória",
      "Kategória {value}, pod ktorou má táto ležať, v obchode ani v súbore nie je; zostala na svojom mieste.",
    ),
    parent_circular: t(
      "Kategória sama pod sebou",
      "Kategória {value} leží pod touto, nemôže byť zároveň nad ňou; kategória zostala na svojom mieste.",
    ),
    name_missing: t(
      "Texty bez názvu",
      "Kategória nemá názov v jazyku poľa {value}, preto sme jej texty v ňom vynechali.",
    ),
    order_unknown: t(
      "Neznáma objednávka",
      "Obchod nemá objednávku {value}. Import objednávky iba mení, nikdy nezakladá.",
    ),
    order_state_unknown: t(
      "Neznámy stav objednávok",
      "Obchod nemá stav objednávok s názvom {value}; objednávke zostal ten, ktorý má.",
    ),
    email_unusable: t("Nepoužiteľný e-mail", "{value} nie je e-mailová adresa."),
    tariff_limit: t("Nad limit tarify", "Tarifa viac nepojme; položku sme vynechali."),
    source_failed: t("Súbor sa nepodarilo stiahnuť", "Súbor sa nepodarilo stiahnuť."),
    inbox_file_missing: t(
      "V schránke nie je",
      "Súbor {value} v schránke nie je. Nahrajte ho tam, alebo v importe vyberte iný.",
    ),
    image_unavailable: t(
      "Obrázok nie je k dispozícii",
      "{product}: obrázok {value} sme nezískali. {why}",
    ),
    file_unavailable: t(
      "Súbor nie je k dispozícii",
      "{product}: súbor {value} sme nezískali. {why}",
    ),
    images_stopped: t(
      "Chýbajú obrázky",
      "Sťahovanie obrázkov a súborov opakovane zlyhalo na našej strane. Čo je stiahnuté, zostáva; zvyšok stiahne ďalší beh.",
    ),
    run_cancelled: t("Zrušené", "Import bol zrušený. Čo sa dovtedy urobilo, zostáva."),
    run_dismissed: t(
      "Zahodené",
      "Súbor vyzeral podozrivo a niekto ho zahodil. Nič sa nezmenilo.",
    ),
    missing_held: t(
      "Chýbajúce položky čakajú na vás",
      "V súbore chýba {count} položiek z {of}. To je príliš veľa na to, aby sme s nimi niečo robili bez vášho súhlasu; zostali, ako boli.",
    ),
    run_crashed: t(
      "Import zlyhal",
      "Import opakovane zlyhal na našej strane. Čo sa dovtedy urobilo, zostáva; spustite ho prosím znova alebo napíšte podpore.",
    ),
  },
};
