/** Stands for all the addresses beyond the first ones. */
export const otherAddresses = "other";

/** Names that are remembered at most; a key has one for each hour or day. */
const mostNames = 20_000;

/**
 * The first addresses of each name keep theirs, all further ones are "other": whoever calls from ever new addresses
 * makes no rows without end.
 */
export class FewAddresses {
  readonly #seen = new Map<string, Set<string>>();

  constructor(private readonly most: number) {}

  nameOf(name: string, ip: string): string {
    const seen = this.#seen.get(name);
    if (!seen) {
      if (this.#seen.size >= mostNames) this.#seen.clear();
      this.#seen.set(name, new Set([ip]));
      return ip;
    }
    if (seen.has(ip)) return ip;
    if (seen.size >= this.most) return otherAddresses;
    seen.add(ip);
    return ip;
  }
}
