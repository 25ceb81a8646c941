import "server-only";
import { hash } from "node:crypto";
import { fileLimitBytes, mostFiles } from "../attachments/schema";
import { longestBody, longestSubject } from "../tickets/schema";
import { widgetColors } from "./colors";
import { makeFormToken } from "./form-token";
import type { Widget, WidgetConfig } from "./schema";

type Field = WidgetConfig["fields"][number];

/** What the script, or a form of the site's own, needs to know. `suggests`: whether articles may be searched. */
export function configOf(workspaceId: string, widget: Widget, suggests: boolean, now: number): WidgetConfig {
  const { title, greeting, accent, categories } = widget;
  return {
    title,
    greeting,
    fields: fieldsOf(categories),
    locale: "en",
    colors: widgetColors(accent),
    kb_enabled: suggests,
    captcha: null,
    max_file_mb: fileLimitBytes / 1_048_576,
    max_files: mostFiles,
    form_token: makeFormToken(workspaceId, now),
  };
}

const field = (name: string, label: string, type: Field["type"], max: number, required = true): Field => ({
  ...{ name, label, type, required },
  max_length: max,
  choices: [],
});

function fieldsOf(categories: readonly string[]): Field[] {
  const category = { ...field("category", "Category", "choice", 64, false), choices: [...categories] };
  return [
    field("requester[name]", "Name", "text", 100, false),
    field("requester[email]", "E-mail", "email", 254),
    ...(categories.length > 0 ? [category] : []),
    field("subject", "Subject", "text", longestSubject),
    field("body", "Message", "multiline", longestBody),
  ];
}

/** How long one tag stands for the config, in milliseconds: who keeps it that long has a token with half its life left. */
const tagLife = 43_200_000;

/** Names what the config says, but for its token, which is another one each time. */
export function tagOf({ form_token: _token, ...config }: WidgetConfig, now: number): string {
  const slot = Math.floor(now / tagLife);
  return `"${hash("sha256", JSON.stringify([slot, config]), "hex").slice(0, 16)}"`;
}
