import { cn } from "./cn";

const look = cn(
  "min-w-0 max-w-[72ch] break-words text-sm leading-6",
  "[&>*+*]:mt-3 [&_h2]:font-semibold [&_h2]:text-lg [&_h3]:font-semibold [&_h3]:text-base [&_:is(h4,h5,h6)]:font-semibold",
  "[&>:is(h2,h3,h4)]:mt-6 [&>:first-child]:mt-0 [&_a]:text-accent-text [&_a]:underline [&_a]:underline-offset-2",
  "[&_ul]:list-disc [&_ul]:pl-5 [&_ol]:list-decimal [&_ol]:pl-5 [&_li+li]:mt-1",
  "[&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-muted [&_img]:max-w-full [&_hr]:border-t",
  "[&_:not(pre)>code]:rounded-sm [&_:not(pre)>code]:bg-sunken [&_:not(pre)>code]:px-1 [&_code]:font-mono [&_code]:text-xs",
  "[&_pre]:overflow-x-auto [&_pre]:rounded-lg [&_pre]:border [&_pre]:bg-sunken [&_pre]:p-3",
  "[&_table]:block [&_table]:overflow-x-auto [&_:is(th,td)]:border [&_:is(th,td)]:px-2 [&_:is(th,td)]:py-1 [&_th]:text-left",
);

/** A longer text with headings, lists and tables. The HTML must have been sanitised on the server. */
export function Prose({ html, className }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by lib/markdown, which lets nothing through that runs.
  return <div className={cn(look, className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
