import { setCookie } from "hono/cookie";
import { isLanguage } from "../../core/language.ts";
import { setPreferences } from "../../tenants/platform/preferences.ts";
import { paths } from "../../views/paths.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { safePath } from "../safe_path.ts";

export const preferences = createRouter();

const themes = ["system", "light", "dark"] as const;
const densities = ["normal", "compact"] as const;

/** Kept with the person; a visitor's language in a cookie. */
preferences.post("/preferences", async (c) => {
  const form = await readForm(c, "language", "theme", "density", "back");
  const language = isLanguage(form.language) ? form.language : undefined;
  const theme = themes.find((theme) => theme === form.theme);
  const density = densities.find((density) => density === form.density);
  const { session, services } = c.var;
  if (session) {
    const chosen = {
      ...(language ? { language } : {}),
      ...(theme ? { theme } : {}),
      ...(density ? { density } : {}),
    };
    await setPreferences(services.platform.database, session, chosen);
  }
  if (language) {
    const secure = services.publicUrl.startsWith("https:");
    const lasting = { path: "/", httpOnly: true, sameSite: "Lax", maxAge: 365 * 86_400 } as const;
    setCookie(c, "language", language, { ...lasting, secure });
  }
  return c.redirect(safePath(form.back) ?? paths.home(), 303);
});
