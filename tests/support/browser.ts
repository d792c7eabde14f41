import { sessionOf } from "../../tenants/platform/sessions.ts";
import type { createApp } from "../../routes/app.ts";
import type { Platform } from "../../tenants/platform.ts";
import { visibleText } from "../views/page_support.ts";

/** What came back, with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The body. */
  html: string;
  /** What a person reads of it. */
  text: string;
  /** Where a redirect leads. */
  location: string | undefined;
}

interface BrowserOptions {
  app: ReturnType<typeof createApp>;
  platform: Platform;
  publicUrl: string;
  address?: string;
}

type Fields = Record<string, string | readonly string[]> | readonly (readonly [string, string])[];

/** Asks the app as a browser does: keeps cookies, and sends the session's token with its forms. */
export class Browser {
  #cookies = new Map<string, string>();

  constructor(private options: BrowserOptions) {}

  get session(): string | undefined {
    return this.#cookies.get("session");
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  visit(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(path, { headers });
  }

  /** Sends a form as the page's own would be; `csrf` and the headers can be spoilt by a test. */
  async post(
    path: string,
    fields: Fields = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams();
    const pairs = Array.isArray(fields) ? fields as [string, string][] : Object.entries(fields);
    for (const [name, value] of pairs) {
      for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
    }
    if (!body.has("csrf")) body.set("csrf", await this.csrf());
    return await this.request(path, { method: "POST", body, headers });
  }

  /** Sends a form with a file, the fields first. */
  async upload(
    path: string,
    fields: Record<string, string>,
    file: { field?: string; name: string; content: string | Uint8Array<ArrayBuffer> },
  ): Promise<Answer> {
    const body = new FormData();
    body.set("csrf", await this.csrf());
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set(file.field ?? "file", new File([file.content], file.name));
    return await this.request(path, { method: "POST", body });
  }

  /** Posts, and follows the redirect. */
  async submit(path: string, fields: Fields = {}): Promise<Answer> {
    const answer = await this.post(path, fields);
    return answer.location === undefined ? answer : await this.visit(answer.location);
  }

  /** The token of this browser's session; empty when nobody is signed in. */
  async csrf(): Promise<string> {
    const { platform } = this.options;
    const session = this.session &&
      await sessionOf(platform.database, this.session, platform.now());
    return session ? session.csrfToken : "";
  }

  async request(path: string, init: RequestInit = {}): Promise<Answer> {
    const { app, publicUrl, address = "192.0.2.1" } = this.options;
    const headers = new Headers({
      Host: new URL(publicUrl).host,
      "Sec-Fetch-Site": "same-origin",
      "User-Agent": "Test browser",
      ...init.headers as Record<string, string>,
    });
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`);
    if (cookies.length > 0) headers.set("Cookie", cookies.join("; "));
    const url = new URL(path, publicUrl);
    const response = await app.fetch(new Request(url, { ...init, headers, redirect: "manual" }), {
      remoteAddress: address,
    });
    this.#keep(response.headers.getSetCookie());
    const html = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      html,
      text: visibleText(html),
      location: response.headers.get("Location") ?? undefined,
    };
  }

  #keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = "", ...attributes] = line.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      const isGone = attributes.some((attribute) => attribute === "Max-Age=0");
      if (isGone) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(name.length + 1));
    }
  }
}
