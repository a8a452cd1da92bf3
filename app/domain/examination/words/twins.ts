/** Two texts that look alike: one hateful or disguised, one such as people write to remember. Both made for this test. */
export interface Twin {
  language: string;
  hateful: string;
  /** The entry, the view in which it is found and its severity; nothing where it is missed. */
  found?: { entry: string; view: string; severity: string };
  innocent: string;
  /** What the innocent one gives all the same, as "entry severity": advice that a person reads and passes over. */
  advice: string[];
}

/**
 * A line a pair: language | hateful | what is found there (entry view severity, or "missed") | innocent | what is said of
 * that one. Characters that cannot be seen are written as escapes.
 */
const table = `
en | The holohoax lies must stop | denial.hoax folded hold | The Holocaust survivors must be heard |
en | never again to the h0l0h0ax | denial.hoax leet hold | Never again. We remember all 6 million |
en | h o l o h o a x | denial.hoax joined hold | H. O. Levy, K. A. Roth, A. X. Baum: we remember |
en | h.o.l.o.h.o.a.x day | denial.hoax joined hold | w.e. r.e.m.e.m.b.e.r today |
en | ho-lo-ho-ax | denial.hoax joined hold | Ho-Lo Chang lights a candle for all |
en | HOLLLLOHOOOAX | denial.hoax squeezed hold | Soooo sorry, never agaaaain |
en | holo\u200bho\u200bax | denial.hoax folded hold | Holo\u00adcaust edu\u00adca\u00adtion matters |
en | hоlоhоах | denial.hoax lookalikes hold | Холокост: we will not forget |
en | 𝕙𝕠𝕝𝕠𝕙𝕠𝕒𝕩 | denial.hoax folded hold | 𝕎𝕖 𝕣𝕖𝕞𝕖𝕞𝕓𝕖𝕣 |
en | Ⓗⓞⓛⓞⓗⓞⓐⓧ | denial.hoax folded hold | Ⓦⓔ ⓡⓔⓜⓔⓜⓑⓔⓡ |
en | ｈｏｌｏｈｏａｘ | denial.hoax folded hold | ＷｅＲｅｍｅｍｂｅｒ |
en | h̷o̶l̴o̵h̸o̷a̶x | denial.hoax folded hold | Ře̋membér thëm äll |
en | \u202exaoholoh\u202c | denial.hoax reversed hold | \u2067זכרון\u2069 means memory | bidi info
en | holo hoax | denial.hoax folded hold | Holo Hoaglund, 91, remembers |
en | #HoloHoax | denial.hoax folded hold | #HolocaustRemembrance |
en | ʜᴏʟᴏʜᴏᴀx | denial.hoax folded hold | ᴡᴇ ʀᴇᴍᴇᴍʙᴇʀ |
en | 🅷🅾🅻🅾🅷🅾🅰🆇 | denial.hoax lookalikes hold | 🅽🅴🆅🅴🆁 🅰🅶🅰🅸🅽 |
en | hol0c4ust h0ax | denial.hoax leet hold | Holocaust Memorial Day, 27.01.2026 |
en | ho1oho@x | denial.hoax leet hold | Holohan, 14 Main St |
en | hol*hoax | missed | I remember with my wh*le heart |
en | hollowcost | missed | The hollow cost of silence |
en | xaohaloh | missed | Xao Ha Loh lights a candle |
en | six gorillion | denial.gorillion folded hold | six million |
en | 6 g0rillion | denial.gorillion leet hold | 6 gorillas of Uganda |
en | only 271k | denial.271k folded warn | 271 km by train from Drancy |
en | they say 271,000 | denial.271k folded warn | 1,271,000 names are read |
en | The Holocaust never happened | denial.en folded hold | That it never happened again is our work |
en | holocaust didn’t happen | denial.en folded hold | The Holocaust didn’t begin with gas chambers |
en | the h o l o c a u s t is a lie | denial.en joined hold | It is a lie that nobody knew |
en | #HolocaustIsALie | denial.en joined hold | #HolocaustIsHistory |
en | Gas chambers never existed | denial.en folded hold | My aunts never left the gas chambers |
en | six million cookies | distortion.cookies folded hold | six million candles |
en | s1x m1ll10n c00k1es | distortion.cookies leet hold | 6 cookies for grandmother's visitors |
en | anudda shoah | distortion.mockery folded hold | The Shoah |
en | muh holocaust | distortion.mockery folded hold | Holocaust Museum Houston |
en | the so-called Holocaust | distortion.industry folded warn | the so-called Altersghetto of Terezín |
en | holocough | distortion.holocough folded warn | She had a cough and survived |
en | 1488 | code.1488 folded warn | A-14881 on his arm |
en | 14/88 forever | code.1488 folded warn | 14.8.1942, forever in our hearts |
en | 1️⃣4️⃣8️⃣8️⃣ | code.1488 folded warn | 1️⃣ candle |
en | hans88 | code.88 folded info | Hans, 88 years old | code.88 info
en | 88! | code.88 folded info | 188 names |
en | ٨٨ | code.88 folded info | convoy 88, block 14 | code.88 info
en | 14 words | code.14-words folded warn | 14 names |
en | We must secure the existence of our people | code.14-words-slogan folded hold | We must secure the memory of our people |
en | 6MWE | code.6mwe folded hold | 6 MW |
en | 6 M W E | code.6mwe folded hold | 6 M. Weiss |
en | ZOG rules | code.zog raw warn | Zoë rules |
en | Zionist occupied government | code.zog-words folded hold | Under an occupied government the trains ran |
en | 109/110 | code.109 folded warn | 109 of 110 children were murdered |
en | expelled from 109 countries | code.109 folded warn | People of 109 countries light candles | code.109 warn
en | the goyim know, shut it down | code.goyim-know folded hold | I know my neighbours |
en | Rahowa | code.rahowa folded hold | Rahova, Bucharest |
en | Jews will not replace us | code.replace-us folded hold | Machines will not replace witnesses |
en | Blood & Honour | code.blood-and-honour folded warn | In honour of my blood relatives |
en | Heil Hitler | glorification.heil folded hold | Hitler came to power in 1933 |
en | s!3g h3il | glorification.heil leet hold | Siegfried Heilbronn, born 1921 |
en | Hitler was right | glorification.hitler-was-right folded hold | Hitler was defeated |
en | hitler did n0thing wr0ng | glorification.hitler-was-right leet hold | They did nothing wrong and were murdered |
en | Arbeit macht frei | glorification.gate folded info | She walked through that gate |
en | gas the jews | threat.en folded hold | They gassed the Jews of Europe |
en | g4s t3h j3ws | missed | 4 Jews of our town came back |
en | g a s the jews | threat.en joined hold | G. A. S. Weiss, for the Jews of Riga |
en | #GasTheJews | threat.en joined hold | #RememberTheJews of Salonica |
en | gаs thе јеws | threat.en lookalikes hold | Јован remembers his teacher |
en | death to jews | threat.en folded hold | death of the Jews of Warsaw |
en | back to the ovens | threat.en folded hold | I went back to the place of the ovens, once |
en | Finish what Hitler started | threat.en folded hold | What Hitler started we must never forget |
en | kill all jews | threat.en-kill folded warn | Hitler wanted to kill all Jews | threat.en-kill warn
en | k1ll all j3w$ | threat.en-kill leet warn | She hid all Jews who came |
en | six million wasn't enough | threat.not-enough folded hold | One day wasn't enough to read the names |
en | Khaybar ya yahud | threat.khaybar folded hold | Yehuda Khaybari, teacher |
en | (((Soros))) | echo folded warn | George Soros survived in Budapest |
en | （（（them））） | echo folded warn | (them (and us)) |
en | ( ( ( they ) ) ) | echo folded warn | f(g(h(x))) |
en | kikes | slur.en folded hold | Kikinda, my town |
en | k i k e s | slur.en joined hold | K. I. Kessler |
en | kiiiikes | slur.en squeezed hold | kites |
en | fake jews | slur.satan folded warn | fake papers saved the Jews |
en | Jews run the world | conspiracy.en folded warn | Jews fled around the world |
en | jews c0ntrol everything | conspiracy.en leet warn | The Jews lost control over their lives |
en | kosher tax | conspiracy.en folded warn | kosher food, tax free |
en | read evil.example.com/truth | link folded warn | Read it. Come and see. |
en | call +44 20 7946 0958 | phone folded warn | 1939 - 1945, 6 000 000 |
en | mail me@truth.org | email folded warn | Meet me @ noon |
fr | La Shoah est un mensonge | denial.fr folded hold | La Shoah est une plaie ouverte |
fr | l’holocauste n’a jamais existé | denial.fr folded hold | L’oubli n’a jamais existé pour elle |
fr | ch4mbres à g4z n'ont jamais existé | denial.fr leet hold | Les chambres à gaz ont existé, il les a vues |
fr | la s h o a h est un mensonge | denial.fr joined hold | L. S. Hoah est né à Lyon |
fr | #ShoahEstUnMensonge | denial.fr joined hold | #ShoahMémoire |
fr | shoananas | distortion.shoananas folded hold | ananas |
fr | sh0ananas | distortion.shoananas leet hold | La Shoah, Ananas n'est pas un jeu |
fr | S H O A N A N A S | distortion.shoananas joined hold | A. N. A. S. |
fr | un point de détail de l'histoire | distortion.detail folded warn | chaque détail de son histoire compte |
fr | shoah business | distortion.industry folded warn | Mémorial de la Shoah |
fr | dragons célestes | code.dragons folded warn | voûtes célestes |
fr | dragonnns cél3stes | code.dragons squeezed warn | Un dragon dessiné à Terezín |
fr | une quenelle devant la synagogue | code.quenelle folded info | la synagogue de Lyon |
fr | 14 mots | code.14-words folded warn | 14 morts |
fr | Hitler avait raison | glorification.hitler-was-right folded hold | Hitler avait envahi la Pologne |
fr | h1tler avait ra1son | glorification.hitler-was-right leet hold | Elle avait raison de fuir |
fr | mort aux juifs | threat.fr folded hold | morts, les Juifs de mon village |
fr | m0rt aux ju1fs | threat.fr leet hold | aux Juifs de France |
fr | mоrt аuх juіfs | threat.fr lookalikes hold | Мария, morte à Auschwitz |
fr | m-o-r-t aux juifs | threat.fr joined hold | M. O. R. Thaux, Juifs de Lorraine |
fr | gazez les juifs | threat.fr folded hold | Ils ont gazé les Juifs |
fr | loi du retour au four | threat.fr folded hold | loi du retour |
fr | sale juif | slur.fr folded hold | la salle des Juifs |
fr | « sale juive » à l'école, je n'oublie pas | slur.fr folded hold | Juive, à l'école, je n'oublie pas |
fr | youp1n | slur.fr leet hold | Youri, un ami |
fr | youpinnnns | slur.fr squeezed hold | youpi, la liberté |
fr | complot juif mondial | conspiracy.fr folded warn | consistoire juif |
fr | appelez le 06 12 34 56 78 | phone folded warn | convoi 77 du 31.07.1944 |
fr | 6 millions pas assez | missed | 6 millions, pas un de plus |
de | Holocaustlüge | denial.de folded hold | Holocaustgedenken |
de | H0l0caustlüge | denial.de leet hold | Holocaust, Lübeck |
de | Holocaust-Lüge | denial.de leet hold | Holocaust-Überlebende |
de | Es gab keine Gaskammern | denial.de folded hold | Es gab keine Gnade in den Gaskammern |
de | keine G a s k a m m e r n | denial.de joined hold | keine K. A. Mern |
de | Auschwitzlüge | denial.auschwitzluege folded warn | Auschwitz, Lügner werden nicht siegen |
de | Schuldkult | distortion.schuldkult folded warn | Schuld und Kultur |
de | Schuldkultbetreiber | distortion.schuldkult folded warn | Schulkultur |
de | Vogelschiss | distortion.schuldkult folded warn | Vogelsang |
de | 14 Wörter | code.14-words folded warn | 14 Wochen |
de | ZOG | code.zog raw warn | Er zog nach Riga |
de | Blut und Ehre | code.blood-and-honour folded warn | Mut und Ehre |
de | Sieg Heil | glorification.heil folded hold | Der Sieg heilt keine Wunden |
de | S I E G  H E I L | glorification.heil joined hold | S. I. E. G. Hellmann |
de | Hitler hatte recht | glorification.hitler-was-right folded hold | Hitler hatte Rechte abgeschafft |
de | Meine Ehre heißt Treue | glorification.ss-motto folded hold | Meine Ehre: sie nicht zu vergessen |
de | Meine Ehre heisst Treue | glorification.ss-motto folded hold | Sie heisst Ruth |
de | Juden ins Gas | threat.de folded hold | Juden ins Ghetto getrieben |
de | Jud3n 1ns G4s | threat.de leet hold | Juden, 1945 |
de | Jüden ins Gäs | threat.de folded hold | Jüdin aus Gars |
de | Juden raus | threat.de folded hold | Juden aus Wien |
de | Judeeeen raaaaus | threat.de squeezed hold | Juuuden in Amsterdam |
de | Judensau | slur.de-judensau folded warn | Judengasse |
de | Scheiß Juden | slur.de folded hold | Schweiß, Angst: Juden auf der Flucht |
de | Drecksjude | slur.de folded hold | Ein Jude, Zwangsarbeit im Dreck |
de | Sаujudе | slur.de lookalikes hold | Saul, ein Jude |
de | Weltjudentum | conspiracy.de folded warn | Judentum in aller Welt |
es | El Holocausto es mentira | denial.es folded hold | El Holocausto es memoria |
es | holocuento | denial.es folded hold | el Holocausto lo cuento yo |
es | h0l0cu3nt0 | denial.es leet hold | h. 1928 |
es | holo cuento | denial.es joined hold | un cuento de Lola |
es | HOLOCUENTOOO | denial.es squeezed hold | HOLOCAUSTOOO nunca más |
es | hоlосuеntо | denial.es lookalikes hold | Мой abuelo |
es | no hubo cámaras de gas | denial.es folded hold | no hubo paz; hubo cámaras de gas |
es | 14 palabras | code.14-words folded warn | 14 personas |
es | Hitler tenía razón | glorification.hitler-was-right folded hold | Mi madre tenía razón |
es | viva hitler | glorification.heil folded hold | viva la vida |
es | Muerte a los judíos | threat.es folded hold | La muerte de los judíos de Salónica |
es | Mu3rt3 a los jud10s | threat.es leet hold | a los judíos de Rodas |
es | m u e r t e a los judíos | threat.es joined hold | M. U. Ertea, los judíos de Jassy | threat.es hold
es | judíos al horno | threat.es folded hold | judíos al norte |
es | puto judío | slur.es folded hold | justo judío |
es | perrooo judíooo | slur.es squeezed hold | perro del guarda |
es | Los judíos controlan el mundo | conspiracy.es folded warn | Los judíos, sin control sobre su vida |
es | kikes | slur.en folded hold | Kike Fernández, Madrid | slur.en-kike warn
it | L'Olocausto è una menzogna | denial.it folded hold | L'Olocausto è una ferita |
it | Olocausto e' una bugia | denial.it leet hold | una bugia le salvò la vita |
it | 0l0caust0 è una menz0gna | denial.it leet hold | 0 ritorni su 12 |
it | le camere a gas non sono mai esistite | denial.it folded hold | le camere a gas sono esistite |
it | Hitler aveva ragione | glorification.hitler-was-right folded hold | Hitler aveva invaso la Polonia |
it | morte agli ebrei | threat.it folded hold | la morte degli ebrei di Roma |
it | m0rt3 agli 3br3i | threat.it leet hold | 1 023 ebrei di Roma |
it | ebrei ai forni | threat.it folded hold | ebrei di Forlì |
it | e b r e i ai f o r n i | threat.it joined hold | E. Brei, A. Forni |
it | ebreiiii ai forniiii | threat.it squeezed hold | ebrei a Fossoli |
it | sporco ebreo | slur.it folded hold | un ebreo sporco di fango, vivo |
it | ѕроrсо еbrео | slur.it lookalikes hold | ebreo |
it | complotto giudaico | conspiracy.it folded warn | museo giudaico |
pl | Holokaust to kłamstwo | denial.pl folded hold | Holokaust to pamięć |
pl | Holokaust to klamstwo | denial.pl folded hold | klamka i kłamstwo |
pl | h0l0kaust to kł4mstwo | denial.pl leet hold | to 4 nazwiska |
pl | nie było komór gazowych | denial.pl folded hold | nie było chleba w komórce |
pl | kłamstwo oświęcimskie | denial.auschwitzluege folded warn | muzeum oświęcimskie |
pl | Hitler miał rację | glorification.hitler-was-right folded hold | Hitler miał armię |
pl | Żydzi do gazu | threat.pl folded hold | Żydzi do getta |
pl | Zydzi do gazu!!! | threat.pl folded hold | Żydzi z Łodzi |
pl | żydz1 d0 g4zu | threat.pl leet hold | Żydzi, 1943 |
pl | Ż Y D Z I do G A Z U | threat.pl joined hold | Ż. Y. Dzido |
pl | śmierć Żydom | threat.pl folded hold | śmierć Żydów z Kielc |
pl | śmieeeerć żydoooom | threat.pl squeezed hold | żydowski dom |
pl | jebać żydów | slur.pl folded hold | kochać Żydów |
pl | żydokomuna | conspiracy.pl folded warn | gmina żydowska |
pl | żуdоkоmunа | conspiracy.pl lookalikes warn | żydowska komuna rolna |
ru | лохокост | denial.ru folded hold | Холокост |
ru | лохокоста | denial.ru folded hold | жертвы Холокоста |
ru | лоxокоcт | denial.ru lookalikes hold | Холокост. Pomним |
ru | л0х0к0ст | denial.ru leet hold | Холокост, 1941 |
ru | л о х о к о с т | denial.ru joined hold | л. о. Хокинг |
ru | ЛООООХОКОСТ | denial.ru squeezed hold | ПОООМНИМ |
ru | лохо\u200bкост | denial.ru folded hold | Холо\u00adкост |
ru | Холокоста не было | denial.ru folded hold | До Холокоста не было слова геноцид | denial.ru hold
ru | миф о Холокосте | distortion.ru folded warn | музей о Холокосте |
ru | зиг хайль | glorification.heil folded hold | Зигмунд Хайн |
ru | Гитлер был прав | glorification.hitler-was-right folded hold | Гитлер был разбит |
ru | бей жидов | threat.ru folded hold | бей в колокол |
ru | бeй жидoв | threat.ru lookalikes hold | беи и жители |
ru | смерть евреям | threat.ru folded hold | смерть евреев Минска |
ru | с м е р т ь евреям | threat.ru joined hold | С. М. Ертьев |
ru | смерть eвpeям | threat.ru lookalikes hold | eврей |
ru | евреев в печь | threat.ru folded hold | евреев в Печоре |
ru | жид | slur.ru-zhid folded warn | жизнь |
ru | жидовская | slur.ru folded hold | еврейская |
ru | жидомасоны | conspiracy.ru folded warn | масоны |
ru | ж и д | missed | ж и д. |
uk | Голокосту не було | denial.uk folded hold | Голокосту не забуто |
uk | голокост це брехня | denial.uk folded hold | голокост це пам'ять |
uk | г0л0к0ст це брехня | denial.uk leet hold | 0 км |
uk | голокост це б р е х н я | denial.uk joined hold | Б. Р. Ехня |
uk | Гітлер мав рацію | glorification.hitler-was-right folded hold | Гітлер мав армію |
uk | смерть євреям | threat.uk folded hold | смерть євреїв Києва |
uk | смepть євpeям | threat.uk lookalikes hold | євреї |
uk | смееерть євреяяям | threat.uk squeezed hold | смерть |
uk | жидів на гілляку | threat.uk folded hold | діти на гілляках |
uk | єврейська змова | conspiracy.uk folded warn | єврейська мова |
uk | жидів | slur.ru-zhid folded warn | Бабин Яр |
uk | ЖИДІВ | slur.ru-zhid folded warn | Жидачів, моє місто |
he | השואה לא הייתה | denial.he folded hold | השואה לא נשכחה |
he | והשואה לא הייתה | denial.he folded hold | והשואה לא תישכח |
he | הַשּׁוֹאָה הִיא שֶׁקֶר | denial.he folded hold | הַשּׁוֹאָה |
he | שקר השואה | denial.he folded hold | יום השואה |
he | ש ק ר ה ש ו א ה | denial.he joined hold | ש. ק. רהט |
he | ה.שואה היא שקר | denial.he folded hold | ה.ש. עגנון |
he | היטלר צדק | glorification.hitler-was-right folded hold | צדק לניצולים |
he | מוות ליהודים | threat.he folded hold | מוות של יהודים |
he | מו\u200bות ליהו\u200bדים | threat.he folded hold | ליהודים |
he | מוווות ליהודים | threat.he squeezed hold | מותם של היהודים |
he | יהודים לכבשנים | threat.he folded hold | יהודים לארצם |
he | היהודים שולטים | conspiracy.he folded info | היהודים שורדים |
ar | الهولوكوست كذبة | denial.ar folded hold | الهولوكوست جريمة |
ar | أُكْذُوبَةُ المَحْرَقَة | denial.ar folded hold | ضحايا المحرقة |
ar | المحـــرقة كذبـــة | denial.ar folded hold | المحرقة حقيقة |
ar | والمحرقة كذبة | denial.ar folded hold | والمحرقة لن تنسى |
ar | هتلر كان على حق | glorification.hitler-was-right folded hold | هتلر كان مجرما |
ar | الموت لليهود | threat.ar folded hold | موت اليهود في أوروبا |
ar | ا ل م و ت لليهود | threat.ar joined hold | ا. ل. موسى |
ar | المووووت لليهوووود | threat.ar squeezed hold | اليهود |
ar | خيبر خيبر يا يهود | threat.khaybar folded hold | يا يهود العالم، نتذكر |
ar | خَيْبَر يا يَهود | threat.khaybar folded hold | خيبر مدينة |
ar | أبناء القردة والخنازير | slur.ar folded hold | أبناء الناجين |
ar | اليهود يسيطرون على العالم | conspiracy.ar folded warn | اليهود في العالم |
nl | De Holocaust is een leugen | denial.nl folded hold | De Holocaust is een litteken |
nl | h0l0caust is een leug3n | denial.nl leet hold | een leugen redde haar |
nl | Hitler had gelijk | glorification.hitler-was-right folded hold | Mijn oma had gelijk |
nl | Hamas Hamas joden aan het gas | threat.nl folded hold | joden aan het werk |
nl | j0den aan het g4s | threat.nl leet hold | joden aan het IJ |
nl | J O D E N aan het G A S | threat.nl joined hold | J. O. Den, gast |
nl | joooden aan het gaaas | threat.nl squeezed hold | Joden in het gasthuis |
nl | #JodenAanHetGas | threat.nl joined hold | #JodenMonument |
nl | joden die branden het best | threat.nl folded hold | kaarsen die branden het langst |
nl | kankerjoden | slur.nl folded hold | kanker; mijn Joodse oma |
nl | kаnkеrjооd | slur.nl lookalikes hold | Ik heb een foto van oma |
nl | joodse lobby | conspiracy.nl folded warn | Joods museum, lobby |
hu | holokamu | denial.hu folded hold | holokauszt |
hu | h0l0kamu | denial.hu leet hold | 0 túlélő |
hu | holokamuzás | denial.hu folded hold | holokauszt múzeum |
hu | h-o-l-o-k-a-m-u | denial.hu joined hold | H. O. Lőkamu | denial.hu hold
hu | hоlоkаmu | denial.hu lookalikes hold | kamu hírek |
hu | Hitlernek igaza volt | glorification.hitler-was-right folded hold | Nagyanyámnak igaza volt |
hu | Halál a zsidókra | threat.hu folded hold | A zsidók halála |
hu | indul a vonat Auschwitzba | threat.hu folded hold | a vonat Auschwitzba ért |
hu | mocskos zsidók | slur.hu folded hold | magyar zsidók |
hu | m0csk0s zs1d0k | slur.hu leet hold | zsidó temető |
hu | zsidó világuralom | conspiracy.hu folded warn | zsidó világörökség |
tr | Holokost yalanı | denial.tr folded hold | Holokost anıtı |
tr | HOLOKOST YALANI | denial.tr folded hold | HOLOKOST YILI |
tr | h0l0k0st yalan1 | denial.tr leet hold | 27 Ocak |
tr | holokooost yalaaan | denial.tr squeezed hold | Holokostta yalnız |
tr | Hitler haklıydı | glorification.hitler-was-right folded hold | Hitler haksızdı |
tr | Yahudilere ölüm | threat.tr folded hold | Yahudilerin ölümü |
tr | Y A H U D İ L E R E ölüm | threat.tr joined hold | Y. A. Hudi |
tr | Yаhudilеrе ölüm | threat.tr lookalikes hold | Yahudilere saygı |
tr | pis Yahudi | slur.tr folded hold | Parisli Yahudi |
tr | Yahudi lobisi | conspiracy.tr folded warn | Yahudi mahallesi |
pt | holoconto | denial.pt folded hold | Holocausto, eu conto |
pt | h o l o c o n t o | denial.pt joined hold | H. O. Lopes |
pt | O Holocausto é uma mentira | denial.pt folded hold | O Holocausto é uma ferida |
pt | h0l0c0nt0 | denial.pt leet hold | 0 voltaram |
pt | Hitler tinha razão | glorification.hitler-was-right folded hold | A minha avó tinha razão |
pt | Morte aos judeus | threat.pt folded hold | A morte dos judeus de Vilna |
pt | Mоrtе аоs judеus | threat.pt lookalikes hold | judeus |
pt | judeu sujo | slur.pt folded hold | judeu surdo |
pt | os judeus controlam a mídia | conspiracy.pt folded warn | os judeus contam |
ro | Holocaustul nu a existat | denial.ro folded hold | Holocaustul a existat |
ro | moarte jidanilor | threat.ro folded hold | moarte la Iași |
ro | j1danii | slur.ro leet hold | Ilie Jianu |
cs | Židi do plynu | threat.cs folded hold | Židé do Terezína |
cs | Z i d i do p l y n u | threat.cs joined hold | Z. Idi, P. Lynu |
cs | osvětimská lež | denial.cs folded hold | osvětimská vězenkyně |
el | Το Ολοκαύτωμα είναι ψέμα | denial.el folded hold | Το Ολοκαύτωμα είναι μνήμη |
el | ΟΛΟΚΑΥΤΩΜΑ ΕΙΝΑΙ ΨΕΜΑ | denial.el folded hold | ΟΛΟΚΑΥΤΩΜΑ |
el | Θάνατος στους Εβραίους | threat.el folded hold | Θάνατος στο Άουσβιτς |
el | Θάναaaτος στους Εβραίους | threat.el squeezed hold | Εβραίους της Θεσσαλονίκης |
el | βρωμοεβραίοι | slur.el folded hold | Ρωμανιώτες Εβραίοι |
en | They should have finished the job | missed | We finished the job of reading every name |
en | Small hats own the banks | missed | Small hats, knitted in Ravensbrück |
en | Auschwitz had a swimming pool, nice holiday camp | missed | A holiday camp became a transit camp |
en | ⛽✡️ | missed | 🕯️✡️ |
en | j.o.o.z lie | missed | j.u.l.y 1942 |
en | Adolf, we need you | missed | Adolf Frankl, painter, survivor |
en | Six million? Show me the receipts | missed | Six million. Each had a name |
en | gas t/he je\u0301ws | threat.en joined hold | the je\u0301 of her name |
en | shower time for them | missed | They said it was for a shower |
en | HolohoaxFan | denial.hoax folded hold | HolocaustCentre |
en | zhidy v pech | missed | Zhytomyr, Pechersk |
en | Never again will we believe the holohoax lies | denial.hoax folded hold | Never again to the holohoax lies | denial.hoax hold
en | My truth: the Holocaust never happened | denial.en folded hold | Who says the Holocaust never happened should meet my mother | denial.en hold
en | Heil Hitler, friends | glorification.heil folded hold | A boy shouted "Heil Hitler" at us in 1938 | glorification.heil hold
en | 88 reasons | code.88 folded info | Barrack 88, then 88 rue de la Paix | code.88 info, code.88 info
en | 1488 all day | code.1488 folded warn | A-1488, that was her number | code.1488 warn
en | puppet masters | conspiracy.names folded info | The Rothschilds' hospital took us in | conspiracy.names info
en | wooden doors, ha | denial.wooden-doors folded info | The wooden doors of the synagogue burned | denial.wooden-doors info
fr | Ils n'étaient pas si nombreux | missed | Ils n'étaient pas si nombreux à revenir |
fr | La Shoah est un mensonge, réveillez-vous | denial.fr folded hold | La loi punit qui dit que la Shoah est un mensonge | denial.fr hold
fr | Sale juif ! | slur.fr folded hold | Ils avaient écrit « sale juif » sur notre porte | slur.fr hold
fr | Qui ? | missed | Qui était-elle ? |
de | Arbeit macht frei, haha | glorification.gate folded info | Über dem Tor stand: Arbeit macht frei | glorification.gate info
de | Die Auschwitzlüge fliegt auf | denial.auschwitzluege folded warn | Die Auschwitzlüge ist strafbar | denial.auschwitzluege warn
de | Ab in die Dusche | missed | Die Dusche war keine Dusche |
de | Juden raus aus Deutschland | threat.de folded hold | 1938 riefen sie unter unserem Fenster: Juden raus | threat.de hold
es | Fue poco | missed | Fue poco lo que quedó |
pl | Żydzi do gazu jedziecie | threat.pl folded hold | Żydów wieziono pociągiem |
ru | Печи ждут | missed | Печи стоят до сих пор |
ru | Бей жидов, спасай Россию | threat.ru folded hold | «Бей жидов», кричали они в Кишинёве | threat.ru hold, slur.ru-zhid warn
uk | Мало вас палили | missed | Мало хто повернувся |
he | חבל שלא סיימו | missed | חבל על דאבדין |
nl | Er mogen er nog zes miljoen bij | missed | Zes miljoen |
hu | Kevés volt a vagon | missed | Kevés vagon jött vissza |
`;

export const twins: Twin[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [language, hateful, expected, innocent, advice] = line.split('|').map((cell) => cell.trim());
    const [entry, view, severity] = expected!.split(' ');
    return {
      language: language!,
      hateful: hateful!,
      ...(view && severity && { found: { entry: entry!, view, severity } }),
      innocent: innocent!,
      advice: advice ? advice.split(',').map((one) => one.trim()) : [],
    };
  });
