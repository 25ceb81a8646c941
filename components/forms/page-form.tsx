"use client";

import { type FormEvent, type ReactNode, type RefObject, useEffect, useEffectEvent } from "react";
import { cn } from "@/components/ui/cn";
import { formValues } from "./form-values";

type PageFormProps<Name extends string> = {
  /** What `useFormAction` returned. */
  form: {
    formRef: RefObject<HTMLFormElement | null>;
    run: (typed: Record<Name, string>) => void;
    clear: () => void;
    correct: (event: FormEvent) => void;
  };
  /** The fields that are sent. */
  names: readonly Name[];
  /** Told what stands in them, for what is said about it meanwhile. */
  onTyped?: (typed: Record<Name, string>) => void;
  className?: string;
  children: ReactNode;
};

/**
 * A form that a page opens with, whose fields hold themselves what is typed: some of it may have been typed before the page
 * listened. It is a POST, so that a browser that sends it by itself puts no password into an address.
 */
export function PageForm<const Name extends string>(props: PageFormProps<Name>) {
  const { form, names, onTyped, className, children } = props;
  const { formRef } = form;
  const tell = () => {
    if (formRef.current) onTyped?.(formValues(formRef.current, names));
  };
  const tellAtFirst = useEffectEvent(tell);
  useEffect(() => tellAtFirst(), []);
  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className={cn("flex flex-col gap-4", className)}
      onInput={(event) => {
        form.correct(event);
        tell();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        form.clear();
        form.run(formValues(event.currentTarget, names));
      }}
    >
      {children}
    </form>
  );
}
