import { exemptions } from '../../src/processing';
import { sourcesBelow } from './sources';

/** Where work comes into the house: the only places that declare why it comes near personal data. */
const entrances = [
  'src/account/access-log/access-log.service.ts',
  'src/commands/held-parts.ts',
  'src/commands/import-package.ts',
  'src/commands/retention.ts',
  'src/commands/seed.ts',
  'src/commands/token.ts',
  'src/demo/demo.ts',
  'src/house.ts',
  'src/jobs/worker.ts',
  'src/mail/delivery.job.ts',
  'src/mail/outbox.ts',
  'src/privacy/passes/guest-entrance.ts',
  'src/server/http.ts',
  'src/server/passages.ts',
  'src/server/pipeline.ts',
];

/** Who claims an exemption that does not follow from the purpose. */
const claims = {
  'src/account/payment-methods/choice/detachment.job.ts': 'OWN_ACT',
  'src/account/payment-methods/news/event-sweep.job.ts': 'STORAGE',
  'src/commands/import-package.ts': 'OWN_ACT',
  'src/commands/retention.ts': 'STORAGE',
  'src/commands/seed.ts': 'STORAGE',
  'src/demo/demo.ts': 'STORAGE',
  'src/mail/delivery.job.ts': 'STORAGE',
  'src/privacy/retention/retention.job.ts': 'STORAGE',
  'src/server/passages.ts': 'OWN_ACT',
};

const sources = sourcesBelow('src').filter(({ path }) => !path.startsWith('src/processing/'));

test('passages are opened where work comes in, and nowhere in the middle of it', () => {
  const opening = sources.filter(({ text }) => /\b(?:passing|turnTo|declare)\(\{|\bpassing\(/.test(text));
  expect(opening.map(({ path }) => path)).toEqual(entrances);
});

test('exemptions are claimed by hand in these places alone', () => {
  const claiming = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\bexemption: '(\w+)'/g)].map(([, exemption]) => [path, exemption] as const),
  );
  expect(Object.fromEntries(claiming)).toEqual(claims);
  expect(claiming).toHaveLength(Object.keys(claims).length);
  expect(claiming.filter(([, exemption]) => !Object.hasOwn(exemptions, exemption!))).toEqual([]);
});
