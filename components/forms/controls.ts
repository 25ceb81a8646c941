type Named<Draft, Value> = {
  [Name in keyof Draft]-?: [Value, Draft[Name]] extends [Draft[Name], Value] ? Name : never;
}[keyof Draft];

/** What ties the controls of a form to its draft, each by its name there: `<Input {...text("title")} />`. */
export function controlsOf<Draft extends object>(
  draft: Draft,
  set: (change: Partial<Draft>) => void,
  disabled: boolean,
) {
  const change = (name: keyof Draft, value: unknown) => set({ [name]: value } as Partial<Draft>);
  return {
    text: (name: Named<Draft, string>) => ({
      value: draft[name] as string,
      disabled,
      onChange: (event: { target: { value: string } }) => change(name, event.target.value),
    }),
    flag: (name: Named<Draft, boolean>) => ({
      checked: draft[name] as boolean,
      disabled,
      onCheckedChange: (on: boolean) => change(name, on),
    }),
  };
}

export type Controls<Draft extends object> = ReturnType<typeof controlsOf<Draft>>;
