import type { Tone } from "@/components/ui/tone";
import type { ArticleStatus } from "@/lib/articles/schema";

export const statusLabels: Record<ArticleStatus, string> = {
  draft: "Draft",
  published: "Published",
  internal: "Internal",
};

export const statusTones: Record<ArticleStatus, Tone> = { draft: "neutral", published: "success", internal: "info" };

export const description = "Answers that people find by themselves. Published ones are served by the API.";
