"use client";

/** The field where something has to be typed, otherwise the harmless button; not the first thing with a tooltip. */
export function focusFirstStep(event: Event) {
  const content = event.currentTarget;
  const step = content instanceof Element ? content.querySelector("[data-first-step]") : null;
  if (!(step instanceof HTMLElement)) return;
  event.preventDefault();
  step.focus();
}
