import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { reference } from "@/app/docs/reference";
import { TopicReference } from "@/components/api-docs/topic-reference";

type Props = { params: Promise<{ topic: string }> };

const topicOf = (slug: string) => reference().topics.find((topic) => topic.slug === slug);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await params;
  return { title: `API: ${topicOf(topic)?.title ?? "not found"}` };
}

export default async function TopicPage({ params }: Props) {
  const topic = topicOf((await params).topic);
  if (!topic) notFound();
  return <TopicReference topic={topic} />;
}
