import type { ImportFrequency, ImportSource } from "../../core/imports/settings.ts";
import { Form } from "../components/form.tsx";
import { MenuItem, MenuLine, PopoverMenu } from "../components/menu.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { previewTexts } from "../texts/import_preview.ts";

interface MenuImport {
  id: number;
  name: string;
  frequency: ImportFrequency;
  source: ImportSource;
  pausedAt: string | undefined;
  /** It put back records of a backup; it does nothing more. */
  isRestoration?: boolean;
  /** The newest. */
  run?: { id: number } | undefined;
}

/** All that can be done with an import; each is a form, so it works without JavaScript. @see R52–R55 */
export function ImportMenu({ page, of }: { page: Page; of: MenuImport }) {
  const texts = importListTexts[page.language];
  const shop = page.shop!;
  const action = (part: Parameters<typeof paths.importPart>[2]) =>
    paths.importPart(shop, of.id, part);
  const form = `import-${of.id}`;
  const mayRun = shop.may.has("imports.run");
  return (
    <>
      <Form page={page} action={action("run")} layout="plain" id={form}>
        {""}
      </Form>
      <PopoverMenu id={`${form}-menu`} label={`${texts.more}: ${of.name}`}>
        {of.run && (
          <MenuItem icon="chart-column" href={paths.importRun(shop, String(of.id), of.run.id)}>
            {texts.statistics}
          </MenuItem>
        )}
        {!of.isRestoration && (
          <MenuItem icon="settings" href={action("settings")}>{texts.settings}</MenuItem>
        )}
        {mayRun && of.isRestoration && (
          <MenuItem icon="trash-2" tone="negative" href={action("delete")}>{texts.remove}</MenuItem>
        )}
        {mayRun && !of.isRestoration && (
          <>
            <MenuLine />
            <MenuItem icon="play" form={form}>
              {of.source === "upload" ? texts.runSame : texts.fetchNow}
            </MenuItem>
            {of.source === "upload" && (
              <MenuItem icon="file-up" href={action("run-file")}>{texts.runNew}</MenuItem>
            )}
            <MenuItem icon="eye" form={form} formaction={paths.previews(shop, of.id)}>
              {previewTexts[page.language].order}
            </MenuItem>
            {of.frequency !== "once" && (
              <MenuItem
                icon={of.pausedAt === undefined ? "pause" : "play"}
                form={form}
                formaction={action(of.pausedAt === undefined ? "pause" : "resume")}
              >
                {of.pausedAt === undefined ? texts.pause : texts.resume}
              </MenuItem>
            )}
            <MenuItem icon="copy" form={form} formaction={action("duplicate")}>
              {texts.duplicate}
            </MenuItem>
          </>
        )}
        {shop.may.has("imports.delete") && (
          <>
            <MenuLine />
            <MenuItem icon="trash-2" tone="negative" href={action("delete")}>
              {texts.remove}
            </MenuItem>
          </>
        )}
      </PopoverMenu>
    </>
  );
}
