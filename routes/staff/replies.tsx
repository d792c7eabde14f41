import type { Context } from "hono";
import {
  deleteReply,
  listReplies,
  replyById,
  saveReply,
} from "../../tenants/platform/saved_replies.ts";
import type { FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { Replies, ReplyPage } from "../../views/staff/replies.tsx";
import { staffTicketTexts } from "../../views/texts/staff_tickets.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

/** Saved replies, of all our people together. */
export const staffReplies = createRouter();

const path = "/staff/replies";
const fields = ["name", "body_cs", "body_sk", "body_en"] as const;

staffReplies.get(path, async (c) => {
  const replies = await listReplies(c.var.services.platform.database);
  return c.html(<Replies page={pageOf(c)} replies={replies} />);
});

staffReplies.get(`${path}/new`, (c) => {
  return c.html(<ReplyPage page={pageOf(c)} id={undefined} values={{}} />);
});

staffReplies.post(`${path}/new`, async (c) => await save(c, undefined));

staffReplies.get(`${path}/:reply{[0-9]+}`, async (c) => {
  const id = Number(c.req.param("reply"));
  const reply = await replyById(c.var.services.platform.database, id);
  if (!reply) return await refuse(c, "not_found");
  const { name, bodies } = reply;
  const values = { name, body_cs: bodies.cs, body_sk: bodies.sk, body_en: bodies.en };
  return await c.html(<ReplyPage page={pageOf(c)} id={id} values={values} />);
});

staffReplies.post(`${path}/:reply{[0-9]+}`, async (c) => {
  const id = Number(c.req.param("reply"));
  const reply = await replyById(c.var.services.platform.database, id);
  return reply ? await save(c, id) : await refuse(c, "not_found");
});

staffReplies.post(`${path}/:reply{[0-9]+}/removal`, async (c) => {
  await readForm(c, ...fields);
  await deleteReply(c.var.services.platform.database, Number(c.req.param("reply")));
  setNotice(c, { tone: "positive", text: staffTicketTexts[c.var.language].replies.removed });
  return c.redirect(paths.staffReplies(), 303);
});

async function save(c: Context<Environment>, id: number | undefined): Promise<Response> {
  const { platform } = c.var.services;
  const texts = staffTicketTexts[c.var.language].replies;
  const values: FormValues = await readForm(c, ...fields);
  const name = (values.name ?? "").trim().slice(0, 100);
  const text = (field: typeof fields[number]) =>
    (values[field] ?? "").replace(/\r\n?/g, "\n").trim();
  const bodies = { cs: text("body_cs"), sk: text("body_sk"), en: text("body_en") };
  const isEmpty = Object.values(bodies).every((body) => body === "");
  const errors = {
    ...(name === "" ? { name: texts.nameMissing } : {}),
    ...(isEmpty ? { body_cs: texts.bodyMissing } : {}),
  };
  const refused = (errors: Record<string, string>) =>
    c.html(<ReplyPage page={pageOf(c)} id={id} values={values} errors={errors} />, 422);
  if (name === "" || isEmpty) return await refused(errors);
  const reply = { ...(id === undefined ? {} : { id }), name, bodies };
  const isSaved = await saveReply(platform.database, reply, platform.now());
  if (!isSaved) return await refused({ name: texts.nameTaken });
  setNotice(c, { tone: "positive", text: texts.saved });
  return c.redirect(paths.staffReplies(), 303);
}
