import { caller, type LatchkeyOptions } from "./call.ts";
import { Resources } from "./generated.ts";

/** The API of one installation of Latchkey, its operations grouped by what they are about. */
export class Latchkey extends Resources {
  constructor(options: LatchkeyOptions) {
    super(caller(options));
  }
}
