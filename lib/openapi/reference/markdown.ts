import { errorTable } from "../../errors";
import type { Field } from "./fields";
import type { Block, Section } from "./overview";
import type { ReferenceOperation, ReferenceTopic } from "./reference";
import { json, type Sample, type SampleLanguage } from "./samples";

/** The overview as Markdown (CommonMark with tables). */
export function overviewMarkdown(sections: readonly Section[], topics: readonly ReferenceTopic[]): string {
  const pages = topics.map(({ slug, title, description }) => `- [${title}](/docs/api/${slug}.md): ${description}`);
  const parts = sections.map(({ title, blocks }) => [`## ${title}`, ...blocks.map(blockMarkdown)].join("\n\n"));
  return document("Latchkey API", [...parts, ["## Operations", pages.join("\n")].join("\n\n")]);
}

/** A page of the reference as Markdown. */
export function topicMarkdown({ title, description, operations }: ReferenceTopic): string {
  return document(title, [description, ...operations.map(operationMarkdown)]);
}

/** The catalogue of errors as Markdown. */
export function errorsMarkdown(): string {
  const rows = Object.entries(errorTable).map(([code, { status, meaning }]) => [
    `\`${code}\``,
    String(status),
    meaning,
  ]);
  return document("API errors", [
    "Errors are problem details (RFC 9457). Programs branch on `code`, which never changes.",
    table(["Code", "Status", "Meaning"], rows),
  ]);
}

function document(title: string, parts: readonly string[]): string {
  return `${[`# ${title}`, ...parts].join("\n\n")}\n`;
}

function operationMarkdown(operation: ReferenceOperation): string {
  const { method, path, summary, description, parameters, body, success, failures, samples } = operation;
  return [
    `## ${summary}`,
    `\`${method} ${path}\``,
    description,
    ...(parameters.length > 0 ? ["### Parameters", fieldTable(parameters)] : []),
    ...(body.length > 0 ? [operation.bodyOptional ? "### Body (may be left out)" : "### Body", fieldTable(body)] : []),
    "### Samples",
    ...samples.map(sampleMarkdown),
    "### Answer",
    `${success.status}${failures.length > 0 ? `; errors: ${failures.join(", ")}.` : "."}`,
    ...(success.example === undefined ? [] : [fence("json", json(success.example))]),
  ].join("\n\n");
}

function blockMarkdown(block: Block): string {
  if ("text" in block) return block.text;
  if ("list" in block) return block.list.map((item) => `- ${item}`).join("\n");
  if ("table" in block) return table(block.table.head, block.table.rows);
  return block.samples.map(sampleMarkdown).join("\n\n");
}

const fenceNames: Record<SampleLanguage, string> = { curl: "sh", javascript: "js", python: "python" };

const sampleMarkdown = ({ language, code }: Sample) => fence(fenceNames[language], code);

const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``;

function fieldTable(fields: readonly Field[]): string {
  return table(
    ["Name", "Type", "Required", "Meaning"],
    fields.map(({ name, type, required, description }) => [`\`${name}\``, type, required ? "yes" : "", description]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
