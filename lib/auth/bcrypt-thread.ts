import "server-only";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { shared } from "../process-state";
import type { Bcrypt } from "./bcrypt";

/**
 * Gives this process a thread for bcrypt. Its plain JavaScript holds the event loop for up to 100 ms at a time: with two
 * hashes always under way, as in a flood of sign-ins, the API would answer once in some seconds. Call it before anybody
 * asks for a password.
 */
export function startBcryptThread(): Bcrypt {
  return shared<Bcrypt>("bcrypt", () => {
    const thread = new BcryptThread();
    return {
      hash: (text, cost) => thread.run<string>("hashSync", text, cost),
      compare: (text, hash) => thread.run<boolean>("compareSync", text, hash),
    };
  });
}

type Work = "hashSync" | "compareSync";
type Done = { id: number; result?: unknown; problem?: string };
type Waiting = { resolve: (result: never) => void; reject: (error: Error) => void };

/** The whole program of the thread, so that no bundle needs a second file. */
const program = `
  const { parentPort, workerData } = require("node:worker_threads");
  const bcrypt = require(workerData);
  parentPort.on("message", ({ id, work, args }) => {
    try {
      parentPort.postMessage({ id, result: bcrypt[work](...args) });
    } catch (error) {
      parentPort.postMessage({ id, problem: String(error) });
    }
  });
`;

class BcryptThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  /** @throws Error what bcrypt throws, or when the thread has died; the next call starts another. */
  run<T>(work: Work, ...args: (string | number)[]): Promise<T> {
    this.worker ??= this.start();
    const { worker } = this;
    const id = ++this.count;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, work, args });
    });
  }

  private start(): Worker {
    const workerData = createRequire(import.meta.url).resolve("bcryptjs");
    const worker = new Worker(program, { eval: true, workerData });
    worker.on("message", ({ id, result, problem }: Done) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (problem !== undefined) waiting?.reject(new Error(problem));
      else waiting?.resolve(result as never);
    });
    worker.on("error", (error) => this.fail(error));
    worker.on("exit", () => this.fail(new Error("The thread for passwords has ended.")));
    // It keeps no process alive; the server waits for its requests by itself.
    worker.unref();
    return worker;
  }

  private fail(error: Error): void {
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
