import { Catalogue, type PersonalTable, RetainedFrom, retentionPlan } from '../../src/personal-data';

@RetainedFrom({ at: 'endedOn' })
class Account {
  id!: string;
}
@RetainedFrom({ account: true })
class Setting {
  id!: string;
}
@RetainedFrom({ at: 'closedAt', of: () => File, by: 'fileId' })
class Note {
  id!: string;
}
@RetainedFrom({ at: 'closedAt' })
class File {
  id!: string;
}
@RetainedFrom({ elsewhere: 'a job of its own' })
class Package {
  id!: string;
}
class Forgotten {
  id!: string;
}
@RetainedFrom({ at: 'at' })
class Mixed {
  id!: string;
}

test('what hangs on another row comes before it, and what goes elsewhere is left out', () => {
  const plan = retentionPlan(
    new Catalogue([
      tableOf(Account, ['service'], 'id'),
      tableOf(Setting, ['service']),
      tableOf(File, ['rights']),
      tableOf(Note, ['rights']),
      tableOf(Package, ['package']),
    ]),
  );
  expect(plan.map(({ table, rule, at, dated }) => [table.name, rule, at, dated])).toEqual([
    ['Setting', 'account', 'endedOn', { entity: Account, by: 'customerId' }],
    ['Note', 'rights_request', 'closedAt', { entity: File, by: 'fileId' }],
    ['Account', 'account', 'endedOn', null],
    ['File', 'rights_request', 'closedAt', null],
  ]);
});

test('a table of people that nothing dates is a fault with its name, all of them at once', () => {
  const faulty = new Catalogue([
    tableOf(Forgotten, ['service']),
    tableOf(Mixed, ['service', 'rights']),
    tableOf(Setting, ['service']),
  ]);
  expect(() => retentionPlan(faulty)).toThrow(
    [
      'The retention plan has faults:',
      '- Forgotten does not say from when on its rows are kept: @RetainedFrom(...)',
      '- Mixed is kept by several rules (account, rights_request) and does not say which dates its rows',
      '- Setting hangs on an account that is in no table',
    ].join('\n'),
  );
});

function tableOf(
  entity: Function,
  purposes: PersonalTable['columns'][number]['purpose'][],
  subject = 'customerId',
): PersonalTable {
  const columns = purposes.map((purpose) => ({ purpose })) as PersonalTable['columns'];
  return {
    entity,
    name: entity.name,
    subject,
    isOwnRow: false,
    columns,
    keptFrom: null,
    hiddenWhile: null,
    initials: new Map(),
  };
}
