"use client";

import { ChevronDown } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { LateMenu } from "@/components/ui/late-menu";

export type FilterOption = { value: string; label: string; count?: number; mono?: boolean };

type FilterTriggerProps = Omit<ButtonProps, "value"> & { label: string; value: string | null };

function FilterTrigger({ label, value, ...rest }: FilterTriggerProps) {
  return (
    <Button className="max-w-64" {...rest}>
      <span className={cn(value !== null && "text-muted")}>{value === null ? label : `${label}:`}</span>
      {value === null ? null : <span className="truncate">{value}</span>}
      <ChevronDown className="text-muted" aria-hidden />
    </Button>
  );
}

type ChoiceProps = {
  label: string;
  /** The first entry of the menu: "Any owner". */
  any: string;
  value: string | null;
  onChange: (value: string | null) => void;
  options: readonly FilterOption[];
};

/** A filter with one value or none. */
export function FilterChoice({ label, any, value, onChange, options }: ChoiceProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <LateMenu
      align="start"
      className="max-w-80"
      trigger={<FilterTrigger label={label} value={chosen?.label ?? (value === null ? null : "1 chosen")} />}
    >
      {(Menu) => (
        <>
          <Menu.DropdownMenuLabel>{label}</Menu.DropdownMenuLabel>
          <Menu.DropdownMenuRadioGroup
            value={value ?? ""}
            onValueChange={(next) => onChange(next === "" ? null : next)}
          >
            <Menu.DropdownMenuRadioItem value="">{any}</Menu.DropdownMenuRadioItem>
            {options.map((option) => (
              <Menu.DropdownMenuRadioItem key={option.value} value={option.value}>
                <span className={cn("min-w-0 truncate", option.mono && "font-mono text-xs leading-5")}>
                  {option.label}
                </span>
              </Menu.DropdownMenuRadioItem>
            ))}
          </Menu.DropdownMenuRadioGroup>
        </>
      )}
    </LateMenu>
  );
}

type SetProps = {
  label: string;
  /** What the button says; null when nothing but the usual is chosen. */
  summary: string | null;
  values: readonly string[];
  onChange: (values: string[]) => void;
  options: readonly FilterOption[];
  /** An entry that sets the usual choice again. */
  reset: { label: string; onSelect: () => void };
};

/** A filter with several values at once. */
export function FilterSet({ label, summary, values, onChange, options, reset }: SetProps) {
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...values, value] : values.filter((other) => other !== value));
  return (
    <LateMenu align="start" trigger={<FilterTrigger label={label} value={summary} />}>
      {(Menu) => (
        <>
          <Menu.DropdownMenuLabel>{label}</Menu.DropdownMenuLabel>
          {options.map((option) => (
            <Menu.DropdownMenuCheckboxItem
              key={option.value}
              checked={values.includes(option.value)}
              onCheckedChange={(on) => toggle(option.value, on)}
            >
              <span className="flex-1">{option.label}</span>
              {option.count === undefined ? null : <span className="pl-6 text-muted text-xs">{option.count}</span>}
            </Menu.DropdownMenuCheckboxItem>
          ))}
          <Menu.DropdownMenuSeparator />
          <Menu.DropdownMenuItem onSelect={reset.onSelect}>{reset.label}</Menu.DropdownMenuItem>
        </>
      )}
    </LateMenu>
  );
}
