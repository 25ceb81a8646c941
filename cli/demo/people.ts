import type { Role } from "../../lib/access/roles";

export type DemoMember = Readonly<{ first: string; name: string; role: Role; apiAccess?: boolean; joined: number }>;

/** The members of the demo workspace; `joined` is in days before now. The first one owns it. */
export const members = [
  { first: "ada", name: "Ada Lovelace", role: "owner", joined: 420 },
  { first: "grace", name: "Grace Okafor", role: "admin", joined: 415 },
  { first: "mateo", name: "Mateo Rossi", role: "read_only_admin", joined: 300 },
  { first: "yuki", name: "Yuki Tanaka", role: "developer", joined: 390 },
  { first: "ben", name: "Ben Whitaker", role: "developer", joined: 210 },
  { first: "lena", name: "Lena Fischer", role: "agent", apiAccess: true, joined: 380 },
  { first: "tom", name: "Tom Nowak", role: "agent", joined: 260 },
  { first: "priya", name: "Priya Raman", role: "agent", joined: 95 },
] as const satisfies readonly DemoMember[];

export type First = (typeof members)[number]["first"];

/** Those who answer tickets. */
export const helpers = ["lena", "tom", "priya", "grace"] as const satisfies readonly First[];

const words = (text: string) => text.trim().split(/\s+/);

export const firstNames = words(`
  Amelia Noah Sofia Liam Chloé Hugo Ines Oskar Freya Jonas Aisha Omar Hanna Luca Marta Pavel Nadia Ravi Mei Diego
  Elif Kofi Saoirse Anders Zuzana Ivo Leila Bastian Camila Tariq Greta Yusuf Malin Otto Rosa Viktor Thandi Emil Nora Sami
`);
export const lastNames = words(`
  Bergström Costa Dubois Eriksen Farouk Gallo Hughes Ibrahim Jansen Kowalski Lindqvist Moreau Novák Oliveira Petrov
  Quinn Rossi Schneider Takahashi Usman Vargas Wagner Xu Yilmaz Zimmermann Adeyemi Brandt Castillo Demir Fontaine
`);
export const companies = words(`
  northwind brightfield lumenworks harbourside oakandpine velocity-bikes kitchenlab fjordline papertrail cedarhouse
  skyladder bluebarn meridian foxglove stonebridge
`);
