/** Baseline (a): what `node:http` reaches when it does nothing but answer JSON of about the size that Latchkey answers. */
import { createServer } from "node:http";
import { constantAnswer } from "./constant-answer.mjs";

const text = JSON.stringify(constantAnswer);
const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(text) };

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(text);
}).listen(Number(process.env.PORT), "127.0.0.1");
