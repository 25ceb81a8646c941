import { FileText } from "lucide-react";
import { buttonLook } from "@/components/ui/button-look";

/** The same page as text, for programs that read and for notes. */
export function MarkdownLink({ href }: { href: string }) {
  return (
    <a href={href} className={buttonLook({ variant: "secondary" })}>
      <FileText aria-hidden />
      Markdown
    </a>
  );
}
