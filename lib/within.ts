/** What `work` yields; null when it fails or takes longer than `milliseconds`. What is late goes on, unheard. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  const first = await Promise.race([work.catch(() => null), late]);
  clearTimeout(timer);
  return first;
}
