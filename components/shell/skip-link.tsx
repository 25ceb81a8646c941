/** The first stop of the Tab key: past the navigation, to the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-60 -translate-y-24 rounded-md bg-accent px-3 py-1.5 font-medium text-accent-foreground text-sm shadow-md focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
