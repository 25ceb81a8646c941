export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";

export const toneText: Record<Tone, string> = {
  neutral: "text-muted",
  accent: "text-accent-text",
  info: "text-info-text",
  success: "text-success-text",
  warning: "text-warning-text",
  danger: "text-danger-text",
};

export const toneFill: Record<Tone, string> = {
  neutral: "bg-control",
  accent: "bg-accent",
  info: "bg-info",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
};
