import { describe, expect, it } from 'vitest';
import { analyse, buildRecord, loadLexicon, type WireRecord } from '../../../src/index.js';

const lexicon = await loadLexicon();

/** The record of an article that opens with a dateline; `\n` parts paragraphs. */
function record(text: string): WireRecord {
  const article = {
    id: 'a',
    source: { path: 'a.txt', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
  };
  return buildRecord(analyse(article, { lexicon }));
}

/** "force polarity issuer > addressee, addressee: content" for each directive. */
function told(text: string): string[] {
  const { directives = [], entities = [] } = record(text);
  const name = (id: string | null): string => entities.find((entity) => entity.id === id)?.name ?? '-';
  return directives.map(
    (directive) =>
      `${directive.force} ${directive.polarity} ${name(directive.issuer)} > ${directive.addressees.map(name).join(', ')}: ${directive.content.text}`,
  );
}

describe('who told whom what', () => {
  it.each<[string, string, string[]]>([
    [
      'a wish for somebody to act is a hope',
      'PALU - Bupati Sigi Andi Kama berharap ASN tidak memihak.',
      ['hope dont Andi Kama > ASN: memihak'],
    ],
    [
      'a list under one verb gives one directive an item',
      'PALU - Bupati Sigi Andi Kama mengimbau ASN untuk: 1. menjaga netralitas; 2. tidak menyukai unggahan calon; 3. tidak berfoto bersama calon.',
      [
        'appeal do Andi Kama > ASN: menjaga netralitas',
        'appeal dont Andi Kama > ASN: menyukai unggahan calon',
        'appeal dont Andi Kama > ASN: berfoto bersama calon',
      ],
    ],
    [
      'so does a list on lines of its own',
      'PALU - Bupati Sigi Andi Kama mengimbau seluruh ASN untuk:\n1. Menjaga netralitas\n2. Tidak berfoto bersama calon.\nRapat itu dihadiri Kapolres.',
      ['appeal do Andi Kama > ASN: Menjaga netralitas', 'appeal dont Andi Kama > ASN: berfoto bersama calon'],
    ],
    [
      'a needless act is one to leave',
      'PALU - Bupati Sigi Andi Kama meminta ASN tidak usah hadir di kampanye.',
      ['request dont Andi Kama > ASN: hadir di kampanye'],
    ],
    [
      'one word may be all that is to be done or left',
      'PALU - Bupati Sigi Andi Kama meminta para camat tidak gegabah.',
      ['request dont Andi Kama > camat: gegabah'],
    ],
    [
      'what a circular says belongs to its signer, not to the last speaker',
      'PALU - Bupati Sigi Andi Kama menerbitkan surat edaran netralitas. "Isinya jelas," kata Kepala BKPSDM Sigi Rudi Hartono. Dalam edaran itu, ASN dilarang memasang spanduk calon.',
      ['ban dont Andi Kama > ASN: memasang spanduk calon'],
    ],
    [
      'a noun heads a list',
      'PALU - Bupati Sigi Andi Kama meneken surat edaran netralitas.\nAda dua larangan bagi ASN yang dimuat:\n1. Memasang spanduk calon;\n2. Menyukai unggahan calon.',
      [
        'ban dont Andi Kama > ASN: Memasang spanduk calon',
        'ban dont Andi Kama > ASN: Menyukai unggahan calon',
      ],
    ],
    [
      'behind "dan" the subject of the first modal goes on',
      'PALU - "Camat harus meneruskan aduan ke inspektorat, dan dilarang membocorkan nama pelapor," kata Bupati Sigi Andi Kama.',
      [
        'rule do Andi Kama > Camat: meneruskan aduan ke inspektorat',
        'ban dont Andi Kama > Camat: membocorkan nama pelapor',
      ],
    ],
    [
      'a relative clause holds no subject',
      'PALU - "Pegawai yang pasangannya menjadi caleg wajib mengambil cuti," kata Bupati Sigi Andi Kama.',
      ['rule do Andi Kama > Pegawai: mengambil cuti'],
    ],
    [
      'the suffix of a passive names its issuer',
      'PALU - Bupati Sigi Andi Kama memimpin apel. Para lurah disuruhnya keluar dari grup calon.',
      ['order do Andi Kama > lurah: keluar dari grup calon'],
    ],
    [
      'whoever has the word before "boleh" is allowed it',
      'PALU - "Hadir di kampanye tanpa atribut juga boleh," kata Bupati Sigi Andi Kama.',
      ['permission do Andi Kama > : Hadir di kampanye tanpa atribut'],
    ],
    [
      'a law that forbids is a rule without issuer',
      'PALU - Pasal 71 ayat (1) UU Nomor 10 Tahun 2016 melarang pejabat negara, ASN, dan kepala desa membuat keputusan yang merugikan salah satu pasangan calon.',
      [
        'rule dont - > pejabat negara, ASN, kepala desa: membuat keputusan yang merugikan salah satu pasangan calon',
      ],
    ],
    [
      'a condition without comma belongs to the act',
      'PALU - Bupati Sigi Andi Kama mengimbau warga melapor jika diajak golput.',
      ['appeal do Andi Kama > warga: melapor jika diajak golput'],
    ],
    [
      'a purpose clause does not',
      'PALU - Bupati Sigi Andi Kama meminta ASN hadir di rapat untuk mendengarkan aturan pilkada.',
      ['request do Andi Kama > ASN: hadir di rapat'],
    ],
    [
      'a class of people close to the issuer may be told',
      'PALU - Kapolres Sigi Andi Kama melarang anak buahnya berfoto bersama calon bupati.',
      ['ban dont Andi Kama > anak buahnya: berfoto bersama calon bupati'],
    ],
    [
      'what is to be done to somebody is no duty of his',
      'PALU - Bupati Sigi Andi Kama meminta Camat Kulawi dicopot.',
      ['request do Andi Kama > : Camat Kulawi dicopot'],
    ],
    [
      '"mereka" are the people last named',
      'PALU - Kepala Desa Bora Andi Kama mengumpulkan para camat lalu menyuruh mereka menjaga TPS.',
      ['order do Andi Kama > camat: menjaga TPS'],
    ],
    [
      'who signed a circular issues its points',
      'PALU - Surat edaran itu diteken Bupati Sigi Andi Kama.\nBerikut hal yang tidak boleh dilakukan ASN:\na) menghadiri kampanye;\nb) memasang baliho calon.',
      ['rule dont Andi Kama > ASN: menghadiri kampanye', 'rule dont Andi Kama > ASN: memasang baliho calon'],
    ],
    [
      'a right to direct is no directive',
      'PALU - Bupati Sigi Andi Kama tidak mempunyai hak mengarahkan masyarakat untuk memilih.',
      [],
    ],
    [
      'a ban that nobody says is a rule',
      'PALU - ASN dilarang menjadi anggota partai politik. Larangan itu tertuang dalam UU ASN.',
      ['rule dont - > ASN: menjadi anggota partai politik'],
    ],
    [
      'the verb over a quotation decides its force and whom it is for',
      'PALU - Bupati Sigi Andi Kama berpesan kepada seluruh kepala desa: "Jaga netralitas, jangan ikut berkampanye."',
      [
        'reminder do Andi Kama > kepala desa: Jaga netralitas',
        'reminder dont Andi Kama > kepala desa: ikut berkampanye',
      ],
    ],
    [
      'a verb of stressing tells its object what to do',
      'Bupati Sleman Budi Santosa menegaskan seluruh ASN untuk tetap netral dalam Pilkada.',
      ['reminder do Budi Santosa > ASN: tetap netral dalam Pilkada'],
    ],
    [
      'who says so may stand between subject and modal',
      'ASN di Sleman, kata Bupati Sleman Budi Santosa, harus menjaga netralitas dalam Pilkada.',
      ['rule do Budi Santosa > ASN: menjaga netralitas dalam Pilkada'],
    ],
    [
      'a clause of its own ends the act before it',
      '"ASN tidak boleh ikut politik praktis, panitia harus netral," kata Bupati Sleman Budi Santosa.',
      ['ban dont Budi Santosa > ASN: ikut politik praktis', 'rule do Budi Santosa > : netral'],
    ],
    [
      'what a permission does not cover is forbidden',
      '"Silakan kepala desa hadir di TPS, tetapi tidak boleh mengajak orang lain," kata Ketua Bawaslu Sleman Budi Santosa.',
      [
        'permission do Budi Santosa > kepala desa: hadir di TPS',
        'ban dont Budi Santosa > kepala desa: mengajak orang lain',
      ],
    ],
    [
      'what is only announced directs nobody',
      '"Bupati akan mengimbau kepala desa untuk netral dalam Pilkada," kata Sekda Sleman Budi Santosa.',
      [],
    ],
    [
      'a pledge may list its points',
      'Para kepala desa di Sleman membacakan ikrar. Poin ikrar tersebut mulai dari tidak membuat keputusan yang menguntungkan calon.',
      ['pledge dont kepala desa > kepala desa: membuat keputusan yang menguntungkan calon'],
    ],
    [
      'a headline names who speaks before a colon',
      'Bupati: Jangan Main Politik!\nPALU - Bupati Sigi Andi Kama mengingatkan ASN tidak bermain politik praktis.',
      ['ban dont Andi Kama > ASN: Main Politik', 'reminder dont Andi Kama > ASN: bermain politik praktis'],
    ],
    [
      'an agentless headline has the issuer that the body names',
      'ASN Diminta Netral di Pilkada Sigi\nPALU - Seluruh ASN di Kabupaten Sigi diminta netral oleh Bupati Sigi Andi Kama.',
      ['request do Andi Kama > ASN: Netral di Pilkada Sigi', 'request do Andi Kama > ASN: netral'],
    ],
    [
      'a pledge binds its issuer',
      'PALU - "Kami ASN Kabupaten Sigi berikrar menjaga netralitas dan tidak berpolitik praktis," ucapnya.',
      ['pledge do ASN > ASN: menjaga netralitas', 'pledge dont ASN > ASN: berpolitik praktis'],
    ],
    [
      'demands come from those without power',
      'PALU - Koalisi masyarakat sipil mendesak Bawaslu segera menindak camat yang tidak netral.',
      ['demand do masyarakat sipil > Bawaslu: segera menindak camat yang tidak netral'],
    ],
    [
      'a threat behind the ban is no part of it',
      'PALU - "Saya minta camat dan lurah jangan ikut kampanye, kalau terbukti saya copot," tegas Bupati Sigi Andi Kama.',
      ['request dont Andi Kama > camat, lurah: ikut kampanye'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    ['questioning', 'PALU - Camat dimintai keterangan terkait imbauan di grup WhatsApp.'],
    ['an apology', 'PALU - Bawaslu Sigi meminta maaf atas keterlambatan laporan.'],
    ['a wish with nobody to act', 'PALU - Bupati Sigi Andi Kama berharap pemilu aman.'],
    ['a campaign act', 'PALU - Tim sukses mengajak warga memilih pasangan nomor urut 2.'],
    ['a denied order', 'PALU - Bupati Sigi Andi Kama tidak pernah meminta ASN mendukung calon tertentu.'],
    ['a duty of office', 'PALU - PPS harus ada H-3 sebelum pemungutan suara.'],
    ['a wish about events', 'PALU - Pilkada diharapkan berjalan aman dan damai.'],
    [
      'a related link',
      'PALU - Rapat digelar di Palu, kata panitia.\n\nBACA JUGA:Bupati Sigi Larang ASN Ikut Kampanye',
    ],
  ])('%s is no directive', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('an order for votes to the state’s own staff is alleged, not issued', () => {
    const [order] =
      record('PALU - Kepala Dinas Pendidikan diduga mengarahkan guru untuk memilih calon bupati petahana.')
        .directives ?? [];
    expect(order?.status).toBe('alleged');
  });

  it('an order to give an order is one directive within another', () => {
    const { directives = [] } = record(
      'PALU - Ketua Bawaslu Sigi Rudi Hartono meminta bupati melarang camat ikut kampanye.',
    );
    expect(directives.map(({ force, status, within }) => ({ force, status, within }))).toEqual([
      { force: 'request', status: 'issued', within: null },
      { force: 'ban', status: 'requested', within: 0 },
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['mengawasi ASN yang tidak netral', 'what an act names first', ['supervision']],
    [
      'menggunakan hak pilih dan menolak politik uang',
      'each of two acts',
      ['participation', 'money-politics'],
    ],
    ['tidak memakai mobil dinas untuk kampanye', 'the thing misused', ['state-facilities']],
    ['bersabar', 'nothing known', ['other']],
  ])('"%s" is about %s', (act, _, topics) => {
    const { directives = [] } = record(`PALU - Bupati Sigi Andi Kama meminta warga ${act}.`);
    expect(directives[0]?.topics).toEqual(topics);
  });

  it('an appeal that somebody passes on is on behalf of its author', () => {
    const { directives = [], entities = [] } = record(
      'PALU - Camat Dolo Rudi Hartono menyampaikan imbauan Bupati Sigi Andi Kama agar ASN menjaga netralitas.',
    );
    const names = [directives[0]?.issuer, directives[0]?.onbehalf].map(
      (id) => entities.find((entity) => entity.id === id)?.name,
    );
    expect(names).toEqual(['Rudi Hartono', 'Andi Kama']);
  });

  it('tells why a look-alike was rejected', () => {
    const reasons: string[] = [];
    const text = 'PALU - Bupati Sigi Andi Kama berharap pemilu aman.';
    const article = {
      id: 'a',
      source: { path: '', encoding: 'utf-8', sha256: '' },
      text,
      given: {},
      diagnostics: [],
    };
    analyse(article, {
      lexicon,
      trace: { rejected: (rule, _, why) => reasons.push(`${rule}: ${why}`), step: () => {} },
    });
    expect(reasons).toContain('directive-verb: no act after the verb');
  });
});
