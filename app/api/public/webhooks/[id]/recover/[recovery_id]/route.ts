import { methods } from "@/app/api/public/methods";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods("/webhooks/{id}/recover/{recovery_id}");
