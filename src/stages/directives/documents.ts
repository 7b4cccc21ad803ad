/** Who issued the circulars and letters that the article speaks of. */
import type { Sentence } from '../../document.js';
import type { Discourse } from '../discourse/index.js';
import { Cue } from './cues.js';
import type { Reader } from './reader.js';

/** Atoms behind "diteken" within which the signer must begin. */
const REACH_SIGNER = 3;
/** Atoms from the head of a sentence within which it names the document that it tells of. */
const REACH_DOCUMENT = 8;
/** Sentences behind the issue of a document in which its signing is told. */
const REACH_SIGNING = 2;

interface Signature {
  readonly at: number;
  readonly signer: number;
  readonly sentence: number;
  /** It issues the document, and does not only sign it. */
  readonly issues: boolean;
}

export class Documents {
  #signatures: readonly Signature[] | undefined;

  constructor(
    private readonly reader: Reader,
    private readonly discourse: Discourse,
  ) {}

  /** True when the sentence tells at its head of a document ("Dalam edaran itu, …"). */
  isTold(sentence: Sentence): boolean {
    const limit = Math.min(sentence.to, sentence.from + REACH_DOCUMENT);
    for (let i = sentence.from; i < limit; i++) if (this.reader.has(i, Cue.document)) return true;
    return false;
  }

  /** Who last signed or issued a document before atom `at`, or null. */
  signerBefore(at: number): number | null {
    const signatures = (this.#signatures ??= this.#findSignatures());
    let signer: number | null = null;
    for (const signature of signatures) {
      if (signature.at >= at) break;
      ({ signer } = signature);
    }
    return signer;
  }

  #findSignatures(): Signature[] {
    const found: Signature[] = [];
    for (const [index, sentence] of this.reader.doc.sentences.entries()) {
      if (this.reader.isTitle(sentence)) continue;
      for (let at = sentence.from; at < sentence.to; at++) {
        const cue = this.reader.cue(at, Cue.signed);
        if (cue === null || this.reader.directAt(at) >= 0) continue;
        const signer =
          cue.value === 'by' ? this.#named(cue.to, sentence) : this.#subject(sentence, at, cue.to);
        const issued = found[found.length - 1];
        // "Pemkab X menerbitkan edaran. Surat itu diteken Sekda Y": whoever issues it stays its author.
        if (cue.value === 'by' && issued?.issues === true && index - issued.sentence <= REACH_SIGNING)
          continue;
        if (signer !== null) found.push({ at, signer, sentence: index, issues: cue.value !== 'by' });
      }
    }
    return found;
  }

  /** "yang diteken (langsung) Bupati X". */
  #named(from: number, sentence: Sentence): number | null {
    for (let at = from; at < Math.min(sentence.to, from + REACH_SIGNER); at++) {
      const phrase = this.discourse.actors.phrase(at, sentence.to);
      if (phrase !== null) return this.discourse.referenceTo(phrase).entity;
    }
    return null;
  }

  /** "Bupati X menerbitkan surat edaran". */
  #subject(sentence: Sentence, at: number, next: number): number | null {
    return this.reader.has(next, Cue.document) ? this.discourse.subjectBefore(sentence, at).entity : null;
  }
}
