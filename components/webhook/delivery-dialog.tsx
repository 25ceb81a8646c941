"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { focusDialog } from "@/components/ui/focus-dialog";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { DeliveryStatusDot } from "@/components/webhooks/status";
import { redeliverEvent } from "@/lib/webhooks/actions";
import type { DeliveryWithAttempts, Webhook } from "@/lib/webhooks/schema";
import { AttemptView } from "./attempt-view";
import { curlOf } from "./curl";

type DeliveryDialogProps = {
  workspace: string;
  webhook: Webhook;
  delivery: DeliveryWithAttempts | null;
  mayWrite: boolean;
  onClose: () => void;
};

/** One delivery: each attempt's request and answer. */
export function DeliveryDialog({ delivery, onClose, ...rest }: DeliveryDialogProps) {
  return (
    <Dialog open={delivery !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {delivery ? (
        <DialogContent
          title={<span className="font-mono text-base">{delivery.event_type}</span>}
          description={<span className="break-all font-mono text-xs">{delivery.event_id}</span>}
          onOpenAutoFocus={focusDialog}
        >
          <Opened key={delivery.id} {...rest} delivery={delivery} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

type OpenedProps = Omit<DeliveryDialogProps, "delivery" | "onClose"> & { delivery: DeliveryWithAttempts };

function Opened({ workspace, webhook, delivery, mayWrite }: OpenedProps) {
  const router = useRouter();
  const { attempts } = delivery;
  const [chosen, setChosen] = useState<string | null>(null);
  const attempt = attempts.find(({ number }) => `${number}` === chosen) ?? attempts.at(-1);
  const again = useFormAction(
    () => redeliverEvent(workspace, { webhookId: webhook.id, id: delivery.id }),
    () => {
      toast.success("The event is being sent again");
      router.refresh();
    },
  );
  const mayRedeliver = mayWrite && webhook.enabled && delivery.sequence > 0;
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <DeliveryStatusDot status={delivery.status} />
          {attempts.length > 1 ? (
            <Select
              aria-label="Attempt"
              value={`${attempt?.number}`}
              onValueChange={setChosen}
              options={attempts.map(({ number }) => ({ value: `${number}`, label: `Attempt ${number}` }))}
              className="w-36"
            />
          ) : null}
        </div>
        {attempt ? (
          <AttemptView attempt={attempt} />
        ) : (
          <p className="text-muted text-sm">{delivery.error || "It has not been attempted yet."}</p>
        )}
        <FormError error={again.error} />
      </DialogBody>
      <DialogFooter>
        {attempt ? (
          <CopyButton value={curlOf(webhook.url, attempt)} label="Copy as curl" copiedLabel="Copied as curl" />
        ) : null}
        {mayRedeliver ? (
          <Button variant="primary" pending={again.pending} onClick={() => again.run(undefined)}>
            Redeliver
          </Button>
        ) : null}
      </DialogFooter>
    </>
  );
}
