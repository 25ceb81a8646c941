import { expandScopes, type Scope } from "@/lib/access/scopes";

export type Snippet = { id: string; tab: string; label: string; code: string };

/** Ready to paste: each calls the test endpoint, which every key may call, with this very key. */
export function snippetsFor(key: string, apiUrl: string, scopes: readonly Scope[]): Snippet[] {
  return [
    { id: "curl", tab: "curl", label: "curl command", code: curl(key, apiUrl, scopes) },
    { id: "env", tab: ".env", label: ".env lines", code: `LATCHKEY_API_KEY=${key}\nLATCHKEY_API_URL=${apiUrl}` },
    { id: "javascript", tab: "JavaScript", label: "JavaScript code", code: javascript(key, apiUrl) },
    { id: "python", tab: "Python", label: "Python code", code: python(key, apiUrl) },
  ];
}

function curl(key: string, apiUrl: string, scopes: readonly Scope[]): string {
  const test = `curl -X POST "${apiUrl}/test" \\\n  -H "Authorization: Bearer ${key}"`;
  if (!expandScopes(scopes).has("tickets:read")) return test;
  return `${test}\n\ncurl "${apiUrl}/tickets?limit=5" \\\n  -H "Authorization: Bearer ${key}"`;
}

function javascript(key: string, apiUrl: string): string {
  return `const apiKey = "${key}"; // keep it in an environment variable

const response = await fetch("${apiUrl}/test", {
  method: "POST",
  headers: { Authorization: \`Bearer \${apiKey}\` },
});
console.log(response.status, await response.json());`;
}

/** The standard library alone, so that it runs wherever Python does. */
function python(key: string, apiUrl: string): string {
  return `import json
import urllib.request

api_key = "${key}"  # keep it in an environment variable

request = urllib.request.Request(
    "${apiUrl}/test",
    method="POST",
    headers={"Authorization": f"Bearer {api_key}"},
)
with urllib.request.urlopen(request) as response:
    print(json.load(response))`;
}
