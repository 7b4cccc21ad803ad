/** Fills the slots of a frame: who issues it, to whom, with which force; or says why it is no directive. */
import type { Directive } from '../../document.js';
import { actorsBefore } from './addressee.js';
import { audienceOf } from './audience.js';
import { theyAt } from './antecedent.js';
import { Cue } from './cues.js';
import type { Findings } from './found.js';
import type { Frame } from './frame.js';
import type { Issuers, Resolved } from './issuer.js';
import type { Reader } from './reader.js';
import { asksForVotes, isWish } from './rejections.js';
import { isStaff } from './staff.js';
import type { Site } from './site.js';
import { frontedAddressees } from './subject.js';

/** Slots that all acts of a frame share. */
export type Slots = Pick<
  Directive,
  'issuer' | 'onbehalf' | 'voice' | 'status' | 'addressees' | 'inherited' | 'force'
>;

/** @returns the slots, or the condition that failed. */
export function fillSlots(
  reader: Reader,
  issuers: Issuers,
  findings: Findings,
  site: Site,
  sentence: number,
  frame: Frame,
): Slots | string {
  const resolved = issuerOf(reader, issuers, findings, site, sentence, frame);
  const { addressees, inherited } = addresseesOf(reader, issuers, findings, site, sentence, frame, resolved);
  // Votes asked of citizens are a campaign act; ordered of the state's own staff they are an unlawful order.
  const forVotes = asksForVotes(reader, frame);
  const unlawful = forVotes && addressees.some((entity) => isStaff(reader.doc.entities[entity]?.ref));
  if (frame.rule === 'pledge' && resolved.issuer === null && isNarratedPledge(reader, site, frame))
    return 'nobody binds himself';
  if (frame.needsPrevious === true && addressees.length === 0) return 'nobody is obliged';
  if (frame.needsAddressee && addressees.length === 0) return 'nobody is named who could act';
  if (forVotes && !unlawful) return 'asks for votes for somebody';
  const wish = isWish(reader, site, frame, addressees, resolved);
  if (wish !== null) return wish;
  const owner = frame.owner === undefined ? null : issuers.holder(frame.owner);
  return {
    issuer: resolved.issuer ?? owner,
    onbehalf: resolved.onbehalf ?? (resolved.issuer === owner || resolved.issuer === null ? null : owner),
    voice: resolved.voice,
    status: unlawful ? 'alleged' : resolved.status,
    addressees,
    inherited,
    force: forceOf(findings, site, sentence, frame, resolved),
  };
}

function issuerOf(
  reader: Reader,
  issuers: Issuers,
  findings: Findings,
  site: Site,
  sentence: number,
  frame: Frame,
): Resolved {
  const told = findings.toldIssuer(site, frame);
  const resolved =
    told === null
      ? issuers.resolve(site, sentence, frame)
      : { ...issuers.resolve(site, sentence, frame), issuer: told, speech: true };
  if (frame.pledge === true && resolved.issuer === null) {
    const [first] = site.inSpeech ? [] : bindersBefore(reader, site, frame);
    const pledgers = first ?? findings.pledgersBefore(sentence);
    return pledgers === null ? resolved : { ...resolved, issuer: pledgers, speech: true };
  }
  if (resolved.issuer !== null || resolved.law !== null) return resolved;
  const goesOn =
    frame.soft || frame.passive === true ? findings.paragraphIssuer(site, sentence, frame) : null;
  const issuer =
    goesOn ?? findings.documentIssuer(site) ?? (frame.rule === 'list-item' ? findings.signer(site) : null);
  return issuer === null ? resolved : { ...resolved, issuer, speech: true };
}

function addresseesOf(
  reader: Reader,
  issuers: Issuers,
  findings: Findings,
  site: Site,
  sentence: number,
  frame: Frame,
  resolved: Resolved,
): { addressees: readonly number[]; inherited: boolean } {
  const { issuer } = resolved;
  if (frame.pledge === true)
    return { addressees: issuer === null ? [] : pledgersOf(reader, site, frame, issuer), inherited: false };
  const named =
    frame.addressees.length === 0 && frame.they !== undefined
      ? (findings.toldJustBefore(sentence) ?? theyAt(reader, frame.they))
      : frame.addressees;
  const own = named.map((entity) => issuers.holder(entity)).filter((entity) => entity !== issuer);
  if (own.length > 0 || !frame.inherits) return { addressees: own, inherited: false };
  const fronted = frontedAddressees(site, frame.anchor);
  if (fronted.length > 0) return { addressees: fronted, inherited: false };
  if (resolved.told.length > 0) return { addressees: resolved.told, inherited: false };
  const addressed = findings.addressedIn(frame.anchor, sentence).filter((entity) => entity !== issuer);
  if (addressed.length > 0)
    return { addressees: addressed.map((entity) => issuers.holder(entity)), inherited: true };
  // "dilarang ikut kampanye, juga dilarang hadir": within a sentence the subject goes on, whoever speaks.
  const { last } = findings;
  const goesOn = last !== undefined && findings.goesOn(last, site, sentence, frame);
  const source = goesOn ? last : resolved.speech ? findings.previous(issuer, sentence, reachOf(frame)) : null;
  let addressees = source?.directive.addressees ?? [];
  const spoken = frame.soft || frame.rule === 'directive-noun';
  if (spoken && addressees.length === 0 && issuer !== null)
    addressees = audienceOf(reader, site, frame.anchor, issuer);
  return { addressees, inherited: addressees.length > 0 };
}

/** The head of a list of further acts ("empat arahan lain:") reaches back as far as its speaker has the word. */
function reachOf(frame: Frame): number | undefined {
  return frame.rule === 'list-item' ? LIST_REACH : undefined;
}

/** Sentences back from the head of a list in which those whom it is for may have been named. */
const LIST_REACH = 10;

/** "ASN dan kepala desa mengikrarkan diri …", "Mereka berjanji …": all who bind themselves, of whom one is the issuer. */
function pledgersOf(reader: Reader, site: Site, frame: Frame, issuer: number): readonly number[] {
  const named = bindersBefore(reader, site, frame);
  return named.includes(issuer) ? named : [issuer];
}

/** "menyusul komitmen untuk …": told outside speech and headlines, and of nobody ("Mereka berjanji …"). */
function isNarratedPledge(reader: Reader, site: Site, frame: Frame): boolean {
  return !site.inSpeech && !site.inTitle && reader.cueEnding(frame.anchor, Cue['third-plural']) === null;
}

/** Those named left of the pledge, or meant by "mereka" there. */
function bindersBefore(reader: Reader, site: Site, frame: Frame): readonly number[] {
  const they = reader.cueEnding(frame.anchor, Cue['third-plural']);
  return they === null ? actorsBefore(reader, site.start, frame.anchor).entities : theyAt(reader, they.from);
}

function forceOf(
  findings: Findings,
  site: Site,
  sentence: number,
  frame: Frame,
  resolved: Resolved,
): Directive['force'] {
  if (resolved.law !== null || isNarratedRule(frame, resolved.issuer, site)) return 'rule';
  // "Tolong jaga …," pesannya: what is asked politely stays a request, whatever verb gives the words.
  if (!frame.soft || frame.rule === 'please') return frame.force;
  // A modal after a verb's own clause keeps that verb's force ("mengimbau ASN netral, jangan memihak").
  return findings.governingForce(sentence, frame) ?? resolved.force ?? frame.force;
}

/** "ASN dilarang …" that nobody is reported to say: the article states a norm. */
function isNarratedRule(frame: Frame, issuer: number | null, site: Site): boolean {
  return frame.soft && frame.force === 'ban' && issuer === null && !site.inSpeech && !site.inTitle;
}
