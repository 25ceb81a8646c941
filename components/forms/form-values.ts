"use client";

/** What stands in the named text fields of a form. */
export function formValues<const Name extends string>(form: HTMLFormElement, names: readonly Name[]) {
  const data = new FormData(form);
  const values = names.map((name) => {
    const value = data.get(name);
    return [name, typeof value === "string" ? value : ""] as const;
  });
  return Object.fromEntries(values) as Record<Name, string>;
}
