import { lawIn } from '../../src/privacy/decisions/law-in-words';
import { guestLetters } from '../../src/privacy/letters/guest.letters';
import type { Letters } from '../../src/privacy/letters/letters';
import { objectionLetters } from '../../src/privacy/letters/objection.letters';
import { officeLetters } from '../../src/privacy/letters/office.letters';
import { questionLetters } from '../../src/privacy/letters/question.letters';
import { requestLetters } from '../../src/privacy/letters/request.letters';
import { restrictionLetters } from '../../src/privacy/letters/restriction.letters';
import { rulingLetters } from '../../src/privacy/letters/ruling.letters';
import { Right } from '../../src/privacy/requests/vocabulary';

const reference = 'RR-2026-7F3K2';
const why = { en: 'it is complex', de: 'er umfangreich ist' };
const facts = {
  reference,
  isLate: true,
  remedies: [{ en: 'You may complain (Art. 77 GDPR).', de: 'Sie können sich beschweren (Art. 77 DSGVO).' }],
};

const letters: Letters[] = [
  requestLetters.received(reference, Right.ACCESS, '2026-12-24'),
  requestLetters.dataReady(reference, '2026-12-24'),
  questionLetters.identity(reference, '12345678', 24),
  questionLetters.identityReminder(reference, '2026-12-24'),
  questionLetters.unverified(reference),
  questionLetters.clarification(reference, '2026-12-24'),
  questionLetters.message(reference),
  rulingLetters.extended(reference, why, '2026-12-24'),
  rulingLetters.approved(facts, false),
  rulingLetters.approved(facts, true),
  rulingLetters.refused(facts, { en: 'The ground', de: 'Der Grund' }, 'Art. 12(5)'),
  rulingLetters.referred(facts),
  rulingLetters.withdrawn(reference),
  restrictionLetters.restricted(reference),
  restrictionLetters.liftAnnounced(reference, '2026-12-24'),
  restrictionLetters.lifted(reference),
  restrictionLetters.ended(reference),
  objectionLetters.marketingStopped(reference),
  objectionLetters.upheld(reference),
  objectionLetters.withdrawn(reference),
  guestLetters.fact(reference),
  guestLetters.factReminder(reference, '2026-12-24'),
  guestLetters.erasureAsked(reference),
  guestLetters.newLink(reference),
  guestLetters.nothingHeld(reference),
];

describe.each(letters.map((letter) => [letter.en.template, letter] as const))(
  'the letter %s',
  (_name, letter) => {
    it('says the same in English and German, with the reference in subject and text', () => {
      for (const { subject, text } of [letter.en, letter.de]) {
        expect(subject).toContain(reference);
        expect(text).toContain(reference);
        expect(text).not.toMatch(/undefined|null|\[object/);
        expect(text.endsWith('\n')).toBe(true);
      }
      expect(letter.de.template).toBe(letter.en.template);
      expect(letter.de.text).toContain('Aktenzeichen');
      expect(letter.en.text).toContain('Reference');
      expect(numbersIn(letter.de.text)).toEqual(numbersIn(letter.en.text));
    });
  },
);

it('names the remedies in each decision against the person, and that it comes late', () => {
  for (const { en, de } of [
    rulingLetters.approved(facts, true),
    rulingLetters.refused(facts, why, 'Art. 12(5)'),
    rulingLetters.referred(facts),
  ]) {
    expect([en.text, de.text].every((text) => text.includes('Art. 77'))).toBe(true);
    expect(en.text).toContain('after the last day');
    expect(de.text).toContain('nach dem letzten Tag');
  }
});

it('tells the office the reference alone', () => {
  const told = [
    officeLetters.message(reference),
    officeLetters.answer(reference),
    officeLetters.alarm(reference, 7, '2026-12-24'),
    officeLetters.alarm(reference, 1, '2026-12-24'),
  ];
  for (const { subject, text } of told) expect(`${subject} ${text}`).toContain(reference);
  expect(told.map(({ subject }) => subject)).toEqual([
    `${reference}: a message`,
    `${reference}: an answer`,
    `${reference}: 7 days left`,
    `${reference}: one day left`,
  ]);
});

/** Days, years, articles and codes, whatever their order. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d+/g)]
    .map(([number]) => number)
    .toSorted((one, other) => one.localeCompare(other));
}

test.each([
  ['Art. 15(4) GDPR', 'Art. 15 Abs. 4 DSGVO'],
  ['Art. 6(1)(b) GDPR', 'Art. 6 Abs. 1 Buchst. b DSGVO'],
  ['Art. 5(2), 32 GDPR', 'Art. 5 Abs. 2, 32 DSGVO'],
  ['Art. 17(3)(e) GDPR, § 195 BGB', 'Art. 17 Abs. 3 Buchst. e DSGVO, § 195 BGB'],
])('%s is cited in German as %s', (law, inGerman) => {
  expect([lawIn('en', law), lawIn('de', law)]).toEqual([law, inGerman]);
});
