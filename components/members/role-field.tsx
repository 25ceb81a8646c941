"use client";

import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { type Role, roles } from "@/lib/access/roles";

type RoleFieldProps = {
  role: Role | null;
  onChange: (role: Role) => void;
  /** The roles that may be given. */
  options: readonly Role[];
  /** The role that the person has now. */
  current?: Role;
};

/** The roles with what each may do. */
export function RoleField({ role, onChange, options, current }: RoleFieldProps) {
  const choose = (value: string) => {
    const chosen = options.find((option) => option === value);
    if (chosen) onChange(chosen);
  };
  return (
    <RadioGroup aria-label="Role" value={role ?? ""} onValueChange={choose}>
      {options.map((option) => (
        <Radio
          key={option}
          card
          value={option}
          label={
            <>
              {roles[option].label}
              {option === current ? <span className="font-normal text-muted text-xs"> (now)</span> : null}
            </>
          }
          hint={roles[option].summary}
        />
      ))}
    </RadioGroup>
  );
}
