import type { Context } from "hono";
import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import { readNewPassword } from "../../core/accounts/password.ts";
import { readEmail, readLine } from "../../core/accounts/text_fields.ts";
import { setupHolder, setUpOperator, setUpStaff } from "../../tenants/accounts/staff_accounts.ts";
import type { SetupHolder } from "../../tenants/accounts/staff_accounts.ts";
import { OperatorSetup } from "../../views/auth/invitation.tsx";
import { StaffSetup } from "../../views/auth/staff_setup.tsx";
import type { FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { hideAddress } from "./hide_address.ts";
import { setPending } from "./pending.ts";

export const setup = createRouter();

setup.get("/setup/:token", async (c) => {
  hideAddress(c);
  const holder = await setupHolder(c.var.services.platform, c.req.param("token"));
  return holder ? setupPage(c, holder) : refuse(c, "link_expired");
});

setup.post("/setup/:token", async (c) => {
  hideAddress(c);
  const holder = await setupHolder(c.var.services.platform, c.req.param("token"));
  if (!holder) return refuse(c, "link_expired");
  const form = await readForm(c, "email", "name", "password");
  const { staffId, problems } = holder.kind === "operator"
    ? await makeOperator(c, form)
    : await makeStaff(c, form);
  if (problems) return setupPage(c, holder, { values: form, problems });
  if (staffId === undefined) return refuse(c, "link_expired");
  await setPending(c, staffId);
  return c.redirect(paths.signInSecondFactor(), 303);
});

/** Neither: the link has stopped working in the meantime. */
interface Made {
  staffId?: string;
  problems?: FieldProblems;
}

async function makeOperator(c: Context<Environment>, form: FormValues): Promise<Made> {
  const email = readEmail(form.email ?? "");
  const name = readLine(form.name ?? "", { most: 100 });
  const password = readNewPassword(form.password ?? "");
  if (!email.ok || !name.ok || !password.ok) {
    const problems: FieldProblems = {
      ...(email.ok ? {} : { email: email.error }),
      ...(name.ok ? {} : { name: name.error }),
      ...(password.ok ? {} : { password: password.error }),
    };
    return { problems };
  }
  const made = await setUpOperator(c.var.services.platform, c.req.param("token") ?? "", {
    email: email.value,
    name: name.value,
    password: password.value,
    language: c.var.language,
    address: c.var.address,
  });
  if (!made) return {};
  return made.ok ? made.value : { problems: { email: made.error } };
}

async function makeStaff(c: Context<Environment>, form: FormValues): Promise<Made> {
  const password = readNewPassword(form.password ?? "");
  if (!password.ok) return { problems: { password: password.error } };
  const secret = { password: password.value, address: c.var.address };
  return await setUpStaff(c.var.services.platform, c.req.param("token") ?? "", secret) ?? {};
}

function setupPage(
  c: Context<Environment>,
  holder: SetupHolder,
  refused?: { values: FormValues; problems: FieldProblems },
) {
  const props = {
    page: pageOf(c),
    token: c.req.param("token") ?? "",
    values: refused?.values ?? {},
    errors: refused ? fieldErrors(c.var.language, refused.problems) : {},
  };
  const page = holder.kind === "operator"
    ? <OperatorSetup {...props} />
    : <StaffSetup {...props} email={holder.staff.email} />;
  return c.html(page, refused ? 422 : 200);
}
