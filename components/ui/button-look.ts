import { cn } from "./cn";

const variants = {
  primary: "bg-accent text-accent-foreground shadow-xs hover:bg-accent-hover",
  secondary:
    "border border-border-strong bg-surface text-foreground shadow-xs hover:bg-sunken data-[state=open]:bg-sunken",
  ghost: "text-muted hover:bg-hover hover:text-foreground data-[state=open]:bg-hover data-[state=open]:text-foreground",
  danger: "bg-danger text-danger-foreground shadow-xs hover:bg-danger-hover",
  /** For what had to be waited for and is safe now. */
  success: "bg-success-text text-surface shadow-xs hover:bg-success-text/90",
} as const;

const sizes = {
  sm: "h-7 gap-1.5 px-2.5 text-sm pointer-coarse:h-9",
  md: "h-8 gap-1.5 px-3 text-sm pointer-coarse:h-10",
  lg: "h-10 gap-2 px-4 text-base",
  icon: "size-8 pointer-coarse:size-10",
  "icon-sm": "size-7 pointer-coarse:size-9",
} as const;

export type ButtonVariant = keyof typeof variants;
export type ButtonSize = keyof typeof sizes;

type Look = { variant?: ButtonVariant; size?: ButtonSize; className?: string | undefined };

/** How a button looks, also for links on pages that should bring no script of their own. */
export function buttonLook({ variant = "secondary", size = "md", className }: Look): string {
  return cn(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium",
    "transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
}
