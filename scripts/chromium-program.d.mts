export function chromiumProgram(): string | undefined;
export const chromiumArguments: string[];
