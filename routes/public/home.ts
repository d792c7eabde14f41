import { type Membership, membershipsOf } from "../../tenants/platform/sessions.ts";
import { paths } from "../../views/paths.ts";
import { createRouter } from "../environment.ts";

export const home = createRouter();

/** Everybody's first page: the only shop, the list of shops, the administration, or signing in. */
home.get("/", async (c) => {
  const { session, services } = c.var;
  if (!session) return c.redirect(paths.signIn(), 303);
  if (session.staffRole) return c.redirect(paths.staffShops(), 303);
  const memberships = await membershipsOf(services.platform.database, session.accountId ?? "");
  return c.redirect(homeOf(memberships), 303);
});

function homeOf(memberships: readonly Membership[]): string {
  const [only, ...others] = memberships;
  return only && others.length === 0 ? paths.shop(only) : paths.shops();
}
