/** How far a long run is, in one line that is written over, for a person who waits at a terminal. */
import type { Findings } from '../../sink/index.js';
import type { Io } from '../io.js';

/** What there is to tell. */
export interface Standing {
  readonly documents: number;
  readonly bytes: number;
  /** Null when nobody knows how much there is to read. */
  readonly totalBytes: number | null;
  readonly findings: Findings;
  readonly seconds: number;
}

/** Milliseconds between two versions of the line. */
const PERIOD = 200;

export class ProgressLine {
  readonly #io: Io;
  #shownAt = -Infinity;
  #visible = false;

  constructor(io: Io) {
    this.#io = io;
  }

  async show(now: number, standing: () => Standing): Promise<void> {
    if (now - this.#shownAt < PERIOD) return;
    this.#shownAt = now;
    // A terminal that does not know its width says 0.
    const width = this.#io.stderr.columns || 80;
    const line = described(standing()).slice(0, width - 1);
    await this.#io.stderr.write(`\r\u001b[K${line}`);
    this.#visible = true;
  }

  /** Makes room for a message, or for the prompt. */
  async clear(): Promise<void> {
    if (!this.#visible) return;
    this.#visible = false;
    await this.#io.stderr.write('\r\u001b[K');
  }
}

function described({ documents, bytes, totalBytes, findings, seconds }: Standing): string {
  const parts = [
    `${documents} documents`,
    `${rate(documents, seconds)}/s`,
    `${rate(bytes / 1e6, seconds)} MB/s`,
    `${findings.directives} directives`,
    `${findings.sanctions} sanctions`,
  ];
  if (totalBytes !== null && totalBytes > 0 && bytes > 0) {
    const left = (seconds * Math.max(0, totalBytes - bytes)) / bytes;
    parts.unshift(`${Math.min(100, Math.floor((100 * bytes) / totalBytes))} %`);
    parts.push(`${clock(left)} left`);
  }
  return parts.join(' · ');
}

export function rate(amount: number, seconds: number): string {
  const each = seconds > 0 ? amount / seconds : 0;
  return each >= 10 ? each.toFixed(0) : each.toFixed(1);
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return minutes >= 60
    ? `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}
