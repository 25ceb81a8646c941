import { constantAnswer } from "../../../../constant-answer.mjs";
import { auth } from "../../../auth.js";

export const dynamic = "force-dynamic";

export async function POST(request) {
  const { valid } = await auth.api.verifyApiKey({ body: { key: request.headers.get("x-api-key") ?? "" } });
  return valid ? Response.json(constantAnswer) : new Response(null, { status: 401 });
}
