/** "3 B", "1.5 KB", "20 MB": in steps of 1,024, as desktops show it. */
export function fileSize(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${short(bytes / 1_024)} KB`;
  return `${short(bytes / 1_048_576)} MB`;
}

function short(value: number): string {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}
