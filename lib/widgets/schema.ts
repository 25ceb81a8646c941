import { z } from "zod";
import { AllowedDomains } from "../access/allowed-lists";
import { ticketStatuses } from "../tickets/schema";
import { hexColor } from "./colors";

export const longestTitle = 60;
export const longestGreeting = 500;
export const mostCategories = 20;
export const longestCategory = 64;

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const oneLine = (most: number, what: string) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters.`)
    .refine((text) => !unseen.test(text), `Remove the invisible characters from the ${what}.`);

const Categories = z
  .array(oneLine(longestCategory, "category"))
  .transform((lines) => [...new Set(lines.filter(Boolean))])
  .refine((lines) => lines.length <= mostCategories, `At most ${mostCategories} categories.`);

/** A change of the widget: what is left out stays as it is. */
export const SetWidget = z.strictObject({
  enabled: z.boolean().optional(),
  title: oneLine(longestTitle, "title").min(1, "Enter a title.").optional(),
  greeting: z
    .string()
    .trim()
    .max(longestGreeting, `Use at most ${longestGreeting} characters.`)
    .refine((text) => !/[\0\p{Cs}]/u.test(text), "Remove the control characters from the greeting.")
    .optional(),
  accent: z.string().trim().toLowerCase().regex(hexColor, "Enter a colour such as #4f46e5.").optional(),
  categories: Categories.optional(),
  suggestArticles: z.boolean().optional(),
  allowedDomains: AllowedDomains.optional(),
});
export type SetWidget = z.output<typeof SetWidget>;

/** The form on the workspace's own sites, as its members see it. */
export type Widget = Readonly<{
  enabled: boolean;
  title: string;
  greeting: string;
  /** "#rrggbb". */
  accent: string;
  categories: readonly string[];
  suggestArticles: boolean;
  /** Canonical; empty: any site. */
  allowedDomains: readonly string[];
}>;

/** Before anybody has set anything. Off: nobody who has no key gets in unasked. */
export const initialWidget: Widget = {
  enabled: false,
  title: "How can we help?",
  greeting: "Tell us what you need. We answer by e-mail.",
  accent: "#4f46e5",
  categories: [],
  suggestArticles: true,
  allowedDomains: [],
};

const text = (max: number) => z.string().meta({ maxLength: max });
const color = (description: string) => z.string().meta({ description, maxLength: 7 });

const WidgetField = z
  .object({
    name: text(64).meta({ description: "As a form sends it: `requester[email]`." }),
    label: text(64),
    type: z.enum(["text", "email", "choice", "multiline"]),
    required: z.boolean(),
    max_length: z.int().min(1).max(65_536),
    choices: z.array(text(longestCategory)).meta({ description: "Of a choice; else empty.", maxItems: mostCategories }),
  })
  .meta({ id: "WidgetField", description: "A field of the form." });

/** What a form on somebody's site needs to know. */
export const WidgetConfig = z
  .object({
    title: text(longestTitle),
    greeting: text(longestGreeting),
    fields: z.array(WidgetField).meta({ maxItems: 10 }),
    locale: text(35).meta({ description: "The language of its texts." }),
    colors: z.object({
      accent: color("Of buttons."),
      on_accent: color("Of text on the accent."),
      text_light: color("The accent as text on a light ground."),
      text_dark: color("The accent as text on a dark ground."),
    }),
    kb_enabled: z.boolean().meta({ description: "Whether articles can be searched." }),
    captcha: z.null().meta({ description: "None is asked for." }),
    max_file_mb: z.int().min(1).max(20).meta({ description: "MiB of one file." }),
    max_files: z.int().min(1).max(10),
    form_token: text(200).meta({
      description: "Send it with the ticket, after 2 seconds at least and 24 hours at most.",
    }),
  })
  .meta({ id: "WidgetConfig", description: "The form as the workspace has set it." });
export type WidgetConfig = z.output<typeof WidgetConfig>;

/** What somebody without a key learns of the ticket that they created. */
export const WidgetTicket = z
  .object({
    id: z.string().meta({ description: "Opaque and stable.", maxLength: 64 }),
    number: z.int().min(1).max(2_147_483_647).meta({ description: "The number people see." }),
    status: z.enum(ticketStatuses),
    created_at: z.string().meta({ format: "date-time", maxLength: 40 }),
  })
  .meta({ id: "WidgetTicket", description: "A ticket, to somebody without a key." });

/** What a widget's identity secret is, and until when the one before it counts too; ISO 8601. */
export type IdentitySecret = Readonly<{ secret: string; formerUntil: string | null }>;
