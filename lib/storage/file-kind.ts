import { fileTypeFromBuffer } from "file-type";
import { AppError } from "../errors";
import { extensionOf } from "./file-name";

/** How much of a file's beginning tells its type, in bytes. */
export const sampleSize = 4_100;

/** Programs, by what their bytes say. */
const programs = new Set([
  "application/x-msdownload",
  "application/x-elf",
  "application/x-mach-binary",
  "application/x-executable",
  "application/vnd.android.package-archive",
  "application/java-archive",
  "application/java-vm",
  "application/x-ms-shortcut",
  "application/x.ms.shortcut",
  "application/x.apple.alias",
  "application/x-msi",
  "application/wasm",
]);

/** Programs and scripts, by what a desktop would do with such a name. */
const programNames = new Set(
  (
    "apk app appx bat cmd com cpl dll dmg exe gadget hta iso jar js jse lnk msc msi msp pif ps1 psm1 reg scr sct sh " +
    "vb vbe vbs vhd wsc wsf wsh xll"
  ).split(" "),
);

/** Types that their bytes always show: what says to be one of them has to be it. */
const provable = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"]);

/** What many formats are made of: an office document is a ZIP. Such bytes say less than the name does. */
const containers = new Set(["application/zip", "application/x-cfb", "application/xml", "application/gzip"]);

/** What a browser would run when it is shown as a page of ours. It is kept, and sent as bytes without a type. */
const active =
  /^(text\/html|text\/xml|text\/javascript|image\/svg|application\/(xhtml|xml|javascript|x-javascript|ecmascript))/;

export const unknownType = "application/octet-stream";

/**
 * What a file is, by its first bytes rather than by what the caller says.
 * @throws AppError `file_type_not_allowed` for programs, and for what is not what it says to be.
 */
export async function kindOf(name: string, declared: string, sample: Uint8Array): Promise<string> {
  const said = mediaType(declared);
  const real = (await fileTypeFromBuffer(sample).catch(() => undefined))?.mime.split(";")[0];
  const isScript = sample[0] === 0x23 && sample[1] === 0x21;
  if ((real && programs.has(real)) || isScript || programNames.has(extensionOf(name))) {
    throw notAllowed(`${name} is a program or a script. Put it into an archive if it has to be sent.`);
  }
  if (provable.has(said) && real !== said) {
    throw notAllowed(`${name} was sent as ${said}, and is ${real ?? "something else"}.`);
  }
  if (real && !containers.has(real)) return active.test(real) ? unknownType : real;
  const best = said !== unknownType ? said : (real ?? unknownType);
  return active.test(best) ? unknownType : best;
}

function mediaType(declared: string): string {
  const type = declared.split(";")[0]?.trim().toLowerCase() ?? "";
  return /^[a-z0-9][\w!#$&^.+-]{0,63}\/[a-z0-9][\w!#$&^.+-]{0,127}$/.test(type) ? type : unknownType;
}

function notAllowed(detail: string): AppError {
  return new AppError("file_type_not_allowed", detail);
}
