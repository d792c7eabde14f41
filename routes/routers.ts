import type { createRouter } from "./environment.ts";
import { imports } from "./shop/imports.tsx";
import { overview } from "./shop/overview.tsx";
import { runs } from "./shop/runs.tsx";

/** Every resource's routes. */
export const routers: ReturnType<typeof createRouter>[] = [overview, imports, runs];
