/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `/x/` must reach the handler of `/x`: API clients drop Authorization on a redirect.
  skipTrailingSlashRedirect: true,
  // No optimizer: its attack surface is larger than what an admin console gains from it.
  images: { unoptimized: true },
  serverExternalPackages: [
    "better-sqlite3",
    "pg",
    "pino",
    "@prisma/client",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
  ],
  // Aliases of the public API are rewrites: same handlers, same answers.
  rewrites: async () => [
    { source: "/api/v1/:path*", destination: "/api/public/:path*" },
    { source: "/v1/:path*", destination: "/api/public/:path*" },
  ],
};

export default config;
