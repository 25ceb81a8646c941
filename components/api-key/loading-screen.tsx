"use client";

import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a key's page while it is on its way. */
export function KeyLoading() {
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        Loading the key
      </span>
      <Skeleton className="mb-3 h-3 w-16" />
      <Skeleton className="mb-6 h-6 w-56" />
      <Skeleton className="mb-6 h-20 w-full rounded-xl" />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {["access", "usage", "denials", "history"].map((name) => (
          <Card key={name}>
            <Skeleton className="mb-4 h-4 w-32" />
            <Skeleton className="h-40 w-full" />
          </Card>
        ))}
      </div>
    </div>
  );
}
