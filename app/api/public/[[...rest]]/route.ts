import { methods } from "@/app/api/public/methods";

// What no other route file takes: unknown paths, and the root, get the API's own 404 instead of a page.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods("*");
