import { type ProblemTexts, t } from "./shape.ts";

export const en: ProblemTexts = {
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
    table_too_large: t(
      "Table too large",
      "A table that belongs to the products is larger than 64 MB, so nothing was used. Export the products with their tables in several parts.",
    ),
    categories_too_many: t(
      "Too many categories",
      "The file names more than 50,000 categories, which no shop has. Check the file; nothing was used.",
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
    record_too_large: t(
      "Record too large",
      "One record was left out: it is larger than 8 MB, has too long a text or name, or too many attributes.",
    ),
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
};
