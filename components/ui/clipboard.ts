"use client";

/**
 * Puts text on the clipboard; true only when it is really there. Plain HTTP has no `navigator.clipboard`, so the old
 * command is the fallback: it copies a hidden node without moving the focus, which a dialog's focus trap would fight.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by permission or by the browser's policy: the old way may still be allowed.
  }
  return copyFromHiddenNode(text);
}

function copyFromHiddenNode(text: string): boolean {
  const selection = document.getSelection();
  if (!selection) return false;
  const before = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  const node = document.createElement("span");
  node.textContent = text;
  node.setAttribute("aria-hidden", "true");
  node.style.cssText = "position:fixed;top:0;opacity:0;white-space:pre;user-select:text;-webkit-user-select:text";
  let taken = false;
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = event.clipboardData !== null;
  };
  document.body.append(node);
  document.addEventListener("copy", write, { capture: true });
  try {
    selection.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(node);
    selection.addRange(range);
    return document.execCommand("copy") && taken;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", write, { capture: true });
    node.remove();
    selection.removeAllRanges();
    for (const range of before) selection.addRange(range);
  }
}
