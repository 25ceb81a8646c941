/**
 * Milliseconds of processor time that `work` took of this process. For bounds on hostile input: unlike the time on the
 * clock, it does not grow when other processes of a busy machine have the processor in between.
 */
export async function cpuTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
