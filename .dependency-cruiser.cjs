/**
 * The import zones: app → components → lib/<plural> (the product) → lib/<singular> (the plumbing).
 * `npm run check` fails on a rule that is broken.
 */
const product =
  "(attachments|workspaces|widgets|members|teams|api-keys|tickets|comments|contacts|customers|dashboard|articles|support-mail|webhooks|limits|notices|policy|audit-log|portal)";
const tests = "\\.test\\.tsx?$|/testing/";
/** Needs the server: the database, secrets, the process. A domain's schema, actions and pure rules do not. */
const serverOnly =
  "^lib/(backup|db|outbound|portal-access|storage/(?!file-name\\.ts$)|usage|mail|markdown/(?!plain-text\\.ts$)|search|jobs|health|metrics|tracing|idempotency|openapi/(?!reference/samples\\.ts$)|notify/(?!(kinds|words)\\.ts$)|events/(?!(event-types|needs)\\.ts$)|exposure/(?!(ways|find-keys|mask-keys)\\.ts$)|entry/(?!result\\.ts$)|audit/(?!events\\.ts$)|rate-limit/(?!policies\\.ts$)|auth/(?!([a-z-]+-rules|actions)\\.ts$)" +
  `|(env|log|prepare|process-state|sealed)\\.ts$|${product}/([a-z-]+-sql|queries|commands)(\\.ts$|/))`;

/** A file of the lower zone that only lends its types does no harm: types are gone before anything runs. */
const runtime = { dependencyTypesNot: ["type-only"] };

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "components-know-no-page",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "ui-primitives-know-no-domain",
      comment: "components/ui and components/data-table serve every feature and know none.",
      severity: "error",
      from: { path: "^components/(ui|data-table)/", pathNot: tests },
      to: { path: `^(components/(?!ui/|data-table/)|lib/${product}/)` },
    },
    {
      name: "toasts-come-late",
      comment: "The library is fetched when it is needed, and shows nothing before its place is there: use ui/toast.",
      severity: "error",
      from: { pathNot: "^components/ui/toaster\\.tsx$" },
      to: { path: "node_modules/sonner", ...runtime },
    },
    {
      name: "browser-code-stays-in-the-browser",
      comment:
        "What components import may be sent to the browser: schemas, actions, pure rules, access, paths, errors.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: serverOnly, ...runtime },
    },
    {
      name: "lib-knows-no-screen",
      severity: "error",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(app|components|cli)/" },
    },
    {
      name: "domains-share-schemas-only",
      comment:
        "A domain may import another domain's schema; more is composed in app. The dashboard counts what the list of tickets finds.",
      severity: "error",
      from: { path: `^lib/${product}/`, pathNot: tests },
      to: {
        path: `^lib/${product}/`,
        pathNot: "^lib/($1/|[^/]+/schema\\.ts$|members/user\\.ts$|tickets/(query|list-sql|ticket-id)\\.ts$)",
      },
    },
    {
      name: "plumbing-knows-no-product",
      severity: "error",
      from: { path: "^lib/", pathNot: `^lib/${product}/|${tests}` },
      to: { path: `^lib/${product}/` },
    },
    {
      name: "few-see-the-database",
      comment: "Queries, commands, auth, audit, usage and the key check. The programs open and close it.",
      severity: "error",
      from: {
        pathNot: [
          tests,
          "^lib/(backup|db|storage|auth|portal-access|audit|events|usage|mail|jobs|notify|exposure|health|metrics|idempotency|search)/",
          "^lib/prepare\\.ts$",
          "^lib/rate-limit/(overrides|quota)\\.ts$",
          "^lib/entry/public/key-check\\.ts$",
          `^lib/${product}/([a-z-]+-sql|queries|commands)(\\.ts$|/)`,
          "^server\\.ts$",
          "^cli/(main|migrate)\\.ts$",
          "^cli/demo/",
        ],
      },
      to: { path: "^lib/db/" },
    },
    {
      name: "drivers-stay-in-db",
      severity: "error",
      from: { pathNot: ["^lib/db/", tests] },
      to: { path: "node_modules/(@prisma/|better-sqlite3/|pg/)" },
    },
    {
      name: "only-doors-make-contexts",
      comment: "Everybody may speak of a Ctx (a type); only lib/entry may make one.",
      severity: "error",
      from: { pathNot: ["^lib/entry/", tests] },
      to: { path: "^lib/entry/ctx\\.ts$", ...runtime },
    },
    {
      name: "no-test-in-the-product",
      severity: "error",
      from: { pathNot: `${tests}|^vitest\\.config\\.ts$` },
      to: { path: tests },
    },
    {
      name: "no-development-package-in-the-product",
      severity: "error",
      from: { pathNot: [tests, "^lib/db/generated/"] },
      to: { dependencyTypes: ["npm-dev"], ...runtime },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-dead-files",
      comment: "Nothing that the programs or the pages run leads here.",
      severity: process.env.LATCHKEY_DEAD_FILES === "1" ? "error" : "ignore",
      from: { path: "^(server\\.ts|cli\\.ts|proxy\\.ts|app/)" },
      to: { path: "^(components|lib)/", pathNot: `${tests}|^lib/db/generated/`, reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/.+/(internal|models)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".jsx", ".cjs", ".d.ts", ".css"],
    },
  },
};
