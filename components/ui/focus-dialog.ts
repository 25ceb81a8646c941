/**
 * For a dialog with nothing to fill in, as its `onOpenAutoFocus`: the focus on its first small button would open that one's
 * tooltip over the text.
 */
export function focusDialog(event: Event): void {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}
