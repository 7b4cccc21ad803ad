/** One row per way of putting it: what is threatened or done, where the case stands, by whom, on whom. */
import { describe, expect, test } from 'vitest';
import { read } from './read.js';

const sanctionsIn = (body: string): string[] =>
  read(body).sanctions.map(
    ({ kind, status, authority, target }) => `${kind} ${status} by ${authority ?? '-'} on ${target ?? '-'}`,
  );

const violationsIn = (body: string): string[] =>
  read(body).violations.map(({ kind, status, actors }) => `${kind} ${status} ${actors.join('+') || '-'}`);

describe('threats', () => {
  test.each([
    [
      'Setiap ASN yang terbukti ikut kampanye bakal diberi sanksi.',
      ['sanction-generic threatened by - on ASN'],
    ],
    ['Jangan coba-coba main politik, sanksinya berat bagi PNS.', ['sanction-generic threatened by - on PNS']],
    [
      'Kalau ada lurah yang ketahuan berkampanye, siap-siap saja dicopot.',
      ['removed-from-post threatened by - on lurah'],
    ],
    ['Oknum guru yang menjadi tim sukses terancam dipecat.', ['dismissal-generic threatened by - on guru']],
    [
      'Sanksi pemecatan menunggu perangkat desa yang berpihak.',
      ['village-dismissal threatened by - on perangkat desa'],
    ],
    [
      'Terhadap kepala desa yang mendukung paslon, ancamannya pidana penjara enam bulan.',
      ['prison threatened by - on kepala desa'],
    ],
    [
      'ASN diminta tidak berpolitik praktis. Jika melanggar, mereka akan dikenai sanksi disiplin.',
      ['discipline-generic threatened by - on ASN'],
    ],
    [
      'Wali Kota Ternate Budi Santoso mengingatkan para camat agar netral. “Kalau berpihak, saya copot,” katanya.',
      ['removed-from-post threatened by Budi Santoso on camat'],
    ],
    [
      '“Kami tidak akan segan memberikan sanksi kepada ASN yang tidak netral,” ujar Bupati Sukabumi Budi Santoso.',
      ['sanction-generic threatened by Budi Santoso on ASN'],
    ],
    [
      'Ketua Bawaslu Sukabumi Andi Rahman menegaskan PNS yang ikut kampanye bisa diberhentikan.',
      ['dismissal-generic threatened by - on PNS'],
    ],
    [
      'Bupati Sukabumi Budi Santoso menegaskan akan mencopot camat yang terlibat politik praktis.',
      ['removed-from-post threatened by Budi Santoso on camat'],
    ],
    [
      'Pegawai honorer yang tidak netral akan diputus kontraknya oleh pemerintah daerah.',
      ['honorer-contract-end threatened by pemerintah daerah on Pegawai honorer'],
    ],
    [
      'Prajurit yang terlibat politik praktis akan ditindak tegas.',
      ['sanction-generic threatened by - on Prajurit'],
    ],
    [
      'Anggota Polri yang berpihak dapat dikenai sidang kode etik.',
      ['polri-ethics threatened by - on Anggota Polri'],
    ],
    [
      'Sanksi bagi ASN yang melanggar netralitas beragam, dari teguran tertulis hingga pemberhentian.',
      [
        'sanction-generic threatened by - on ASN',
        'written-reprimand threatened by - on ASN',
        'dismissal-generic threatened by - on ASN',
      ],
    ],
    [
      'ASN yang melanggar bisa mendapat hukuman disiplin ringan, sedang, sampai berat.',
      [
        'discipline-light threatened by - on ASN',
        'discipline-moderate threatened by - on ASN',
        'discipline-severe threatened by - on ASN',
      ],
    ],
    [
      'Sekda Sukabumi Andi Rahman mengimbau ASN bersikap netral. Sanksi tegas menanti bagi yang melanggar.',
      ['sanction-generic threatened by - on ASN'],
    ],
    [
      'Inspektorat akan memeriksa ASN yang melanggar dan bupati akan menjatuhkan sanksi kepada mereka.',
      ['sanction-generic threatened by bupati on ASN'],
    ],
    [
      'Bila ada kades tak netral, laporkan. Pasti kami tindak.',
      ['sanction-generic threatened by - on kades'],
    ],
    [
      'Pejabat yang memobilisasi bawahan bisa dinonjobkan.',
      ['removal-to-staff-12m threatened by - on Pejabat'],
    ],
    ['Tunjangan ASN yang berpihak akan dipotong.', ['allowance-cut threatened by - on ASN']],
    [
      'Anggota KPPS yang tidak netral akan diberhentikan.',
      ['adhoc-dismissal threatened by - on Anggota KPPS'],
    ],
    ['Ada sanksi pidana bagi ASN yang ikut kampanye.', ['criminal-generic threatened by - on ASN']],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));
});

describe('done', () => {
  test.each([
    [
      'Bupati Sukabumi Budi Santoso mencopot Camat Cibadak Andi Rahman karena tidak netral.',
      ['removed-from-post imposed by Budi Santoso on Andi Rahman'],
    ],
    [
      'Lima ASN di Sukabumi dijatuhi sanksi disiplin oleh Bupati Budi Santoso.',
      ['discipline-generic imposed by Budi Santoso on ASN'],
    ],
    [
      'Oknum ASN berinisial RD telah diberi teguran tertulis oleh Wali Kota Ternate.',
      ['written-reprimand imposed by Wali Kota Ternate on RD'],
    ],
    [
      'DKPP menjatuhkan sanksi peringatan keras kepada Ketua KPU Sukabumi Andi Rahman.',
      ['dkpp-stern-warning imposed by DKPP on Andi Rahman'],
    ],
    [
      'Pengadilan Negeri Sukabumi memvonis Kepala Desa Cibadak, Andi Rahman, tiga bulan penjara karena menguntungkan salah satu calon.',
      ['prison imposed by Pengadilan Negeri Sukabumi on Andi Rahman'],
    ],
    ['Dua guru sudah dimutasi akibat mendukung caleg.', ['transfer imposed by - on guru']],
    [
      'Kepala Dinas Pendidikan Andi Rahman dinonaktifkan setelah videonya mendukung paslon beredar. Bupati menilai ia tidak netral.',
      ['suspension imposed by Bupati on Andi Rahman'],
    ],
    [
      'Camat Cibadak Andi Rahman terbukti tidak netral. Yang bersangkutan sudah dijatuhi hukuman disiplin sedang.',
      ['discipline-moderate imposed by - on Andi Rahman'],
    ],
    ['Pada pilkada lalu ada tiga lurah yang dipecat.', ['dismissal-generic imposed by - on lurah']],
    ['Sudah ada dua PNS yang kena sanksi karena tidak netral.', ['sanction-generic imposed by - on PNS']],
    [
      'Dari sepuluh ASN, enam ditegur dan empat diturunkan pangkatnya.',
      ['warning-generic imposed by - on ASN', 'rank-reduction-1y imposed by - on ASN'],
    ],
    [
      'Bupati telah menonjobkan dua kepala dinas yang terbukti mendukung calon.',
      ['removal-to-staff-12m imposed by Bupati on kepala dinas'],
    ],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));
});

describe('advised and passed on', () => {
  test.each([
    [
      'Bawaslu Sukabumi merekomendasikan tujuh ASN dijatuhi sanksi.',
      ['sanction-generic recommended by - on ASN'],
    ],
    [
      'KASN merekomendasikan sanksi disiplin sedang terhadap Camat Cibadak Andi Rahman.',
      ['discipline-moderate recommended by - on Andi Rahman'],
    ],
    [
      'BKN meminta Bupati Sukabumi menjatuhkan hukuman disiplin kepada lima ASN.',
      ['discipline-generic recommended by Bupati Sukabumi on ASN'],
    ],
    [
      'Mahasiswa mendesak Wali Kota Ternate mencopot lurah itu karena tidak netral.',
      ['removed-from-post recommended by Wali Kota Ternate on lurah'],
    ],
    [
      'Kasus camat itu diteruskan ke BKN untuk diberikan sanksi.',
      ['sanction-generic recommended by BKN on camat'],
    ],
    [
      'Jaksa menuntut terdakwa kades itu dua bulan penjara dalam kasus pidana pemilu.',
      ['prison recommended by - on kades'],
    ],
    [
      'Bawaslu mengusulkan agar lurah tersebut diberi teguran.',
      ['warning-generic recommended by - on lurah'],
    ],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));
});

describe('open, none, undone, wished for', () => {
  test.each([
    [
      'Sanksi untuk dua ASN itu masih menunggu keputusan bupati.',
      ['sanction-generic pending by bupati on ASN'],
    ],
    [
      'Ditanya soal sanksi terhadap camat tersebut, bupati mengaku masih mengkaji.',
      ['sanction-generic pending by - on camat'],
    ],
    [
      'Hingga kini tiga lurah yang direkomendasikan KASN belum dijatuhi sanksi.',
      ['sanction-generic pending by - on lurah'],
    ],
    ['Bawaslu tidak berwenang menjatuhkan sanksi kepada ASN.', ['sanction-generic denied by - on ASN']],
    [
      'Kades itu lolos dari hukuman karena tidak terbukti berkampanye.',
      ['sanction-generic denied by - on Kades'],
    ],
    [
      'Laporan terhadap lurah tersebut dihentikan sehingga tidak ada sanksi.',
      ['sanction-generic denied by - on lurah'],
    ],
    ['Penjatuhan sanksi bagi ASN bukan kewenangan Bawaslu.', ['sanction-generic denied by - on ASN']],
    ['Sanksi bagi camat itu akhirnya dicabut bupati.', ['sanction-generic lifted by bupati on camat']],
    [
      'Anggota DPR mengusulkan sanksi lebih berat bagi ASN yang tidak netral.',
      ['sanction-generic proposed by - on ASN'],
    ],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));
});

describe('who is meant', () => {
  test.each([
    [
      'Camat Cibadak Andi Rahman dilaporkan karena tidak netral. Kalau terbukti, ia bisa dicopot.',
      ['removed-from-post threatened by - on Andi Rahman'],
    ],
    [
      'Seorang camat berinisial HS diduga tidak netral. Camat itu sudah dijatuhi teguran tertulis oleh bupati.',
      ['written-reprimand imposed by bupati on HS'],
    ],
    [
      'Dari sepuluh ASN, lima ditegur, sedangkan satu lagi dipecat oleh bupati.',
      ['warning-generic imposed by bupati on ASN', 'dismissal-generic imposed by bupati on ASN'],
    ],
    [
      'Tiga lurah terbukti tidak netral. Ketiganya dijatuhi teguran tertulis.',
      ['written-reprimand imposed by - on lurah'],
    ],
    [
      'KASN merekomendasikan enam ASN dijatuhi sanksi, tiga tidak cukup bukti.',
      ['sanction-generic recommended by - on ASN'],
    ],
    [
      'Majelis hakim Pengadilan Negeri Sukabumi memvonis Kepala Desa Cibadak, Kecamatan Cibadak, Kabupaten Sukabumi, Andi Rahman, dua bulan penjara.',
      ['prison imposed by Pengadilan Negeri Sukabumi on Andi Rahman'],
    ],
    [
      'ASN yang melanggar, kata dia, dapat dikenai sanksi oleh bupati, mulai dari teguran hingga pemecatan.',
      [
        'sanction-generic threatened by bupati on ASN',
        'warning-generic threatened by bupati on ASN',
        'dismissal-generic threatened by bupati on ASN',
      ],
    ],
    ['Lurah itu diancam penjara enam bulan.', ['prison threatened by - on Lurah']],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));
});

describe('no punishment for partisanship', () => {
  test.each([
    'Petugas Satpol PP mencopot puluhan baliho calon bupati.',
    'Saksi dari tiga paslon menandatangani berita acara pemilu.',
    'FIFA menjatuhkan sanksi kepada PSSI menjelang pilkada.',
    'Bupati memperingatkan warga agar tetap rukun pada pilkada.',
    'Peringatan Hari Kemerdekaan dihadiri para ASN menjelang pemilu.',
    'Mutasi pejabat menjelang pilkada berlangsung seperti biasa.',
  ])('%s', (body) => expect(sanctionsIn(body)).toEqual([]));
});

describe('conduct', () => {
  test.each([
    ['ASN dilarang menghadiri acara yang digelar calon bupati.', ['attend-declaration forbidden ASN']],
    [
      'Bupati melarang PNS memakai kendaraan dinas untuk kegiatan kampanye.',
      ['state-facilities forbidden PNS'],
    ],
    [
      'Kepala sekolah dilarang mengerahkan guru ke acara kampanye.',
      ['mobilise-asn forbidden Kepala sekolah'],
    ],
    [
      'ASN jangan menekan tombol suka atau mengomentari unggahan calon.',
      ['social-media-engagement forbidden ASN'],
    ],
    ['PNS tidak boleh berfoto bersama bakal calon.', ['photo-with-candidate forbidden PNS']],
    [
      'Seorang lurah diduga membagikan sembako kepada warga agar memilih paslon nomor dua.',
      ['money-politics alleged lurah'],
    ],
    [
      'Kades itu dilaporkan ke Bawaslu karena mengajak warga memilih salah satu caleg.',
      ['solicit-votes alleged Kades'],
    ],
    [
      'Camat Cibadak Andi Rahman diduga hadir dalam deklarasi pasangan calon.',
      ['attend-declaration alleged Andi Rahman'],
    ],
    ['Dua PNS terbukti menjadi pengurus partai politik.', ['party-membership proven PNS']],
    ['Perangkat desa dilarang menjadi anggota tim sukses.', ['campaign-team forbidden Perangkat desa']],
    ['Laporan bahwa kades itu mengampanyekan caleg tidak terbukti.', ['join-campaign dismissed kades']],
    ['ASN tidak boleh memasang stiker calon di mobilnya.', ['install-props forbidden ASN']],
    [
      'Lima ASN terbukti mengunggah foto dukungan kepada calon di Facebook.',
      ['social-media-campaign proven ASN'],
    ],
    ['Pemerintah melarang pegawai mengacungkan jari saat berfoto.', ['finger-sign forbidden pegawai']],
    ['ASN yang ikut rapat pemenangan paslon akan disanksi.', ['partisan-activity forbidden ASN']],
    ['Bawaslu memetakan desa yang rawan politik uang.', []],
    ['Bupati menghadiri deklarasi pemilu damai bersama ASN.', []],
    ['Warga diajak memilih calon yang berkualitas.', []],
    ['KPU mengajak guru menyosialisasikan pemilu.', []],
  ])('%s', (body, expected) => expect(violationsIn(body)).toEqual(expected));
});
