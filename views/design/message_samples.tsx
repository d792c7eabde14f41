import { Avatar } from "../components/avatar.tsx";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Fold, Folds } from "../components/fold.tsx";
import { MenuItem, MenuLine, PopoverMenu } from "../components/menu.tsx";
import { Banner, Notice, Toast } from "../components/notice.tsx";
import { paths } from "../paths.ts";
import type { SampleProps } from "./design_page.tsx";

export function BadgeSamples() {
  return (
    <>
      <ButtonRow>
        <Badge dot="hollow">čeká</Badge>
        <Badge tone="accent" dot="pulse">běží</Badge>
        <Badge tone="positive">OK</Badge>
        <Badge tone="warning">varování</Badge>
        <Badge tone="negative">chyba</Badge>
        <Badge tone="warning" dot="hollow">pozastaveno ke kontrole</Badge>
        <Badge dot="none">vlastník</Badge>
      </ButtonRow>
      <ButtonRow>
        <Avatar name="Jana Nováková" size={32} />
        <Avatar name="Petr Šimek" />
        <Avatar name="Žaneta Černá" />
        <Avatar name="Dílna u řeky" shape="square" />
      </ButtonRow>
    </>
  );
}

export function NoticeSamples(props: SampleProps) {
  return (
    <>
      <Banner>Zkušební období běží do 3. 12. 2026.</Banner>
      <Banner tone="negative">Administrace je pozastavená, dokud nedobijete peněženku.</Banner>
      <Notice
        tone="accent"
        title="Import čeká na kontrolu"
        actions={<Button size="small">Prohlédnout</Button>}
      >
        Změnil by cenu u 4 812 produktů, obvykle jich bývá kolem 90.
      </Notice>
      <Notice tone="positive">812 produktů dostalo zpět své ceny.</Notice>
      <Notice tone="warning">Peníze vydrží ještě 3 dny.</Notice>
      <Notice tone="negative" title="Řádek 214, cena">
        „12.345“ má tři desetinná místa, čekáme nejvýš dvě.
      </Notice>
      <Toast page={props.page} action={<Button size="small" kind="quiet">Vrátit zpět</Button>}>
        Uloženo.
      </Toast>
    </>
  );
}

export function OverlaySamples(props: SampleProps) {
  const { page, id } = props;
  return (
    <>
      <ButtonRow>
        <PopoverMenu id={`menu-${id}`} label="Další akce" align="start">
          <MenuItem href={paths.staffDesign()} icon="copy">Vytvořit kopii</MenuItem>
          <MenuItem href={paths.staffDesign()} icon="history">Historie</MenuItem>
          <MenuLine />
          <MenuItem href={paths.staffDesign()} icon="archive" tone="negative">Archivovat</MenuItem>
        </PopoverMenu>
        <Button href={paths.staffDesign()} data-opens={`dialog-${id}`}>Otevřít dialog</Button>
      </ButtonRow>
      <Dialog
        page={page}
        id={`dialog-${id}`}
        title="Vrátit běh zpět"
        actions={<Button kind="primary" icon="undo-2">Vrátit 812 produktů</Button>}
      >
        <p>
          812 produktů dostane zpět své ceny. 14 jich mezitím někdo změnil ručně, ty zůstanou, jak
          jsou.
        </p>
      </Dialog>
      <Folds>
        <Fold title="Odložit nebo pozastavit">
          <p>Formulář, který není vidět, dokud ho někdo nechce.</p>
        </Fold>
        <Fold title="Připsat kredit" open>
          <p>Odmítnutý formulář je otevřený.</p>
        </Fold>
      </Folds>
    </>
  );
}
