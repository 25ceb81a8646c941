import { Button } from "@/components/ui/button";

type SaveChangesProps = {
  /** What is saved: "policy". */
  what: string;
  changed: boolean;
  pending: boolean;
  onDiscard: () => void;
};

/** The end of a form of settings that is saved as a whole: whether there is anything to save, and the buttons for it. */
export function SaveChanges({ what, changed, pending, onDiscard }: SaveChangesProps) {
  return (
    <>
      <p role="status" className="mr-auto text-muted text-xs">
        {changed ? "Not saved yet." : ""}
      </p>
      <Button disabled={!changed || pending} onClick={onDiscard}>
        Discard changes
      </Button>
      <Button type="submit" variant="primary" disabled={!changed} pending={pending}>
        Save {what}
      </Button>
    </>
  );
}

/** The same at the lower edge of the window, below a form that is longer than it. */
export function SaveChangesBar(props: SaveChangesProps) {
  return (
    <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center justify-end gap-2 border-t bg-background px-1 py-3">
      <SaveChanges {...props} />
    </div>
  );
}
