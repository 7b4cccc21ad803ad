/** Processor time, which other programs on the machine do not lengthen. */

/** Milliseconds of processor time that a call takes in this process. */
export function cpuTime(call: () => void): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
