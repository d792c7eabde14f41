import type { ProblemCode } from "../../core/formats/problems.ts";
import type { Language } from "../../core/language.ts";

interface ProblemText {
  /** Heading of the group. */
  title: string;
  /** What was found and what would be right; `{value}` is what stood in the file. */
  text: string;
}

interface ProblemTexts {
  line: string;
  unknown: string;
  codes: Record<ProblemCode, ProblemText>;
}

const t = (title: string, text: string): ProblemText => ({ title, text });

/** What can be wrong with a file, in words for people. */
export const problemTexts: Record<Language, ProblemTexts> = {
  en: {
    line: "Line",
    unknown: "Something in the file could not be used.",
    codes: {
      file_empty: t("Empty file", "The file is empty, so there was nothing to import."),
      file_truncated: t(
        "Truncated file",
        "The file ends in the middle. How much of it was used, the import's counts say; download the whole file and run the import again.",
      ),
      file_is_html: t(
        "A web page instead of a feed",
        "The file is a web page, not a feed. Check the address: it may ask for a sign-in or show an error.",
      ),
      file_too_large: t(
        "File too large",
        "The file is larger than 100 MB. Split it into several files.",
      ),
      groups_too_large: t(
        "Too many groups",
        "The groups of stock items are too large to be read at once, so nothing was used. Export the stock with its groups in several files.",
      ),
      format_unknown: t(
        "Unknown format",
        "The format of the file was not recognised. Choose another format or ask the supplier for a Heureka feed.",
      ),
      format_mismatch: t(
        "Another format",
        "The file is not of the chosen format. Choose the format again, nothing was changed.",
      ),
      encoding_conflict: t(
        "Encoding stated wrongly",
        "The file says one encoding and is written in another; it was read by what its bytes are.",
      ),
      encoding_invalid_bytes: t(
        "Unreadable characters",
        "Some bytes are no characters of the file's encoding. Check the letters, and set the encoding in the import if they are wrong.",
      ),
      export_failed: t(
        "Failed export",
        "The program that made the file says that the export failed: {value}. Export it again.",
      ),
      doctype_refused: t(
        "Entity declarations",
        "The file declares entities of its own (DOCTYPE), which is refused for safety. Ask the supplier for a feed without them.",
      ),
      xml_malformed: t(
        "Broken XML",
        "The XML is broken here, so reading ended. What came before was imported.",
      ),
      text_outside: t(
        "Text outside of elements",
        "There is text outside of the elements: {value}. It may be a warning of the supplier's server.",
      ),
      csv_malformed: t("Broken CSV", "The table is broken here, so reading ended."),
      csv_quote_unclosed: t(
        "Unclosed quote",
        "A quote opened here is never closed, so reading ended. Close it, or double quotes inside a cell.",
      ),
      csv_too_many_columns: t(
        "Too many columns",
        "The table has more than 2,000 columns. Check the delimiter.",
      ),
      column_missing: t(
        "A column is missing",
        "A column without which nothing can be paired is missing: {value}.",
      ),
      column_absent: t(
        "A column is not in the file",
        "The file has no column {value}; what it would say stays as it is.",
      ),
      column_unknown: t("Unknown column", "The column is not known and was left out."),
      column_duplicate: t(
        "Column twice",
        "The column stands in the header twice; the first was used.",
      ),
      group_scattered: t(
        "Scattered variants",
        "Variants of {value} are spread over the file and were too many to hold; they were imported in parts.",
      ),
      group_incomplete: t(
        "Incomplete group of variants",
        "The file was cut inside the variants of {value}; the group was left out.",
      ),
      record_malformed: t(
        "Broken record",
        "The record is broken and was left out: {value}. The others were imported.",
      ),
      record_repaired: t(
        "Repaired record",
        "The record is not valid XML ({value}); it was repaired and imported. Please check it.",
      ),
      kind_not_imported: t(
        "Not imported",
        "A record of the kind {value} is not imported: imports never delete, and text lines and contact persons are no records of the shop.",
      ),
      card_unclosed: t(
        "Card without an end",
        "The card has no END:VCARD; it was imported up to where the next one begins.",
      ),
      record_too_large: t("Record too large", "One record is larger than 8 MB and was left out."),
      record_too_deep: t(
        "Record too deep",
        "Elements are nested too deep; the record was left out.",
      ),
      cell_count_wrong: t(
        "Wrong number of cells",
        "The row has another number of cells than the header. Check delimiters and quotes.",
      ),
      cell_quote_stray: t(
        "Stray quote",
        "A quote inside a cell is not doubled: {value}. The cell was read as it stands.",
      ),
      code_missing: t(
        "Without a code",
        "The record has no code, so it cannot be paired and was left out. Choose another tag as the code in the import's settings, e.g. EAN.",
      ),
      email_missing: t(
        "Without an e-mail",
        "The record has no e-mail, so the customer cannot be paired and was left out.",
      ),
      code_spoiled: t(
        "A code spoiled by a spreadsheet",
        "{value} is what a spreadsheet made of a code of many digits. Open the file with that column as text, or take the code from the export again.",
      ),
      code_duplicate: t(
        "Code twice",
        "The code {value} was in the file before; the first was used.",
      ),
      code_taken: t(
        "Code of another product",
        "The code {value} belongs to another product or variant. Use a prefix of codes in the import's settings.",
      ),
      title_missing: t(
        "Without a title",
        "A new product needs a title and has none; it was left out.",
      ),
      variant_without_parameters: t(
        "Variant without parameters",
        "A new variant needs a parameter by which it differs, e.g. its size.",
      ),
      variant_without_product: t(
        "Variant without a product",
        "The row is a variant, but its product is neither in the file nor in the shop.",
      ),
      tariff_full: t(
        "Over the tariff",
        "The shop has as many as its tariff holds, so {value} was not created. Change the tariff in the wallet; the import then creates it.",
      ),
      tariff_full_variants: t(
        "Variants over the tariff",
        "The shop has as many variants as its tariff holds, so {value} was not created. Change the tariff in the wallet; the import then creates it.",
      ),
      tariff_full_categories: t(
        "Categories over the tariff",
        "The shop has as many categories as its tariff holds, so {value} was not created and the product stays without it.",
      ),
      record_outdated: t(
        "Older than the shop",
        "The product was changed in the shop later than in the file; it was left as it is.",
      ),
      price_unreadable: t(
        "Unreadable price",
        "{value} is not a price. Expected a number with at most two decimals, e.g. 1490.50.",
      ),
      price_ambiguous: t(
        "Ambiguous price",
        "{value} can be read in two ways; three digits after the separator were read as thousands.",
      ),
      price_missing: t(
        "Without a price",
        "The record has no price; the product was imported without one.",
      ),
      number_unreadable: t("Unreadable number", "{value} is not a number."),
      boolean_unreadable: t(
        "Neither yes nor no",
        "{value} is neither yes nor no. Expected 1 or 0.",
      ),
      date_unreadable: t("Unreadable date", "{value} is not a date. Expected e.g. 2026-12-24."),
      vat_rate_unusual: t(
        "Unusual VAT rate",
        "{value} is not a VAT rate of today. It was used; check it, please.",
      ),
      vat_code_unset: t(
        "A VAT code without a meaning",
        "{value} is a code of the former shop. It was read as the rate that such shops usually have under it; say in the settings of the import what the codes mean.",
      ),
      ean_check_digit: t(
        "EAN with a wrong digit",
        "{value} is not a valid EAN: its last digit does not fit. It was kept.",
      ),
      ean_unusable: t("Unusable EAN", "{value} is not an EAN (8 to 14 digits) and was left out."),
      url_unusable: t(
        "Unusable address",
        "{value} is not a whole address. Expected one that begins with https://.",
      ),
      language_unknown: t(
        "Unknown language",
        "The language {value} is not kept; its texts were left out.",
      ),
      currency_unknown: t(
        "Unknown currency",
        "Prices in {value} are not kept. Expected CZK or EUR.",
      ),
      choice_unknown: t("Unknown value", "{value} is none of the values that this field may have."),
      option_unknown: t(
        "An unknown option",
        "{value} is a reference to a catalogue of options that the file has not, or that lacks it. Import the catalogue in one ZIP with the products and their variants.",
      ),
      availability_unreadable: t(
        "Unreadable delivery time",
        "{value} is neither a number of days nor a date.",
      ),
      control_characters: t(
        "Control characters",
        "The file has characters that XML does not allow; they were left out.",
      ),
      value_duplicate: t("Value twice", "{value} is given twice; the first was used."),
      tag_unknown: t("Unknown element", "The element is not known and was left out."),
      category_unknown: t(
        "Unknown category",
        "The shop has no category with the code {value}. Import categories first.",
      ),
      parent_unknown: t(
        "Unknown category above",
        "There is no category {value} to put this one below; its place was left as it was.",
      ),
      parent_circular: t(
        "Category below itself",
        "The category {value} lies below this one, so it cannot be above it too; the place was left as it was.",
      ),
      name_missing: t(
        "Text without a name",
        "The category has no name in the language of {value}, so its texts in it were left out.",
      ),
      order_unknown: t(
        "Unknown order",
        "The shop has no order {value}. An import changes orders and never creates them.",
      ),
      order_state_unknown: t(
        "Unknown state of orders",
        "The shop has no state of orders called {value}; the order keeps the one it has.",
      ),
      email_unusable: t("Unusable e-mail", "{value} is not an e-mail address."),
      tariff_limit: t("Over the tariff", "The tariff does not hold more; the record was left out."),
      source_failed: t("The file could not be fetched", "The file could not be fetched."),
      inbox_file_missing: t(
        "Not in the inbox",
        "There is no file {value} in the inbox. Put it there, or choose another in the import's source.",
      ),
      image_unavailable: t(
        "Picture not available",
        "{product}: the picture {value} could not be had. {why}",
      ),
      file_unavailable: t(
        "File not available",
        "{product}: the file {value} could not be had. {why}",
      ),
      images_stopped: t(
        "Pictures are missing",
        "Downloading pictures and files failed on our side several times. Those that were downloaded stay; the next run fetches the rest.",
      ),
      run_cancelled: t("Cancelled", "The import was cancelled. What was done before stays."),
      run_dismissed: t(
        "Dismissed",
        "The file looked wrong and somebody dismissed it. Nothing was changed.",
      ),
      missing_held: t(
        "Missing items wait for you",
        "{count} of {of} items are not in the file. That is too many to act upon unasked, so nothing was done to them.",
      ),
      run_crashed: t(
        "The import failed",
        "The import failed on our side several times. What was done before stays; please run it again, or tell support.",
      ),
    },
  },
  cs: {
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
        "Jedna položka je větší než 8 MB, vynechali jsme ji.",
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
  },
  sk: {
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
        "Jedna položka je väčšia ako 8 MB, vynechali sme ju.",
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
  },
};
