// Stands in for "server-only", which throws outside of a React server build, in bundles and tests.
export {};
