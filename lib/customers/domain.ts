import { line } from "../entry/fields";

/** The name of a host with at least one dot, in lower case; one that is not ASCII in its `xn--` form. */
export const Domain = line(253)
  .toLowerCase()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/, "must be a domain such as example.com");
