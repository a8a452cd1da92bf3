/** The words of somebody who does not exist, and which say so. */
export interface DemoTestimony {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  locale: string;
  text: string;
  portrait: boolean;
  seed: number;
}

/** Twelve testimonies that were invented to try the software, and begin by saying it. */
export const testimonies: readonly DemoTestimony[] = [
  {
    name: 'Demo testimony 1',
    country: 'US',
    locale: 'en',
    portrait: true,
    seed: 11,
    text: '(Invented for the demo.) My grandmother set one more plate on Friday evenings than there were people in the house. We children asked who was coming. She said: everyone whose name I still know. Then she told us a name, only one each week, and something that this person had liked. I still set the plate. My children ask who is coming.',
  },
  {
    name: 'Demo testimony 2',
    country: 'GB',
    locale: 'en',
    portrait: false,
    seed: 12,
    text: '(Invented for the demo.) I was asked for many years what I remember. I remember a street and the sound of a piano from the second floor. I remember who carried my suitcase when I could not. I tell it because the one who carried it cannot. To remember is the last thing that we can do for each other, and the first thing that we can teach.',
  },
  {
    name: 'Témoignage de démonstration 3',
    country: 'FR',
    locale: 'fr',
    portrait: true,
    seed: 13,
    text: '(Inventé pour la démonstration.) Mon père gardait une photographie dans son portefeuille, pliée en quatre. Il ne la montrait pas. Le jour de mes vingt ans, il l’a posée sur la table et m’a dit les prénoms, de gauche à droite. Depuis, je les dis à voix haute une fois par an. Ce n’est pas beaucoup. C’est tout ce qu’ils nous demandent.',
  },
  {
    name: 'Témoignage de démonstration 4',
    country: 'BE',
    locale: 'fr',
    portrait: false,
    seed: 14,
    text: '(Inventé pour la démonstration.) L’institutrice a continué de dire nos noms à l’appel, même ceux des enfants qui ne venaient plus. Personne ne répondait, et elle attendait le temps d’une réponse. J’ai compris plus tard que ce silence était une leçon. Je le garde pour mes élèves : on attend, puis on continue, ensemble.',
  },
  {
    name: 'עדות לדוגמה 5',
    country: 'IL',
    locale: 'he',
    portrait: true,
    seed: 15,
    text: '(הומצא לצורך הדגמה.) סבתא לימדה אותי לאפות את הלחם של אמה. היא לא כתבה את המתכון, היא אמרה: הידיים זוכרות. כשהיא כבר לא זכרה את שמי, הידיים שלה עוד ידעו ללוש. עכשיו אני אופה עם הנכדה שלי, ואנחנו אומרות בקול את השמות שסבתא אמרה. כך עובר הזיכרון מיד ליד.',
  },
  {
    name: 'עדות לדוגמה 6',
    country: 'IL',
    locale: 'he',
    portrait: false,
    seed: 16,
    text: '(הומצא לצורך הדגמה.) שאלו אותי אם אני שונא. עניתי שאין לי זמן לזה: יש לי שמות לזכור, נכדים לחבק וסיפור לספר. מי ששמע עד הפך לעד. אם תספרו הלאה, אפילו משפט אחד, לא הלכנו לבד.',
  },
  {
    name: 'شهادة تجريبية 7',
    country: 'MA',
    locale: 'ar',
    portrait: true,
    seed: 17,
    text: '(كُتبت لأغراض العرض.) كان جاري يطرق بابنا كل مساء ليطمئن علينا. لم يسأل يومًا من أين جئنا. قالت لي أمي: تذكّر الذين أغلقوا أبوابهم، ولكن تذكّر أكثر من فتحوها. أروي هذه القصة لأحفادي كي يعرفوا أن باب الجار يمكن أن يكون نجاة.',
  },
  {
    name: 'Демонстрационное свидетельство 8',
    country: 'IL',
    locale: 'ru',
    portrait: true,
    seed: 18,
    text: '(Придумано для демонстрации.) Дедушка редко говорил о войне. Но каждый год в январе он ставил на окно свечу и молчал рядом с ней целый вечер. Однажды он сказал: «Молчать тоже можно вместе». Теперь свечу ставлю я. Дети садятся рядом, и я называю имена, которые он мне оставил.',
  },
  {
    name: 'Demo-Zeugnis 9',
    country: 'DE',
    locale: 'de',
    portrait: false,
    seed: 19,
    text: '(Für die Demo erfunden.) In unserer Straße liegt ein kleiner Stein aus Messing mit einem Namen. Meine Tochter fragte, warum wir ihn putzen. Ich sagte: Damit man ihn lesen kann. Sie fragte: Und wenn man ihn gelesen hat? Dann hat jemand den Namen gesagt, antwortete ich, und solange er gesagt wird, ist er nicht fort.',
  },
  {
    name: 'Przykładowe świadectwo 10',
    country: 'PL',
    locale: 'pl',
    portrait: true,
    seed: 20,
    text: '(Wymyślone na potrzeby pokazu.) Babcia miała pudełko guzików. Każdy był od czyjegoś płaszcza i każdy miał swoją historię. Mówiła: ten był od sąsiadki, która śpiewała, ten od chłopca, który biegał najszybciej. Dziś pudełko jest u mnie. Kiedy dzieci je otwierają, opowiadam. Guziki są małe, ale pamięć się w nich mieści.',
  },
  {
    name: 'Testimonio de demostración 11',
    country: 'AR',
    locale: 'es',
    portrait: false,
    seed: 21,
    text: '(Inventado para la demostración.) Mi abuelo llegó a este país con una cuchara en el bolsillo. Nunca explicó por qué la guardaba. Cuando murió, la encontramos envuelta en un papel con siete nombres. Los leemos cada año, despacio, y después comemos juntos la sopa que él nos enseñó. Recordar también es compartir la mesa.',
  },
  {
    name: 'Minta tanúságtétel 12',
    country: 'HU',
    locale: 'hu',
    portrait: true,
    seed: 22,
    text: '(A bemutatóhoz kitalált szöveg.) Nagyanyám minden este végigsimította az ajtófélfát, ahol gyerekkorunkban a magasságunkat jelölte. Egyszer megmutatta a legrégebbi vonalat: a bátyjáét. Nem volt mellette több. Azóta az unokáim mellett az ő neve is ott áll, és minden évben elmondjuk, hogy ki volt. Így nő velünk tovább.',
  },
];
