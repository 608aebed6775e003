/** What customers of one country are made of; `#` stands for a digit. */
export interface Country {
  code: string;
  locales: readonly string[];
  timeZone: string;
  currency: string;
  given: readonly string[];
  family: readonly string[];
  /** City and postal code. */
  places: readonly [city: string, postalCode: string][];
  streets: readonly string[];
  phones: readonly string[];
  /** Legal forms of companies. */
  forms: readonly string[];
  vatId: string;
}

const words = (text: string) => text.split(' ');
const list = (text: string) => text.split(' | ');
const places = (text: string) =>
  list(text).map((place): [string, string] => {
    const [city = '', postalCode = ''] = place.split(': ');
    return [city, postalCode];
  });

/** Where CallxTra's customers live, the more of them the earlier a country stands here. */
export const countries: readonly Country[] = [
  {
    code: 'DE',
    locales: ['de-DE', 'de-DE', 'de-DE', 'en-GB'],
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    given: words(
      'Anna Lukas Sophie Jonas Lena Felix Mia Paul Jürgen Käthe Björn Ömer Marlene Tobias Greta Hannes',
    ),
    family: words(
      'Müller Schmidt Schneider Fischer Weber Krüger Schäfer Böhm Groß Yılmaz Hoffmann Köhler Vogt Jäger',
    ),
    places: places(
      'Berlin: 10### | Hamburg: 20### | München: 80### | Köln: 506## | Leipzig: 041## | Münster: 481##',
    ),
    streets: list('Hauptstraße ## | Lindenallee ## | Bahnhofstraße # | Goethestraße ## | Am Schloßgarten #'),
    phones: ['+49151########', '+49171#######', '+493090####', '+49406######'],
    forms: ['GmbH', 'GmbH & Co. KG', 'UG (haftungsbeschränkt)', 'e. K.'],
    vatId: 'DE#########',
  },
  {
    code: 'FR',
    locales: ['fr-FR'],
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    given: words('Camille Louis Chloé Hugo Inès Jules Zoé François Amélie Gaël Manon Théo Noémie Rémi'),
    family: words(
      'Martin Bernard Dubois Lefèvre Moreau Girard Bonnet Fontaine Chevalier Muller Besançon Garnier',
    ),
    places: places(
      'Paris: 7501# | Lyon: 6900# | Marseille: 1300# | Nîmes: 30000 | Orléans: 45000 | Rennes: 35000',
    ),
    streets: list(
      '## rue Victor Hugo | # avenue Jean Jaurès | ## boulevard Voltaire | # place de la République',
    ),
    phones: ['+33612######', '+33667######', '+33142######'],
    forms: ['SARL', 'SAS', 'EURL'],
    vatId: 'FR###########',
  },
  {
    code: 'NL',
    locales: ['nl-NL'],
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    given: words('Sanne Daan Lotte Bram Fleur Sem Anouk Thijs Noor Jurre Maaike Stijn'),
    family: list(
      'de Jong | Jansen | de Vries | van den Berg | Bakker | Visser | Smit | Mulder | ten Brink | van Dijk',
    ),
    places: places('Amsterdam: 10## AB | Utrecht: 35## KL | Rotterdam: 30## GH | Groningen: 97## MN'),
    streets: list('Keizersgracht ### | Dorpsstraat ## | Stationsweg # | Prinsenhof ##'),
    phones: ['+3161#######', '+31206######'],
    forms: ['B.V.', 'V.O.F.'],
    vatId: 'NL#########B01',
  },
  {
    code: 'ES',
    locales: ['es-ES', 'es-ES', 'ca-ES'],
    timeZone: 'Europe/Madrid',
    currency: 'EUR',
    given: words('Lucía Hugo Sofía Martín Íñigo Carmen Álvaro Núria Javier Begoña Andrés Marta'),
    family: list(
      'García López | Fernández Ruiz | Martínez Gil | Muñoz Peña | Ibáñez Soler | Puig Ferrer | Ortiz Núñez',
    ),
    places: places('Madrid: 280## | Barcelona: 080## | València: 460## | Sevilla: 410## | A Coruña: 150##'),
    streets: list('Calle Mayor ## | Avenida de la Constitución # | Carrer de Balmes ### | Plaza de España #'),
    phones: ['+346########', '+3491#######'],
    forms: ['S.L.', 'S.A.'],
    vatId: 'ESB########',
  },
  {
    code: 'IT',
    locales: ['it-IT'],
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    given: words('Giulia Leonardo Chiara Matteo Niccolò Francesca Lorenzo Alessia Davide Beatrice'),
    family: words("Rossi Russo Ferrari Esposito Bianchi Romano Colombo D'Angelo Fabbri Greco Cicognà"),
    places: places('Roma: 001## | Milano: 201## | Torino: 101## | Napoli: 801## | Forlì: 471##'),
    streets: list('Via Garibaldi ## | Corso Italia # | Via Roma ### | Piazza Cavour #'),
    phones: ['+39347#######', '+39333#######'],
    forms: ['S.r.l.', 'S.p.A.', 'S.n.c.'],
    vatId: 'IT###########',
  },
  {
    code: 'PL',
    locales: ['pl-PL'],
    timeZone: 'Europe/Warsaw',
    currency: 'PLN',
    given: words('Zofia Jakub Małgorzata Łukasz Agnieszka Stanisław Żaneta Michał Hanna Paweł'),
    family: words('Nowak Kowalski Wiśniewska Wójcik Zieliński Dąbrowska Łoś Ćwik Szymański Żuraw'),
    places: places('Warszawa: 00-### | Kraków: 30-### | Łódź: 90-### | Gdańsk: 80-### | Wrocław: 50-###'),
    streets: list('ul. Długa ## | ul. Mickiewicza # | al. Jerozolimskie ### | ul. Kościuszki ##'),
    phones: ['+48501######', '+48226######'],
    forms: ['sp. z o.o.', 'S.A.', 'sp. j.'],
    vatId: 'PL##########',
  },
  {
    code: 'AT',
    locales: ['de-AT'],
    timeZone: 'Europe/Vienna',
    currency: 'EUR',
    given: words('Valentina Maximilian Johanna Leopold Theresa Xaver Magdalena Florian'),
    family: words('Gruber Huber Bauer Wagner Pichler Steiner Moser Mayr Hofer Leitgöb'),
    places: places('Wien: 1##0 | Graz: 8010 | Linz: 4020 | Salzburg: 5020 | Sankt Pölten: 3100'),
    streets: list('Mariahilfer Straße ## | Kirchengasse # | Ringstraße ## | Schloßweg #'),
    phones: ['+43664#######', '+431512####'],
    forms: ['GmbH', 'OG', 'KG'],
    vatId: 'ATU########',
  },
  {
    code: 'BE',
    locales: ['nl-BE', 'fr-BE'],
    timeZone: 'Europe/Brussels',
    currency: 'EUR',
    given: words('Emma Arthur Lore Wout Élise Maxime Jef Margaux'),
    family: list('Peeters | Janssens | Maes | Dubois | Lambert | Van Damme | De Smet | Piérard'),
    places: places('Bruxelles: 10## | Antwerpen: 20## | Gent: 90## | Liège: 40##'),
    streets: list('Rue de la Loi ## | Meir ## | Korenmarkt # | Chaussée de Wavre ###'),
    phones: ['+32470######', '+32475######'],
    forms: ['BV', 'NV', 'SRL'],
    vatId: 'BE0#########',
  },
  {
    code: 'SE',
    locales: ['sv-SE'],
    timeZone: 'Europe/Stockholm',
    currency: 'SEK',
    given: words('Astrid Lars Maja Björn Elsa Åke Ebba Göran Freja Nils'),
    family: words('Andersson Johansson Lindström Öberg Åkesson Nyström Sjöberg Ekström'),
    places: places('Stockholm: 11# ## | Göteborg: 41# ## | Malmö: 21# ## | Umeå: 90# ##'),
    streets: list('Storgatan ## | Drottninggatan # | Åvägen ## | Kungsgatan ##'),
    phones: ['+4670#######', '+4673#######'],
    forms: ['AB', 'HB'],
    vatId: 'SE##########01',
  },
  {
    code: 'IE',
    locales: ['en-IE'],
    timeZone: 'Europe/Dublin',
    currency: 'EUR',
    given: words('Aoife Conor Niamh Seán Róisín Cian Saoirse Oisín Máire'),
    family: words("Murphy O'Brien Kelly Byrne Ryan Ó'Súilleabháin Doyle McCarthy"),
    places: places('Dublin: D0# X#F# | Cork: T12 W#C# | Galway: H91 E#K#'),
    streets: list('## Main Street | # Abbey Road | ## Patrick Street'),
    phones: ['+35385#######', '+35387#######'],
    forms: ['Ltd', 'DAC'],
    vatId: 'IE#######A',
  },
  {
    code: 'CZ',
    locales: ['cs-CZ'],
    timeZone: 'Europe/Prague',
    currency: 'CZK',
    given: words('Eliška Jiří Tereza Ondřej Kateřina Matěj Žofie Tomáš'),
    family: words('Novák Svobodová Dvořák Černá Procházka Kučera Šťastný Růžičková'),
    places: places('Praha: 110 ## | Brno: 602 ## | Plzeň: 301 ##'),
    streets: list('Dlouhá ## | Náměstí Míru # | Husova ##'),
    phones: ['+420602######', '+420777######'],
    forms: ['s.r.o.', 'a.s.'],
    vatId: 'CZ########',
  },
  {
    code: 'PT',
    locales: ['pt-PT'],
    timeZone: 'Europe/Lisbon',
    currency: 'EUR',
    given: words('Beatriz João Inês Gonçalo Conceição Tomás Leonor Estêvão'),
    family: words('Silva Santos Ferreira Gonçalves Simões Magalhães Araújo Pinhão'),
    places: places('Lisboa: 1###-### | Porto: 4###-### | Coimbra: 3000-###'),
    streets: list('Rua Augusta ## | Avenida da Liberdade ### | Largo do Chiado #'),
    phones: ['+35191#######', '+35193#######'],
    forms: ['Lda.', 'S.A.'],
    vatId: 'PT#########',
  },
];
