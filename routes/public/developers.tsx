import { ApiReferencePage } from "../../views/developers/api_reference.tsx";
import { apiDocument } from "../api/api.ts";
import { referenceOf } from "../api/reference.ts";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

/** What programs can do here, for the people who write them. */
export const developers = createRouter();

developers.get("/developers", (c) => {
  const { publicUrl } = c.var.services;
  const document = apiDocument(publicUrl);
  return c.html(
    <ApiReferencePage
      page={pageOf(c)}
      description={document.info.description ?? ""}
      groups={referenceOf(document, publicUrl)}
    />,
  );
});
