import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import { forgetShared } from "../../process-state";

export type Received = { to: string[]; text: string };

/** Sets an environment variable for this test file. */
export function configure(name: string, value: string): void {
  process.env[name] = value;
  forgetShared("env");
}

/** A real SMTP server on loopback, which SMTP_URL points at until the test has finished. */
export async function givenMailServer(options: SMTPServerOptions = {}): Promise<Received[]> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    configure("SMTP_URL", "");
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  configure("SMTP_URL", `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  return received;
}
