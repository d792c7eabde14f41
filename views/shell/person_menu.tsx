import { languages } from "../../core/language.ts";
import { Avatar } from "../components/avatar.tsx";
import { Icon } from "../components/icon.tsx";
import { MenuItem, MenuLine, PopoverMenu } from "../components/menu.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { newsTexts } from "../texts/news.ts";
import { shellTexts } from "../texts/shell.ts";
import { statusTexts } from "../texts/status.ts";

/** A language is named in itself, so that who cannot read this page can still leave it. */
export const languageNames = { cs: "Čeština", sk: "Slovenčina", en: "English" } as const;

/** Account, appearance, language, sign out. `id` tells the side's menu from the phone's. */
export function PersonMenu(props: { page: Page; id: string; compact?: boolean }) {
  const { page, id, compact } = props;
  const person = page.person;
  if (!person) return null;
  const texts = shellTexts[page.language];
  return (
    <PopoverMenu
      id={id}
      label={texts.yourAccount}
      align={compact ? "end" : "start"}
      side={compact ? "below" : "above"}
      button={{
        class: compact ? "shell-button" : "side-person",
        children: compact
          ? (
            <>
              <Avatar name={person.name} />
              <span class="visually-hidden">{texts.yourAccount}</span>
            </>
          )
          : (
            <>
              <Avatar name={person.name} />
              <span class="side-person-name">{person.name}</span>
              <Icon name="chevrons-up-down" />
            </>
          ),
      }}
    >
      <div class="menu-person">
        <strong>{person.name}</strong>
        <span>{person.email}</span>
      </div>
      {!person.staffRole && <MenuItem href={paths.account()} icon="user">{texts.account}</MenuItem>}
      {!person.staffRole && (
        <MenuItem href={paths.news()} icon="bell">
          {newsTexts[page.language].bell(person.unreadNews ?? 0)}
        </MenuItem>
      )}
      <MenuItem href={paths.status()} icon="server">{statusTexts[page.language].link}</MenuItem>
      <MenuLine />
      <Preferences page={page} />
      <MenuLine />
      <form method="post" action={paths.signOut()}>
        <input type="hidden" name="csrf" value={page.csrf} />
        <MenuItem icon="log-out">{texts.signOut}</MenuItem>
      </form>
    </PopoverMenu>
  );
}

/** Three settings of the person, each a row of buttons that are sent at once. */
export function Preferences(props: { page: Page }) {
  const { page } = props;
  const texts = shellTexts[page.language];
  return (
    <form method="post" action={paths.preferences()} class="menu-preferences">
      <input type="hidden" name="csrf" value={page.csrf} />
      <input type="hidden" name="back" value={page.path} />
      <Choice
        name="theme"
        label={texts.theme}
        value={page.theme}
        options={(["system", "light", "dark"] as const).map((key) => [key, texts.themes[key]])}
      />
      <Choice
        name="density"
        label={texts.density}
        value={page.density}
        options={(["normal", "compact"] as const).map((key) => [key, texts.densities[key]])}
      />
      <Choice
        name="language"
        label={texts.language}
        value={page.language}
        options={languages.map((key) => [key, languageNames[key]])}
      />
    </form>
  );
}

function Choice(
  props: { name: string; label: string; value: string; options: readonly [string, string][] },
) {
  const { name, label, value, options } = props;
  return (
    <div role="group" aria-label={label} class="menu-choice">
      <span class="menu-choice-label">{label}</span>
      <div class="segmented">
        {options.map(([key, text]) => (
          <button
            type="submit"
            name={name}
            value={key}
            lang={name === "language" ? key : undefined}
            aria-pressed={key === value ? "true" : "false"}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}
