import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../src/document.js';
import { analyse, loadLexicon } from '../../../src/index.js';
import { compare, groupNames } from '../../../src/stages/tag/names/identity.js';
import { tagged } from './tagged.js';

const lexicon = await loadLexicon();

interface Person {
  readonly name: string;
  readonly honorifics: readonly string[];
  readonly degrees: readonly string[];
  readonly offices: readonly string[];
  /** Its mentions as written, in order. */
  readonly mentions: readonly string[];
}

function personsOf(text: string): Person[] {
  const article = {
    id: 'a',
    source: { path: 'a', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
  };
  const { entities = [], mentions = [] } = analyse(article, { lexicon }, 'tag');
  return entities.flatMap((entity: Entity, index) => {
    if (entity.type !== 'person') return [];
    const { name, honorifics, degrees, offices } = entity;
    return [
      {
        name,
        honorifics,
        degrees,
        offices: offices.map((office) => entities[office]?.name ?? ''),
        mentions: mentions.filter((m) => m.entity === index).map((m) => text.slice(m.start, m.end)),
      },
    ];
  });
}

const names = (text: string): string[] => personsOf(text).map(({ name }) => name);

describe('what stands around a name is no part of it', () => {
  test('honorifics before and degrees after', () => {
    expect(
      personsOf('Acara itu dihadiri Prof. Dr. H. Surya Wibawa, S.H., M.Si. dan sejumlah warga.'),
    ).toMatchObject([
      { name: 'Surya Wibawa', honorifics: ['Prof.', 'Dr.', 'H.'], degrees: ['S.H.', 'M.Si.'] },
    ]);
  });

  test("a stop that ends the sentence is not the degree's", () => {
    expect(personsOf('Rapat itu dibuka Drs. Surya Wibawa, M.Si. Rapat berlangsung dua jam.')).toMatchObject([
      { name: 'Surya Wibawa', degrees: ['M.Si'] },
    ]);
  });

  test('degrees without stops and commas', () => {
    expect(personsOf('Hadir pula Ketua KPU Surya Wibawa SPdI MPd.')).toMatchObject([
      { name: 'Surya Wibawa', degrees: ['SPdI', 'MPd'] },
    ]);
  });

  test('ranks with their corps', () => {
    expect(
      personsOf('Kapolres Bogor AKBP Surya Wibawa, S.I.K., dan Dandim 0621 Letkol Inf Agung Prasetyo hadir.'),
    ).toMatchObject([
      { name: 'Surya Wibawa', honorifics: ['AKBP'], degrees: ['S.I.K.'] },
      { name: 'Agung Prasetyo', honorifics: ['Letkol Inf'] },
    ]);
  });

  test('a region in capitals is no word of address', () => {
    expect(
      personsOf('Sekda BU Fitriansyah membuka rapat di Bengkulu Utara (BU).')[0]?.honorifics ?? [],
    ).toEqual([]);
  });
});

describe('names of every make', () => {
  test.each([
    ['an initial', '"Kami siap," kata M. Surya Wibawa.', 'M. Surya Wibawa'],
    ['a first name cut short', 'Ketua KPU Muh. Fadil mengimbau ASN agar netral.', 'Muh. Fadil'],
    ['an initial without a space', '"Kami siap," kata M.Surya.', 'M.Surya'],
    ['a Balinese name', 'Ketua Bawaslu Bali, I Ketut Surya Wibawa, hadir.', 'I Ketut Surya Wibawa'],
    ['a Butonese name', 'Turut hadir Ketua KPU La Ode Surya.', 'La Ode Surya'],
    ['an apostrophe', "Ketua KPU Surya Ma'ruf hadir.", "Surya Ma'ruf"],
    ['bin', 'Hadir pula H. Surya bin Wibawa.', 'Surya bin Wibawa'],
    ['a name with a short last word', 'Bupati Bogor Surya SM hadir.', 'Surya SM'],
    ['initials that stand for a person', 'Seorang camat berinisial LW dipanggil Bawaslu.', 'LW'],
  ])('%s', (_kind, text, name) => {
    expect(names(text)).toEqual([name]);
  });

  test('a pair is two persons', () => {
    const text = 'Tim Danny Pomanto-Azhar Arsyad melapor. Pasangan Danny-Azhar dinyatakan sah.';
    expect(personsOf(text).map(({ mentions }) => mentions)).toEqual([
      ['Danny Pomanto', 'Danny'],
      ['Azhar Arsyad', 'Azhar'],
    ]);
  });
});

describe('what is no person', () => {
  test.each([
    [
      "a headline's verb after a post",
      'Kapolres Bogor Hadiri Apel Netralitas ASN Pemilu 2024\n\nApel itu berlangsung lama.',
    ],
    ['a weekday after a post', 'Hal itu disampaikan Bupati Bogor Senin lalu.'],
    ['a pronoun', '"Kami siap," kata dia.'],
    ['a village in the title of its head', 'Hadir Kepala Desa Bamba Puang, Kecamatan Anggeraja.'],
  ])('%s', (_kind, text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('one person, one entity', () => {
  test('short names, a nickname and another spelling', () => {
    const text =
      'Sekda Bogor Fitriansyah Hanafi membuka rapat. "Silakan," kata Fitri. Rapat dipimpin Hanafi. "Baik," ujar Fitriansyah Hanfi.';
    expect(personsOf(text)).toMatchObject([
      {
        name: 'Fitriansyah Hanafi',
        mentions: ['Fitriansyah Hanafi', 'Fitri', 'Hanafi', 'Fitriansyah Hanfi'],
      },
    ]);
  });

  test('two persons with one surname stay two, and a short name goes to the last one named', () => {
    expect(
      groupNames([
        { words: ['budi', 'santoso'], at: 0 },
        { words: ['joko', 'santoso'], at: 50 },
        { words: ['santoso'], at: 60 },
      ]),
    ).toEqual([0, 1, 1]);
  });

  test('a first letter alone joins nobody', () => {
    expect(compare(['mahyuzar'], ['m', 'nur', 'siregar'])).toBe(0);
  });
});

describe('who holds which post', () => {
  test.each([
    ['post before the name', 'Bupati Bogor Surya Wibawa hadir.'],
    ['post, comma, name', 'Bupati Bogor, Drs. Surya Wibawa, hadir.'],
    ['name, comma, post', 'Surya Wibawa, Bupati Bogor, mengatakan rapat selesai.'],
    ['selaku', 'Surya Wibawa selaku Bupati Bogor mengatakan rapat selesai.'],
  ])('%s', (_order, text) => {
    expect(personsOf(text)).toMatchObject([{ name: 'Surya Wibawa', offices: ['Bupati Bogor'] }]);
  });

  test('in a list each name has the post before it', () => {
    const text =
      'Hadir Kapolres Bogor AKBP Surya Wibawa, Ketua KPU Agung Prasetyo, dan Ketua DPRD Rina Lestari.';
    expect(personsOf(text).map(({ name, offices }) => [name, offices.length])).toEqual([
      ['Surya Wibawa', 1],
      ['Agung Prasetyo', 1],
      ['Rina Lestari', 1],
    ]);
  });

  test('nobody holds the post of the one whom they stand in for', () => {
    const [person] = personsOf('Sekda Bogor Surya Wibawa mewakili Gubernur Jawa Barat membuka rapat.');
    expect(person?.offices).toEqual(['Sekda Bogor']);
  });
});

test('the wife of a mayor is no mayor', () => {
  const [person] = personsOf('Acara itu dihadiri istri Bupati Bogor, Ny. Rina Lestari.');
  expect(person).toMatchObject({ name: 'Rina Lestari', honorifics: ['Ny.'], offices: [] });
});

test('the time for a text grows with its length only', () => {
  const paragraph = 'Bupati Bogor Drs. Surya Wibawa, M.Si., bertemu Agung Prasetyo. "Baik," kata Surya.\n\n';
  const timed = (times: number): number => {
    const text = paragraph.repeat(times);
    const before = performance.now();
    personsOf(text);
    return performance.now() - before;
  };
  timed(50);
  const short = Math.min(timed(50), timed(50));
  expect(timed(400)).toBeLessThan(Math.max(short, 5) * 40);
});

describe('persons whom the article names by initials', () => {
  test('after a post and a word that says so, and again', () => {
    const text =
      'Bawaslu memeriksa Camat Tanete Riattang berinisial NZ kemarin. Selain NZ, tiga guru dipanggil.';
    expect(personsOf(text)).toMatchObject([
      { name: 'NZ', offices: ['Camat Tanete Riattang'], mentions: ['NZ', 'NZ'] },
    ]);
  });

  test('in a list that ends with an age', () => {
    expect(names('Polisi memeriksa RA, LW dan HM (40) kemarin.')).toEqual(['RA', 'LW', 'HM']);
  });

  test('after a post and a comma', () => {
    expect(personsOf('Bawaslu memanggil Camat Tanete Riattang, HS, pada pekan ini.')).toMatchObject([
      { name: 'HS', offices: ['Camat Tanete Riattang'] },
    ]);
  });

  test('behind a class that is counted, in a list and again', () => {
    expect(names('Bawaslu memanggil tiga guru SD, KD, MN dan YL, yang mengunggah foto.')).toEqual([
      'KD',
      'MN',
      'YL',
    ]);
    const { texts } = tagged('Seorang kadus di Kecamatan Bringin, WK, hadir. Belakangan WK menyesal.');
    expect(texts('person')).toEqual(['WK', 'WK']);
  });

  test('before a post with its place, and again', () => {
    const text = 'YBD, lurah di Kecamatan Bringin, dipanggil Bawaslu. Selain itu YBD ditegur.';
    expect(tagged(text).texts('person')).toEqual(['YBD', 'YBD']);
    expect(names('Upaya hukum SRD, mantan Camat Bringin, berbuah hasil.')).toEqual(['SRD']);
  });

  test('but no body in a list before a class', () => {
    expect(
      names('Rapat dihadiri tokoh adat, KNPI, camat, dan lurah. Hadir pula PWI, camat dan lurah.'),
    ).toEqual([]);
  });

  test('right behind the body in which somebody serves', () => {
    expect(names('Sanksi dijatuhkan kepada Kabid di Dinas Kesehatan YB, yang lain ditegur.')).toEqual(['YB']);
  });

  test('letters that are an acronym elsewhere, once they are announced', () => {
    const { texts } = tagged('Camat Bringin berinisial MK dipanggil. Selain MK, tiga guru diperiksa.');
    expect(texts('person')).toEqual(['MK', 'MK']);
    expect(texts('institution')).toEqual([]);
  });

  test('one letter, once it is announced', () => {
    expect(names('Oknum camat di Kabupaten Tuban berinisial H ditegur.')).toEqual(['H']);
  });

  test('after a rank, as the item of a list, as an aside, and in twos', () => {
    expect(names('Sidang etik memutus Bripka LW bersalah. Belakangan LW menyesal.')).toEqual(['LW']);
    expect(names('Berikut daftarnya.\n\n1. WK, lurah: teguran tertulis.\n\n2. YD, guru: bebas.')).toEqual([
      'WK',
      'YD',
    ]);
    expect(names('Sopir itu, WK, terekam mengangkut baliho.')).toEqual(['WK']);
    expect(names('Dua yang lain, masing-masing WK dan YD, bernasib lebih baik.')).toEqual(['WK', 'YD']);
  });

  test('and nothing of the words beside them', () => {
    expect(names('Camat berinisial WK dipanggil Bawaslu. Sedangkan WK, kata dia, tidak hadir.')).toEqual([
      'WK',
    ]);
    expect(names('Menurut AKBP AM Yusuf, semua netral.')).toEqual(['AM Yusuf']);
  });

  test('but no body in a list behind a class', () => {
    expect(names('Dua camat, PWI, dan KNPI hadir dalam rapat itu.')).toEqual([]);
  });

  test('but no acronym that the article defines, and no word of a line in capitals', () => {
    expect(names('Hadir Ketua Lembaga Warga Maju (LWM), LWM, dan warga.')).toEqual([]);
    expect(names('BUPATI SLEMAN, DI HADAPAN WARGA, MINTA ASN NETRAL')).toEqual([]);
  });
});

describe('words that only look like names', () => {
  test('the word for a number after a post, and a letter that looks like a degree', () => {
    expect(names('Berdasarkan SE Kapolri No : SE/7/VII/2014 polisi harus netral.')).toEqual([]);
  });
});

test('the last letter of a degree is not explained by the post in brackets', () => {
  const { texts } = tagged('Sidang dipimpin Andi Wijaya, S.H (Hakim Ketua), kemarin.');
  expect(texts('person')).toEqual(['Andi Wijaya']);
  expect(texts('office')).toEqual(['Hakim Ketua']);
});

describe('a part of a name at the head of a sentence', () => {
  test('is the person where it also stands alone within one', () => {
    const text = 'Andi Samsir dicopot. Hakim menyebut Samsir bersalah. Samsir yang ditemui menolak.';
    expect(tagged(text).texts('person')).toEqual(['Andi Samsir', 'Samsir', 'Samsir']);
  });

  test('but a court is nobody', () => {
    expect(names('Majelis berpendapat unsur itu tidak terpenuhi.')).toEqual([]);
  });
});
