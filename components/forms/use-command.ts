import { toast } from "@/components/ui/toast";
import { type ActionResult, useFormAction } from "./use-form-action";

/**
 * A server action behind one press, where no form is there to say what went wrong: a toast says it. Who closed the question
 * for the password knows why nothing happened.
 */
export function useCommand<Data>(act: () => Promise<ActionResult<Data>>, onDone: (data: Data) => void | Promise<void>) {
  const { run, pending } = useFormAction(act, onDone, ({ code, message }) => {
    if (code !== "password_required") toast.error(message);
  });
  return { run: () => run(undefined), pending };
}
