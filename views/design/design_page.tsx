import type { Child } from "hono/jsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Progress } from "../components/progress.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { designTexts } from "../texts/design.ts";
import { ColourSamples, TypeSamples } from "./foundation_samples.tsx";
import { ChoiceSamples, FieldSamples, FileSamples } from "./form_samples.tsx";
import { FigureSamples, HistorySamples } from "./figure_samples.tsx";
import { TableSamples, TabSamples } from "./list_samples.tsx";
import { BadgeSamples, NoticeSamples, OverlaySamples } from "./message_samples.tsx";

/** What samples are drawn from; `id` tells the two sides of the page apart. */
export interface SampleProps {
  page: Page;
  id: string;
}

/** The reference of the look: all parts, all states, both themes. */
export function DesignPage(props: { page: Page }) {
  const { page } = props;
  const texts = designTexts[page.language];
  const samples: [title: string, draw: (sample: SampleProps) => Child][] = [
    [texts.colours, () => <ColourSamples />],
    [texts.type, () => <TypeSamples text={texts.sample} />],
    [texts.buttons, () => <ButtonSamples />],
    [texts.fields, (sample) => <FieldSamples {...sample} />],
    [texts.choices, (sample) => <ChoiceSamples {...sample} />],
    [texts.file, (sample) => <FileSamples {...sample} />],
    [texts.tabs, (sample) => <TabSamples {...sample} />],
    [texts.table, (sample) => <TableSamples {...sample} />],
    [texts.badges, () => <BadgeSamples />],
    [texts.notices, (sample) => <NoticeSamples {...sample} />],
    [texts.progress, (sample) => <ProgressSamples {...sample} />],
    [texts.figures, (sample) => <FigureSamples {...sample} />],
    [texts.history, (sample) => <HistorySamples {...sample} />],
    [texts.overlays, (sample) => <OverlaySamples {...sample} />],
    [texts.empty, () => <EmptySample />],
  ];
  return (
    <StaffLayout page={page} title={texts.title} lead={texts.lead} active="design">
      {samples.map(([title, draw], index) => (
        <section class="sample">
          <h2>{title}</h2>
          <div class="sample-sides">
            {(["light", "dark"] as const).map((theme) => (
              <div class="sample-side" data-theme={theme} role="group" aria-label={texts[theme]}>
                {draw({ page, id: `${theme}-${index}` })}
              </div>
            ))}
          </div>
        </section>
      ))}
    </StaffLayout>
  );
}

function ButtonSamples() {
  return (
    <>
      <ButtonRow>
        <Button kind="primary" icon="plus">Nový produkt</Button>
        <Button icon="download">Export</Button>
        <Button kind="quiet">Zrušit</Button>
        <Button kind="danger" icon="trash-2">Smazat 12 produktů</Button>
      </ButtonRow>
      <ButtonRow>
        <Button kind="primary" size="small">Uložit</Button>
        <Button size="small" iconEnd="chevron-down">Stav</Button>
        <Button kind="quiet" size="small" icon="ellipsis" label="Další akce" />
        <Button icon="refresh-cw" label="Načíst znovu" />
        <Button kind="primary" disabled>Nelze</Button>
        <Button disabled>Nelze</Button>
      </ButtonRow>
    </>
  );
}

function ProgressSamples(props: SampleProps) {
  return (
    <>
      <Progress label="Čteme soubor" value={42} end="25 706 z 61 204 · zbývají 2 min 5 s" />
      <Progress label="Hotovo" value={100} tone="positive" end="61 204" />
      <Progress label="Zastaveno na řádku 214" value={18} tone="negative" />
      <Progress label="Čekáme na server" />
      <Skeleton page={props.page} />
    </>
  );
}

function EmptySample() {
  return (
    <EmptyState
      icon="package"
      title="Zatím tu nejsou žádné produkty"
      actions={
        <>
          <Button kind="primary" icon="import">Nahrát soubor</Button>
          <Button icon="plus">Založit produkt</Button>
        </>
      }
    >
      Nahrajte soubor od dodavatele nebo z jiného systému. Formát poznáme sami.
    </EmptyState>
  );
}
