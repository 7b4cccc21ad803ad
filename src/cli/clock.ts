/** Milliseconds since some moment. Node's own `performance` takes ten modules to load, more than an article does. */
export function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
