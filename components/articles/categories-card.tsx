"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createCategory, deleteCategory, renameCategory } from "@/lib/articles/actions";
import type { Choice } from "./toolbar";

type CategoriesCardProps = { workspace: string; categories: readonly Choice[] };

export function CategoriesCard({ workspace, categories }: CategoriesCardProps) {
  return (
    <Card title="Categories" description="An article is filed under one of them, or under none.">
      {categories.length > 0 ? (
        <ul aria-label="Categories" className="mb-4 divide-y rounded-lg border">
          {categories.map((category) => (
            <li key={category.id} className="px-3 py-2 text-sm">
              <CategoryRow workspace={workspace} category={category} />
            </li>
          ))}
        </ul>
      ) : null}
      <NameForm
        label="New category"
        button="Add category"
        act={(name) => createCategory(workspace, { name })}
        initial=""
      />
    </Card>
  );
}

function CategoryRow({ workspace, category: { id, name } }: { workspace: string; category: Choice }) {
  const router = useRouter();
  const [mode, setMode] = useState<"shown" | "renamed" | "asked">("shown");
  const remove = useFormAction(
    () => deleteCategory(workspace, { id }),
    () => router.refresh(),
  );
  if (mode === "renamed") {
    return (
      <NameForm
        label={`New name of ${name}`}
        button="Rename"
        initial={name}
        act={(next) => renameCategory(workspace, { id, name: next })}
        onDone={() => setMode("shown")}
      />
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 flex-1 basis-40 break-words">{name}</span>
      <Button size="sm" variant="ghost" aria-label={`Rename ${name}`} onClick={() => setMode("renamed")}>
        Rename
      </Button>
      <Button size="sm" variant="ghost" aria-label={`Delete ${name}`} onClick={() => setMode("asked")}>
        Delete
      </Button>
      <AlertDialog
        open={mode === "asked"}
        onOpenChange={(open) => setMode(open ? "asked" : "shown")}
        title={`Delete the category ${name}?`}
        description="Its articles stay, filed under none."
        confirmLabel="Delete category"
        onConfirm={() => remove.run(undefined)}
        pending={remove.pending}
        danger
      >
        <FormError error={remove.error} />
      </AlertDialog>
    </div>
  );
}

type NameFormProps = {
  label: string;
  button: string;
  initial: string;
  act: (name: string) => ReturnType<typeof createCategory>;
  onDone?: () => void;
};

function NameForm({ label, button, initial, act, onDone }: NameFormProps) {
  const router = useRouter();
  const [name, setName] = useState(initial);
  const form = useFormAction(act, () => {
    setName("");
    router.refresh();
    onDone?.();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(name);
  };
  return (
    <form ref={form.formRef} noValidate onSubmit={submit} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={label} error={form.fieldError("name")} className="max-w-sm flex-1 basis-48">
          <Input
            value={name}
            onChange={(event) => {
              form.clear();
              setName(event.target.value);
            }}
            autoComplete="off"
          />
        </Field>
        <Button type="submit" pending={form.pending} disabled={name.trim() === ""}>
          {button}
        </Button>
        {onDone ? (
          <Button variant="ghost" onClick={onDone}>
            Cancel
          </Button>
        ) : null}
      </div>
      <FormError error={form.error} />
    </form>
  );
}
