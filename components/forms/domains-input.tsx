import type { ComponentProps } from "react";
import { Textarea } from "@/components/ui/textarea";

/** For the domains whose web pages are let in, one a line. */
export function DomainsInput(props: ComponentProps<typeof Textarea>) {
  return <Textarea mono placeholder={"example.com\n*.example.com"} spellCheck={false} {...props} />;
}
