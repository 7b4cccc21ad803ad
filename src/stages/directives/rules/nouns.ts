/** Nouns that direct ("imbauan kepada camat agar …") and pledges. */
import { addresseesAt, type Addressees } from '../addressee.js';
import { behindQuality, clauseBody, NO_BODY, type Body } from '../body.js';
import { actsAt, opensAct } from '../content.js';
import { Cue } from '../cues.js';
import { frameOf, triggerOf, type Frame, type Rule } from '../frame.js';
import { Slot, type Family, type Reader } from '../reader.js';
import { isAnnounced, isNegated } from '../rejections.js';
import type { Site } from '../site.js';

/** "memberikan imbauan kepada camat agar …", "himbauan kepada seluruh lurah …". */
export const noun: Rule = (site, at) => {
  const { reader, limit } = site;
  const family = reader.family(at, Slot.noun);
  if (family === null || family.entry.force === 'pledge') return null;
  const rule = 'directive-noun';
  if (
    isNegated(reader, at) ||
    (reader.isActive(at - 1) && (isNegated(reader, at - 1) || isAnnounced(reader, at - 1)))
  )
    return { rejected: 'nobody gives it', rule };
  const listed = listedActs(site, family);
  if (listed !== null)
    return frameOf({
      ...listed,
      rule,
      force: family.entry.force,
      anchor: at,
      addressees: [],
      inherits: true,
    });
  // "imbauan (dari) Bupati agar …": a name right behind the noun says whose it is.
  const owned = (reader.cue(family.to, Cue.among) ?? reader.cue(family.to, Cue.agent))?.to ?? family.to;
  const owners = reader.actorAt(owned) === null ? null : addresseesAt(reader, owned, limit);
  const owner = owners?.entities[0];
  const from = behindQuality(reader, owner === undefined ? family.to : (owners?.next ?? family.to));
  const named = addresseesAt(reader, from, limit);
  const linker = reader.cue(named.next, Cue.linker);
  const colon = reader.is(named.next, ':') || reader.is(named.next + 1, ':');
  if (named.entities.length === 0 && linker?.value !== 'agar' && !colon) {
    return { rejected: 'neither an addressee nor a linker after the noun', rule };
  }
  if (named.entities.length > 0 && !reader.has(from, Cue.addressing)) {
    return { rejected: 'the noun is not addressed to anyone', rule };
  }
  const body = colon ? behindColon(site, family, named) : clauseBody(site, family, named);
  const [act] = body.acts;
  if (act === undefined || reader.reporting(act.from, Slot.active) !== null)
    return { rejected: 'no act after the noun', rule };
  return frameOf({
    rule,
    force: family.entry.force,
    trigger: triggerOf(family),
    anchor: at,
    addressees: body.addressees,
    inherits: body.addressees.length === 0,
    acts: body.acts,
    ...(owner === undefined ? {} : { owner }),
    next: body.next,
  });
};

/** "imbauan itu antara lain tidak mengunggah …", "ikrar tersebut mulai dari tidak membuat …": the acts that a noun of directing lists. */
function listedActs(site: Site, family: Family): Pick<Frame, 'trigger' | 'acts' | 'next'> | null {
  const { reader, limit } = site;
  if (family.slot !== 'noun') return null;
  let at = reader.cue(family.to, Cue.determiner)?.to ?? family.to;
  let lists = false;
  for (let steps = 0; steps < LIST_WORDS && at < limit; steps++) {
    const opener = reader.cue(at, Cue['list-opener']) ?? reader.cue(at, Cue.including);
    if (opener !== null) {
      lists = true;
      at = opener.to;
    } else {
      const small = reader.cue(at, Cue.adverb);
      if (small === null) break;
      at = small.to;
    }
  }
  if (!lists || !(reader.has(at, Cue.negator) || reader.isActive(at))) return null;
  const read = actsAt(reader, at, limit, family.entry.polarity);
  return read.acts.length === 0 ? null : { trigger: triggerOf(family), acts: read.acts, next: read.next };
}

/** Small words between a noun of directing and the acts that it lists, at most. */
const LIST_WORDS = 3;

/** "Arahannya singkat: tidak masuk tim sukses, …": the acts stand behind a colon. */
function behindColon(site: Site, family: Family, named: Addressees): Body {
  const { reader, limit } = site;
  const at = reader.is(named.next, ':') ? named.next + 1 : named.next + 2;
  const opens = at < limit && (opensAct(reader, at) || reader.has(at, Cue.negator));
  if (!opens || reader.directAt(at) >= 0) return { ...NO_BODY, next: at };
  const read = actsAt(reader, at, limit, family.entry.polarity);
  return { addressees: named.entities, acts: read.acts, next: read.next };
}

/** "Pemkab berkomitmen untuk …", "Pemkab Komitmen ASN Netral", "komitmen untuk … oleh ASN". */
export const pledge: Rule = (site, at) => {
  const { reader, limit } = site;
  const family = reader.family(at, Slot.active | Slot.noun);
  if (family === null || family.entry.force !== 'pledge') return null;
  const rule = 'pledge';
  if (family.slot === 'noun' && reader.has(at - 1, Cue.stative))
    return { rejected: 'somebody has it, and does not pledge', rule };
  const listed = listedActs(site, family);
  if (listed !== null)
    return frameOf({ ...listed, rule, force: 'pledge', anchor: at, addressees: [], pledge: true });
  const linker = reader.cue(family.to, Cue.linker);
  const bare = linker === null && (site.inTitle || family.slot === 'active' || reader.is(family.to, ':'));
  if (linker === null && !bare) return { rejected: 'no linker after the pledge', rule };
  // "Sekda Pimpin Ikrar Netralitas": in a headline the noun stands right behind those who pledge.
  if (
    bare &&
    family.slot === 'noun' &&
    site.inTitle &&
    reader.mentionEnding(at) === null &&
    !reader.is(family.to, ':')
  )
    return { rejected: 'another verb takes the pledge for its object', rule };
  const colon = reader.is(family.to, ':') ? 1 : 0;
  const from = afterFuture(reader, linker?.to ?? family.to + colon);
  const read = actsAt(reader, from, limit, 'do', true);
  const act = read.acts[0];
  if (act === undefined) return { rejected: 'nothing is pledged', rule };
  const named = reader.topicEnd(act.from) >= 0;
  if (bare && !site.inTitle && !opensAct(reader, act.from) && !(named && family.slot === 'active'))
    return { rejected: 'nothing is pledged', rule };
  const agent = reader.cue(read.next, Cue.agent);
  const by = agent === null ? null : reader.actorAt(agent.to);
  return frameOf({
    rule,
    force: 'pledge',
    trigger: triggerOf(family),
    anchor: at,
    addressees: [],
    acts: read.acts,
    pledge: true,
    ...(by === null ? {} : { issuer: by.entity }),
    next: read.next,
  });
};

/** "berjanji akan berkampanye": what is pledged lies ahead anyway; a negation is kept. */
function afterFuture(reader: Reader, at: number): number {
  return reader.cue(at, Cue.future)?.to ?? at;
}
