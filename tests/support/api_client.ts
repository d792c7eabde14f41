import { createAccessToken } from "../../tenants/platform/access_tokens.ts";
import type { TestInstallation, TestShop } from "./installation.ts";

/** What a program got. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  /** `undefined` when the answer is none. */
  // deno-lint-ignore no-explicit-any -- tests say what they expect of it
  json: any;
}

export interface ApiRequest {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: BodyInit;
}

/** A program that asks with one key, or with none. */
export interface ApiClient {
  key: string | undefined;
  ask(method: string, path: string, request?: ApiRequest): Promise<ApiAnswer>;
  get(path: string): Promise<ApiAnswer>;
}

/** A program of a shop, by the name of its key. */
export async function apiClient(
  { app, platform }: TestInstallation,
  shop: TestShop | undefined,
  { name = "Skladník", address = "192.0.2.7", key }: {
    name?: string;
    address?: string;
    key?: string;
  } = {},
): Promise<ApiClient> {
  const token = key ?? (shop && await createAccessToken(platform.database, {
    shopId: shop.shop.id,
    name,
    by: "Test",
    now: platform.now(),
  }));
  const client: ApiClient = {
    key: token,
    async ask(method, path, { headers = {}, json, body } = {}) {
      const request = new Request(`http://kramek.test/api/v1/${path}`, {
        method,
        headers: {
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...(json === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(json === undefined ? body === undefined ? {} : { body } : {
          body: JSON.stringify(json),
        }),
      });
      const answer = await app.fetch(request, { remoteAddress: address });
      const text = await answer.text();
      const { status } = answer;
      const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
      const document = text && isJson ? JSON.parse(text) : undefined;
      return { status, headers: answer.headers, json: document };
    },
    get: (path) => client.ask("GET", path),
  };
  return client;
}
