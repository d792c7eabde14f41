import type { createRouter } from "./environment.ts";
import { emailLinks } from "./public/email_links.tsx";
import { home } from "./public/home.ts";
import { invitations } from "./public/invitations.tsx";
import { passwordResets } from "./public/password_reset.tsx";
import { preferences } from "./public/preferences.ts";
import { setup } from "./public/setup.tsx";
import { signIns } from "./public/sign_in.tsx";
import { signUps } from "./public/sign_up.tsx";
import { terms } from "./public/terms.tsx";
import { categories } from "./shop/categories.tsx";
import { imports } from "./shop/imports.tsx";
import { overview } from "./shop/overview.tsx";
import { runs } from "./shop/runs.tsx";

/** Every resource's routes. */
export const routers: ReturnType<typeof createRouter>[] = [
  emailLinks,
  home,
  invitations,
  passwordResets,
  preferences,
  setup,
  signIns,
  signUps,
  terms,
  overview,
  categories,
  imports,
  runs,
];
