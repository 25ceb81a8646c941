/** A request as the samples need it: its address, what is sent and what comes back. */
export type SampleRequest = Readonly<{
  method: string;
  url: string;
  /** What the caller has to show: a key, a session of the portal, or nothing. */
  shows: "key" | "session" | "nothing";
  body: unknown;
  /** Nothing comes back with 204; a file is kept as it is. */
  answer: "json" | "nothing" | "file";
}>;

export const sampleLanguages = { curl: "curl", javascript: "JavaScript", python: "Python" } as const;
export type SampleLanguage = keyof typeof sampleLanguages;
export type Sample = Readonly<{ language: SampleLanguage; code: string }>;

const variables = { key: "LATCHKEY_API_KEY", session: "LATCHKEY_PORTAL_SESSION", nothing: null } as const;

/** Code that works when pasted, with the key in the environment as LATCHKEY_API_KEY, or a session beside it. Standard libraries alone. */
export function samplesFor(request: SampleRequest): Sample[] {
  return [
    { language: "curl", code: curl(request) },
    { language: "javascript", code: javascript(request) },
    { language: "python", code: python(request) },
  ];
}

function curl({ method, url, shows, body, answer }: SampleRequest): string {
  const verb = method === "GET" ? "" : `-X ${method} `;
  const lines = [`curl ${verb}"${url}"`];
  const variable = variables[shows];
  if (variable) lines.push(`-H "Authorization: Bearer $${variable}"`);
  // A quote within a quoted word of the shell: end the word, write the quote, begin anew.
  if (body !== undefined) {
    lines.push('-H "Content-Type: application/json"', `-d '${json(body).replaceAll("'", "'\\''")}'`);
  }
  if (answer === "file") lines.push("--output attachment");
  return lines.join(" \\\n  ");
}

function javascript({ method, url, shows, body, answer }: SampleRequest): string {
  const variable = variables[shows];
  const headers = [
    ...(variable ? [`Authorization: \`Bearer \${process.env.${variable}}\``] : []),
    ...(body === undefined ? [] : ['"Content-Type": "application/json"']),
  ];
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length > 0 ? [`  headers: { ${headers.join(", ")} },`] : []),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indented(object(body), "  ")}),`]),
  ];
  const shown = { json: "await response.json()", nothing: "response.status", file: "await response.arrayBuffer()" };
  return [
    `const response = await fetch("${url}"${options.length > 0 ? `, {\n${options.join("\n")}\n}` : ""});`,
    "if (!response.ok) throw new Error(await response.text());",
    `console.log(${shown[answer]});`,
  ].join("\n");
}

function python({ method, url, shows, body, answer }: SampleRequest): string {
  const variable = variables[shows];
  const headers = [
    ...(variable ? [`"Authorization": f"Bearer {os.environ['${variable}']}"`] : []),
    ...(body === undefined ? [] : ['"Content-Type": "application/json"']),
  ];
  const imports = ["json", "os", "urllib.request"].filter(
    (name) =>
      name === "urllib.request" ||
      (name === "os" && variable) ||
      (name === "json" && (answer === "json" || body !== undefined)),
  );
  const shown = { json: "json.load(response)", nothing: "response.status", file: "len(response.read())" };
  return [
    ...imports.map((name) => `import ${name}`),
    "",
    "request = urllib.request.Request(",
    `    "${url}",`,
    `    method="${method}",`,
    ...(headers.length > 0 ? [`    headers={${headers.join(", ")}},`] : []),
    ...(body === undefined ? [] : [`    data=json.dumps(${indented(literal(body), "    ")}).encode(),`]),
    ")",
    "with urllib.request.urlopen(request) as response:",
    `    print(${shown[answer]})`,
  ].join("\n");
}

/** As people write it: short lists stay on their line. */
export function json(value: unknown, indent = 2): string {
  const flat = (_: string, items: string) => `[${items.trim().replace(/\s*\n\s*/g, " ")}]`;
  return JSON.stringify(value, null, indent).replace(/\[([^[\]{}]*)\]/g, flat);
}

/** JSON without quotes around names that need none. */
const object = (value: unknown) => json(value).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");

/** JSON in Python's spelling. */
function literal(value: unknown): string {
  const words: Record<string, string> = { true: "True", false: "False", null: "None" };
  return json(value, 4).replace(/"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b/g, (token) => words[token] ?? token);
}

function indented(text: string, indent: string): string {
  return text.replaceAll("\n", `\n${indent}`);
}
