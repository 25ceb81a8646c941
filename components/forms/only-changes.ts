/** Only what differs from what is saved: two admins who change different things do not undo each other. */
export function onlyChanges<Settings extends object>(
  wanted: Required<Settings>,
  saved: Readonly<Record<keyof Settings, unknown>>,
): Settings {
  const names = Object.keys(wanted) as (keyof Settings)[];
  const changed = names.filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(saved[name]));
  return Object.fromEntries(changed.map((name) => [name, wanted[name]])) as Settings;
}
