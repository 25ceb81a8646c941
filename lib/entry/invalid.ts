import { AppError } from "../errors";

/**
 * Mistakes that only the database can tell, such as the id of nobody. Collected, so that all are named at once.
 */
export class Mistakes {
  private readonly found: { code: string; pointer: string; detail: string }[] = [];

  add(pointer: `/${string}`, detail: string, code = "invalid_value"): void {
    this.found.push({ code, pointer, detail });
  }

  /** @throws AppError `validation_failed` when there are any. */
  throwIfAny(): void {
    const [first] = this.found;
    if (!first) return;
    const detail = `${first.pointer.slice(1).replaceAll("/", ".")}: ${first.detail}`;
    throw new AppError(
      "validation_failed",
      this.found.length === 1 ? detail : `${this.found.length} fields need attention.`,
      { errors: this.found },
    );
  }
}
