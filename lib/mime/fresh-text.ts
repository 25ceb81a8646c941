/** "On Tue … Ada wrote:" as mail programs write it in the languages that they speak, over at most three lines. */
const attributions = [
  /^(?:on|am|le|el|il|op|den|em|dnia|w dniu|på|ons|man|tir|tor|fre|lör|sön|mån|dne|vào|no dia)\b.{3,300}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu|napisał\(?a?\)?|pisze|kirjoitti|napsal\(?a?\)?|yazdı|đã viết).{0,200}:\s*$/iu,
  /^.{3,300}(?:schrieb am .{3,80}|wrote on .{3,80}|skrev den .{3,80}):\s*$/iu,
  // Gmail in Japanese, Chinese and Korean: the date, the name and the address in brackets.
  /^\d{4}\s?[年/.-].{3,250}<[^<>\s]{3,250}>\s*(?:のメール|写道|님이 작성)?\s*[:：]\s*$/u,
  /^.{1,200}<[^<>\s]{3,250}>\s*于?.{0,60}写道\s*[:：]\s*$/u,
];

/** The line that Outlook and others put above a whole message that follows. */
const dividers =
  /^-{2,}\s*(?:original message|original appointment|ursprüngliche nachricht|originalnachricht|message d'origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|mensagem original|元のメッセージ|原始邮件|原文|원본 메시지|reply message)\s*-{0,}$/iu;

/** Headers of a quoted message as Outlook writes them, in the languages that it speaks. */
const quotedHeader =
  /^\*{0,2}(?:from|von|de|da|van|från|fra|od|lähettäjä|差出人|发件人|寄件者|보낸 사람|sent|gesendet|envoyé|enviado(?: el)?|inviato|verzonden|skickat|sendt|送信日時|发送时间|to|an|à|para|a|aan|till|til|宛先|收件人|cc|subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|assunto|件名|主题|date|datum|fecha|data|日付)\s?\*{0,2}[:：]\*{0,2}\s/iu;

/** What phones and programs add below everything. */
const footers =
  /^(?:sent from my .{1,60}|sent from .{1,40} for (?:ios|android|windows)|get outlook for .{1,40}|von meinem .{1,60} gesendet|gesendet von .{1,60}|envoyé de mon .{1,60}|enviado desde mi .{1,60}|inviato (?:da|dal) .{1,60}|verzonden vanaf .{1,60}|(?:my|mein) .{1,40}から送信|.{1,40}から送信|sent via .{1,40}|holen sie sich outlook .{1,40}|obtenir outlook .{1,40})\.?$/iu;

const forwarded =
  /^(?:-{3,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|転送されたメッセージ)\s*-{3,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message réexpédié\s?:)$/iu;

const isQuoted = (line: string) => line.startsWith(">");

/**
 * What is new in a mail: without the message that it answers and without its signature. Answers between the quoted lines
 * keep those, since without them they say nothing; a forwarded message is what the mail is about, and stays.
 */
export function freshText(text: string): string {
  const lines = text.split("\n");
  const end = beginningOfQuote(lines);
  const kept = end === null ? lines : lines.slice(0, end);
  const shown = withoutSignature(kept).join("\n").trim();
  if (shown) return shown;
  const below = end === null ? [] : textBelow(lines.slice(end));
  return withoutSignature(below).join("\n").trim() || text.trim();
}

/** The first line of what is quoted down to the end; null when nothing is, or when the mail answers in between. */
function beginningOfQuote(lines: readonly string[]): number | null {
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === "") continue;
    if (forwarded.test(line)) return null;
    if (dividers.test(line)) return index;
    if (isHeaderBlock(lines, index)) return backOverRule(lines, index);
    const length = attributionAt(lines, index);
    if (length > 0) {
      const rest = lines.slice(index + length);
      return answersInBetween(rest) && hasText(lines.slice(0, index)) ? null : index;
    }
    if (isQuoted(line)) return answersInBetween(lines.slice(index)) ? null : index;
  }
  return null;
}

function attributionAt(lines: readonly string[], index: number): number {
  for (let count = 1; count <= 3; count++) {
    const joined = lines
      .slice(index, index + count)
      .map((line) => line.replace(/^[>\s]+/, "").trim())
      .join(" ");
    if (joined.length > 700) return 0;
    if (attributions.some((pattern) => pattern.test(joined))) return count;
  }
  return 0;
}

/** Three such headers within five lines: one alone is how people write. */
function isHeaderBlock(lines: readonly string[], index: number): boolean {
  if (!quotedHeader.test(lines[index]?.trim() ?? "")) return false;
  const next = lines.slice(index, index + 8).filter((line) => line.trim() !== "");
  return next.slice(0, 5).filter((line) => quotedHeader.test(line.trim())).length >= 3;
}

/** Outlook draws a line above the headers. */
function backOverRule(lines: readonly string[], index: number): number {
  for (let at = index - 1; at >= 0 && at >= index - 3; at--) {
    const line = lines[at]?.trim() ?? "";
    if (/^(?:_{5,}|-{3,}|\*{3,})$/.test(line)) return at;
    if (line !== "") break;
  }
  return index;
}

const hasText = (lines: readonly string[]) => lines.some((line) => line.trim() !== "");

/** Whether own text stands below or between quoted lines; a signature alone does not count. */
function answersInBetween(lines: readonly string[]): boolean {
  const first = lines.findIndex(isQuoted);
  if (first === -1) return false;
  return hasText(withoutSignature(lines.slice(first).filter((line) => !isQuoted(line))));
}

/** What was written below the quote, where nothing stands above it. */
function textBelow(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(isQuoted);
  if (first === -1) return [];
  return lines.slice(first).filter((line) => !isQuoted(line));
}

function withoutSignature(lines: readonly string[]): readonly string[] {
  // RFC 3676, section 4.3; the space at the end is often lost on the way.
  const delimiter = lines.findIndex((line) => /^-- ?$/.test(line));
  const kept = delimiter === -1 ? [...lines] : lines.slice(0, delimiter);
  while (kept.length > 0 && /^\s*$/.test(kept.at(-1) ?? "")) kept.pop();
  while (kept.length > 0 && footers.test((kept.at(-1) ?? "").replace(/^\[([^\]]*)\]\([^)]*\)$/, "$1").trim())) {
    kept.pop();
    while (kept.length > 0 && /^\s*$/.test(kept.at(-1) ?? "")) kept.pop();
  }
  return kept;
}
