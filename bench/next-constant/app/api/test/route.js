import { constantAnswer } from "../../../../constant-answer.mjs";

/** Baseline (b): the least a Next route handler can do. */
export const dynamic = "force-dynamic";
export const POST = () => Response.json(constantAnswer);
