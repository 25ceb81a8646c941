/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Builds of the same source are the same to a browser, whichever instance it meets. Drawn by Next where it is not given.
  generateBuildId: () => process.env.LATCHKEY_BUILD_ID ?? null,
  reactStrictMode: true,
  // Else it is looked for upwards, by lockfiles that may be anybody's, and server actions are named by paths from there.
  turbopack: { root: import.meta.dirname },
  // `/x/` must reach the handler of `/x`: API clients drop Authorization on a redirect.
  skipTrailingSlashRedirect: true,
  // No optimizer: its attack surface is larger than what an admin console gains from it.
  images: { unoptimized: true },
  // `npm run check` does, and the first start of whoever installs this should not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "better-sqlite3",
    "pg",
    "pino",
    "ioredis",
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-storage",
    "nodemailer",
    "imapflow",
    "@prisma/client",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
  ],
  headers: async () => [
    {
      // The preview of the widget stands in a page of ours, and says so itself.
      source: "/((?!api/console/[^/]+/widget-preview$).*)",
      headers: [{ key: "X-Frame-Options", value: "DENY" }],
    },
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        // Browsers ignore it over plain http.
        { key: "Strict-Transport-Security", value: "max-age=31536000" },
      ],
    },
    // What proxy.ts does not see, error pages among it: nothing there needs to load anything. The API says so itself.
    ...["/api/((?!public/|v1/|console/[^/]+/widget-preview$).*)", "/_next/(static|image)/:path*", "/icon.svg"].map(
      (source) => ({
        source,
        headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
      }),
    ),
    // Of two that match, the later counts: no other site learns from which request it was opened.
    { source: "/portal/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
  ],
  experimental: {
    authInterrupts: true,
    // Next compares Origin with Host, and many a reverse proxy puts its own address into Host.
    serverActions: { allowedOrigins: process.env.APP_URL ? [new URL(process.env.APP_URL).host] : [] },
  },
  // The development server would print what actions are called with: passwords among it.
  logging: { serverFunctions: false },
  // Aliases of the public API are rewrites: same handlers, same answers.
  rewrites: async () => [
    { source: "/api/v1/:path*", destination: "/api/public/:path*" },
    { source: "/v1/:path*", destination: "/api/public/:path*" },
    // Where sites expect a script.
    { source: "/widget.js", destination: "/api/public/widget.js" },
    // The reference as Markdown, beside each of its pages.
    { source: "/docs/api.md", destination: "/docs/markdown/overview" },
    { source: "/docs/api/:page([a-z-]+).md", destination: "/docs/markdown/:page" },
  ],
};

export default config;
