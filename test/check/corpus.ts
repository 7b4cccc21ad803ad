/**
 * A corpus of 200 invented articles from a fixed seed. Some are sound, others have one planted fault each, and what
 * was planted is told.
 */
import type { Code } from '../../src/check/rules.js';

export interface Made {
  readonly name: string;
  readonly bytes: Buffer;
  /** The one finding that it must have, with the words or the beginning of the line that it lies at; null for a sound one. */
  readonly fault: { readonly code: Code; readonly at: string | null } | null;
}

const COUNT = 200;
/** Articles a class of faults is planted in. */
const EACH = 4;

const REGIONS = [
  'Sigi', 'Jember', 'Sikka', 'Bungo', 'Garut', 'Dairi', 'Lingga', 'Wajo', 'Merauke', 'Sanggau', 'Nunukan', 'Majene',
  'Karangasem', 'Pidie', 'Kulon Progo', 'Purbalingga', 'Tabalong', 'Bengkayang', 'Buton', 'Konawe', 'Luwu', 'Soppeng',
  'Enrekang', 'Manggarai', 'Belu', 'Alor', 'Ende', 'Ngada', 'Lamandau', 'Katingan',
]; // prettier-ignore
const FIRST = ['Rusmin', 'Hendy', 'Andika', 'Budiman', 'Sulaeman', 'Yohanes', 'Markus', 'Herman', 'Darwis', 'Imran', 'Fahmi', 'Ridwan', 'Petrus', 'Zainal', 'Mulyadi', 'Taufan', 'Gunawan', 'Suryadi', 'Amiruddin', 'Bahtiar']; // prettier-ignore
const LAST = ['Lamadjora', 'Siswanto', 'Pratama', 'Nasution', 'Wenda', 'Kalla', 'Hidayat', 'Santoso', 'Tambunan', 'Lubis', 'Mahendra', 'Wibowo', 'Sitompul', 'Latopa', 'Manurung', 'Saputra', 'Rumbiak', 'Hasibuan']; // prettier-ignore
const OUTLETS = [
  'KABARSATU.COM',
  'RADARNUSA.ID',
  'SUARATIMUR.CO',
  'WARTADESA.NET',
  'KABARPAGI.COM',
  'BERITAKITA.ID',
];
const VILLAGES = ['Sukamaju', 'Tanjungsari', 'Mekarjaya', 'Sidomulyo', 'Batu Putih', 'Air Dingin', 'Rawasari', 'Kampung Baru', 'Pasir Panjang', 'Lubuk Alung', 'Karang Anyar', 'Tegalrejo']; // prettier-ignore
const PLACES = ['aula kantor bupati', 'pendopo kabupaten', 'balai pertemuan kecamatan', 'lapangan upacara', 'gedung serbaguna', 'ruang rapat dinas pendidikan', 'halaman kantor camat', 'hotel di pusat kota']; // prettier-ignore
const ACTS = ['menghadiri kampanye pasangan calon', 'memakai mobil dinas untuk kampanye', 'mengunggah foto bersama calon bupati', 'menjadi tim sukses salah satu calon', 'membagikan gambar pasangan calon', 'hadir dalam deklarasi calon bupati']; // prettier-ignore
const SUBJECTS = ['pelayanan kesehatan', 'perbaikan jalan', 'administrasi kependudukan', 'penyaluran bantuan', 'kegiatan belajar', 'pengelolaan sampah', 'layanan perizinan', 'pembinaan koperasi']; // prettier-ignore
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 0x1_0000_0000) * limit);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** `count` different items. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0] as T);
  }
}

interface Story {
  readonly chance: Chance;
  readonly region: string;
  readonly person: string;
  readonly other: string;
  readonly outlet: string;
  /** As articles write it, with the right weekday: "Senin (7/10/2024)". */
  readonly date: string;
  readonly villages: readonly string[];
}

function storyOf(chance: Chance): Story {
  const names = chance.some(FIRST, 2).map((first) => `${first} ${chance.pick(LAST)}`) as [string, string];
  return {
    chance,
    region: chance.pick(REGIONS),
    person: names[0],
    other: names[1],
    outlet: chance.pick(OUTLETS),
    date: dated(chance.below(50)),
    villages: chance.some(VILLAGES, 3),
  };
}

function dated(days: number): string {
  const day = new Date(Date.UTC(2024, 8, 25 + days));
  return `${DAYS[day.getUTCDay()]} (${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()})`;
}

const TITLES: readonly ((story: Story) => string)[] = [
  ({ region }) => `Bupati ${region} Ingatkan ASN Jaga Netralitas di Pilkada`,
  ({ region }) => `Pegawai Pemkab ${region} Diminta Netral Jelang Pilkada 2024`,
  ({ region }) => `Bawaslu ${region} Ajak Warga Awasi Netralitas ASN`,
  ({ region }) => `Bupati ${region} Larang ASN Ikut Kampanye`,
];

function lead({ region, outlet, person, date, chance }: Story): string {
  const head = `${region.toUpperCase()}, ${outlet} – Bupati ${region} ${person}`;
  return chance.pick([
    `${head} meminta seluruh aparatur sipil negara (ASN) di ${chance.pick(PLACES)} tidak ${chance.pick(ACTS)} menjelang Pilkada 2024, ${date}.`,
    `${head} melarang pegawai ${chance.pick(ACTS)} selama tahapan Pilkada 2024, ${date}, di ${chance.pick(PLACES)}.`,
    `${head} mengingatkan camat dan lurah agar tidak ${chance.pick(ACTS)}, ${date}, seusai rapat di ${chance.pick(PLACES)}.`,
  ]);
}

const BODY: readonly ((story: Story) => string)[] = [
  ({ person, chance }) =>
    `"Saya minta semua pegawai tidak ${chance.pick(ACTS)}, karena ${chance.pick(SUBJECTS)} harus tetap berjalan," kata ${person}.`,
  ({ other, region, chance }) =>
    `Ketua Bawaslu Kabupaten ${region} ${other} mengajak warga ikut mengawasi ${chance.pick(SUBJECTS)} agar tidak dipakai untuk kepentingan calon.`,
  ({ villages, chance }) =>
    `Warga Desa ${villages[0]} dan Desa ${villages[1]} mengaku ${chance.pick(SUBJECTS)} selama ini berjalan seperti biasa.`,
  ({ person, villages, chance }) =>
    `Menurut ${person}, ${chance.pick(SUBJECTS)} di Desa ${villages[2]} tidak boleh terganggu oleh ${chance.pick(SUBJECTS)} yang bermuatan politik.`,
  ({ region, chance }) =>
    `Pemerintah Kabupaten ${region} sudah menyiapkan posko pengaduan di ${chance.pick(PLACES)} sejak awal bulan ini.`,
  ({ villages, chance }) =>
    `Rapat itu dihadiri para kepala dinas, camat, serta kepala Desa ${villages[0]} yang membahas ${chance.pick(SUBJECTS)} dan ${chance.pick(SUBJECTS)}.`,
  ({ other, chance }) =>
    `"Kami akan turun langsung ke desa dan mencatat semua laporan tentang ${chance.pick(SUBJECTS)}," ujar ${other}.`,
  ({ region, chance }) =>
    `Tahapan kampanye di ${region} berlangsung beberapa pekan, dan ${chance.pick(SUBJECTS)} menjadi perhatian banyak pihak di ${chance.pick(PLACES)}.`,
  ({ villages, chance }) =>
    `Di Desa ${villages[1]}, petugas memasang pengumuman tentang ${chance.pick(SUBJECTS)} di ${chance.pick(PLACES)}.`,
  ({ person, chance }) =>
    `${person} juga meninjau ${chance.pick(SUBJECTS)} bersama jajaran dinas terkait seusai acara di ${chance.pick(PLACES)}.`,
  ({ region, villages, chance }) =>
    `Sejumlah tokoh masyarakat ${region} berharap Desa ${villages[2]} menjadi contoh dalam ${chance.pick(SUBJECTS)} setelah pemilihan selesai.`,
  ({ other, region, chance }) =>
    `Anggota KPU Kabupaten ${region} ${other} menambahkan bahwa logistik pemilihan akan disimpan di ${chance.pick(PLACES)}.`,
];

interface Page {
  title: string;
  paragraphs: string[];
}

function soundPage(story: Story): Page {
  const { chance } = story;
  return {
    title: chance.pick(TITLES)(story),
    paragraphs: [lead(story), ...chance.some(BODY, 6).map((paragraph) => paragraph(story))],
  };
}

const written = ({ title, paragraphs }: Page): string => `${[title, ...paragraphs].join('\n\n')}\n`;

interface Planted {
  readonly bytes: Buffer;
  readonly at: string | null;
}

/** Puts a paragraph into the middle of a page. */
function withParagraph(page: Page, paragraph: string, at: string | null = null): Planted {
  const paragraphs = [...page.paragraphs];
  paragraphs.splice(3, 0, paragraph);
  return { bytes: Buffer.from(written({ ...page, paragraphs })), at };
}

/** What makes a page faulty, and how often. A fault that has variants goes through them. */
const FAULTS: Partial<Record<Code, readonly ((page: Page, story: Story) => Planted)[]>> = {
  'replaced-bytes': [
    (page) => {
      const whole = Buffer.from(written(page).replace('Bupati', 'Bupati – “ – ” – '));
      // A lone continuation byte in otherwise good UTF-8.
      return {
        bytes: Buffer.concat([whole, Buffer.from([0x53, 0x61, 0x9d, 0x79, 0x61, 0x2e, 0x0a])]),
        at: null,
      };
    },
  ],
  'encoding-guessed': [
    (page) => ({
      bytes: Buffer.from(
        written(page)
          .replaceAll('–', '-')
          .replace('Pemerintah', 'Pemérintah')
          .replace('Bupati', 'Bupati Caf\u00e9'),
        'latin1',
      ),
      at: null,
    }),
  ],
  'lost-characters': [
    (page) => withParagraph(page, 'Kegiatan itu ditutup dengan do\ufffda bersama di aula.', '\ufffd'),
  ],
  truncated: [
    (page) => ({
      bytes: Buffer.from(`${written(page)}\nKegiatan itu juga diikuti oleh para camat dan\n`),
      at: 'Kegiatan itu juga',
    }),
    (page) => ({
      bytes: Buffer.from(`${written(page)}\nBupati berharap semua pegawai menjaga nama baik...\n`),
      at: 'Bupati berharap',
    }),
  ],
  'no-date': [(page, { date }) => ({ bytes: Buffer.from(written(page).replace(`, ${date}`, '')), at: null })],
  'impossible-date': [
    (page) =>
      withParagraph(
        page,
        'Surat edaran itu diteken pada Senin (32/10/2024) di ruang kerjanya.',
        'Senin (32/10/2024)',
      ),
  ],
  'weekday-mismatch': [
    (page) =>
      withParagraph(
        page,
        'Surat edaran itu diteken pada Senin (8/10/2024) di ruang kerjanya.',
        'Senin (8/10/2024)',
      ),
  ],
  'unbalanced-quotes': [
    (page) =>
      withParagraph(page, 'Ia menyebut pelayanan “ramah itu sudah berjalan baik di semua kantor.', '“'),
  ],
  'leaked-furniture': [
    (page) => withParagraph(page, 'Kegiatan itu berlangsung <b>tertib</b> hingga sore hari.', '<b>'),
    (page) =>
      withParagraph(
        page,
        'Kegiatan itu berlangsung tertib. SCROLL TO CONTINUE WITH CONTENT Warga pulang sore hari.',
        'SCROLL TO CONTINUE',
      ),
    (page) => withParagraph(page, 'Kegiatan itu berlangsung tertib&nbsp;hingga sore hari.', '&nbsp;'),
  ],
  'not-indonesian': [
    (_, { person, region, date, villages }) => ({
      bytes: Buffer.from(
        `Officials told to stay neutral\n\nThe regent of ${region}, ${person}, has told the civil servants of his district that they must not take part in the campaign, ${date}. He said that the people of ${villages[0]} and of ${villages[1]} were watching, and that the service of the state was more important than any party. The head of the office added that there would be no exceptions, and that all of them had been warned in a letter that was sent to every village of the district.\n`,
      ),
      at: null,
    }),
  ],
  'sanction-without-power': [
    (page, { region }) =>
      withParagraph(
        page,
        `Bawaslu Kabupaten ${region} telah menjatuhkan sanksi penurunan pangkat kepada seorang ASN yang tidak netral pada Pilkada 2024.`,
        'sanksi penurunan pangkat',
      ),
  ],
  'repealed-law': [
    (page) =>
      withParagraph(
        page,
        'Aturan itu tercantum dalam Undang-Undang Nomor 5 Tahun 2014 tentang ASN.',
        'Undang-Undang Nomor 5 Tahun 2014',
      ),
  ],
  'impossible-citation': [
    (page) =>
      withParagraph(
        page,
        'Aturan itu tercantum dalam Pasal 980 Undang-Undang Nomor 7 Tahun 2017.',
        'Pasal 980',
      ),
  ],
  'encoding-repaired': [
    (page) =>
      withParagraph(
        page,
        'Ia menyebut pelayanan \u00e2\u20ac\u0153ramah\u00e2\u20ac\u009d itu sudah berjalan baik.',
      ),
  ],
  'duplicated-body': [
    (page) => withParagraph(page, page.paragraphs[1] as string, page.paragraphs[1] as string),
  ],
  'contradictory-dates': [
    (page) => ({
      bytes: Buffer.from(
        written({ ...page, paragraphs: ['Diterbitkan: 12 Maret 2026', ...page.paragraphs] }),
      ),
      at: 'Diterbitkan',
    }),
  ],
  'quote-without-speaker': [
    (page) =>
      withParagraph(
        page,
        'Sebuah pesan yang beredar berbunyi: "Tolong semua kepala desa memenangkan nomor dua tahun ini."',
        'Tolong semua kepala desa',
      ),
    (page) =>
      withParagraph(
        page,
        '"Kami semua diminta hadir dan membawa keluarga masing-masing," kata seorang sumber.',
        'Kami semua diminta hadir',
      ),
  ],
  'conflicting-figures': [
    (page, { region }) => {
      const planted = withParagraph(
        page,
        `Sebanyak 15 ASN di lingkungan Pemkab ${region} dipanggil untuk memberi keterangan.`,
      );
      const text = planted.bytes
        .toString()
        .replace(/^.*\n/, `12 ASN Pemkab ${region} Dipanggil Jelang Pilkada\n`);
      return { bytes: Buffer.from(text), at: 'ASN' };
    },
    (page) => {
      const [lead = '', ...rest] = page.paragraphs;
      const paragraphs = [`${lead} Sebanyak tiga ASN sudah dijatuhi teguran tertulis.`, ...rest];
      return withParagraph(
        { ...page, paragraphs },
        'Menurut catatan badan kepegawaian, lima ASN sudah dijatuhi teguran tertulis.',
        'teguran tertulis',
      );
    },
  ],
};

export function makeCorpus(): Made[] {
  const chance = new Chance(20241127);
  const made: Made[] = [];
  const plans = Object.entries(FAULTS).flatMap(([code, makers]) =>
    Array.from({ length: EACH }, (_, n) => ({
      code: code as Code,
      make: makers[n % makers.length] as (typeof makers)[number],
    })),
  );
  const copies = EACH * 2;
  const total = COUNT - copies;
  // Faulty pages are spread evenly over the sound ones.
  const step = total / plans.length;
  let next = 0;
  for (let n = 0; n < total; n++) {
    const story = storyOf(chance);
    const page = soundPage(story);
    const name = `${String(n).padStart(3, '0')}.txt`;
    const plan = n >= Math.floor(next * step) ? plans[next] : undefined;
    if (plan === undefined) {
      made.push({ name, bytes: Buffer.from(written(page)), fault: null });
      continue;
    }
    next++;
    const { bytes, at } = plan.make(page, story);
    made.push({ name, bytes, fault: { code: plan.code, at } });
  }
  const sound = made.filter(({ fault }) => fault === null);
  for (let n = 0; n < EACH; n++) {
    const original = sound[n * 7] as Made;
    const text = original.bytes.toString();
    made.push({
      name: `8${n}-copy.txt`,
      bytes: Buffer.from(`Judul Lain untuk Berita yang Sama\n${text.slice(text.indexOf('\n'))}`),
      fault: { code: 'duplicate', at: null },
    });
    const other = (sound[n * 7 + 3] as Made).bytes
      .toString()
      .replace('Pilkada 2024', 'Pilkada serentak 2024')
      .replace('seperti biasa', 'seperti sebelumnya');
    made.push({
      name: `9${n}-edited.txt`,
      bytes: Buffer.from(`${other}\nDemikian laporan dari lapangan.\n`),
      fault: { code: 'near-duplicate', at: null },
    });
  }
  return made;
}
