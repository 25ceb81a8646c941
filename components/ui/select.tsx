"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlLook } from "./input";
import { popLook } from "./pop-look";

export type SelectOption<Value extends string> = {
  value: Value;
  label: string;
  /** A second line in the list only. */
  hint?: ReactNode;
  disabled?: boolean;
};

type SelectProps<Value extends string> = {
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  id?: string;
  /** For a select outside a field. */
  "aria-label"?: string;
  className?: string;
};

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onValueChange, options, placeholder, disabled, name, className } = props;
  const { required, ...wiring } = useFieldControl({ id: props.id });
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  };
  return (
    <Radix.Root value={value ?? ""} onValueChange={choose} disabled={disabled} name={name} required={required}>
      <Radix.Trigger
        aria-label={props["aria-label"]}
        className={cn(
          controlLook,
          "flex h-8 items-center gap-2 px-2.5 text-left data-placeholder:text-subtle pointer-coarse:h-10",
          className,
        )}
        {...wiring}
      >
        <span className="min-w-0 flex-1 truncate">
          {/* Its own words, or the server would send an empty field and fill it later. */}
          <Radix.Value placeholder={placeholder}>{options.find((option) => option.value === value)?.label}</Radix.Value>
        </span>
        <Radix.Icon asChild>
          <ChevronDown className="size-4 shrink-0 text-muted" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            popLook,
            "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)",
          )}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Option key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Option({ option }: { option: SelectOption<string> }) {
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabled}
      className={cn(
        "flex cursor-default select-none items-start gap-2 rounded-sm px-2 py-1.5 text-sm outline-none",
        "data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:py-2.5",
      )}
    >
      <span className="min-w-0 flex-1">
        <Radix.ItemText>{option.label}</Radix.ItemText>
        {option.hint ? <span className="block text-muted text-xs">{option.hint}</span> : null}
      </span>
      <span className="mt-0.5 size-4 shrink-0">
        <Radix.ItemIndicator>
          <Check className="size-4 text-accent-text" aria-hidden />
        </Radix.ItemIndicator>
      </span>
    </Radix.Item>
  );
}
