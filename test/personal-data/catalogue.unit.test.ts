import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import {
  BlindIndex,
  type Catalogue,
  NotPersonal,
  PersonalData,
  type PersonalDeclaration,
  type PurposeCode,
  readCatalogue,
  sealed,
  sealedOrNull,
  Subject,
} from '../../src/personal-data';
import type { Sealed } from '../../src/foundation/sealed';

const contact: PersonalDeclaration = {
  description: { en: 'your telephone number', de: 'Ihre Telefonnummer' },
  category: 'contact',
  purpose: 'service',
  source: 'provided',
  onErasure: 'delete',
};

@Entity({ name: 'sound' })
@Subject('customerId')
class Sound {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal({ initially: () => 'new' })
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  @NotPersonal()
  customerId!: string;

  @Column(sealedOrNull)
  @PersonalData(contact)
  phoneNumber!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('phoneNumber')
  phoneNumberIndex!: string | null;

  @Column(sealed)
  @PersonalData({ ...contact, purpose: 'tax', onErasure: 'keep', form: 'json', initially: () => '{}' })
  address!: Sealed;

  @Column({ type: 'varchar', length: 10, nullable: true })
  @PersonalData({ ...contact, plain: 'lists are filtered by it' })
  country!: string | null;
}

/** A law keeps a part of its rows. */
@Entity({ name: 'stubborn' })
@Subject('customerId')
class Stubborn {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  @NotPersonal()
  customerId!: string;

  @Column(sealed)
  @PersonalData({ ...contact, purpose: 'tax', onErasure: 'keep' })
  kept!: Sealed;

  @Column({ type: 'varchar', length: 10 })
  @PersonalData({ ...contact, source: 'derived', plain: 'lists are filtered by it' })
  deleted!: string;
}

@Entity({ name: 'immovable' })
@Subject('customerId')
class Immovable {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  @NotPersonal()
  customerId!: string;

  @Column(sealed)
  @PersonalData({ ...contact, form: 'json' })
  address!: Sealed;

  @Column(sealed)
  @PersonalData({ ...contact, source: 'derived' })
  score!: Sealed;

  @Column(sealedOrNull)
  @PersonalData({ ...contact, source: 'derived' })
  remark!: Sealed | null;
}

@Entity({ name: 'about_nobody' })
@Subject(null)
class AboutNobody {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal()
  id!: string;
}

@Entity({ name: 'faulty' })
@Subject('ownerId')
class Faulty {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column(sealed)
  @NotPersonal()
  hidden!: Sealed;

  @Column({ type: 'varchar', length: 40 })
  @PersonalData(contact)
  open!: string;

  @Column(sealed)
  @PersonalData({ ...contact, onErasure: 'keep' })
  kept!: Sealed;

  @Column(sealed)
  @PersonalData({ ...contact, purpose: 'curiosity' as PurposeCode })
  aimless!: Sealed;

  @Column({ type: 'varchar', length: 43 })
  @BlindIndex('id')
  index!: string;
}

@Entity({ name: 'silent' })
class Silent {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal()
  id!: string;
}

@Entity({ name: 'orphan' })
@Subject(null)
class Orphan {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal()
  id!: string;

  @Column(sealed)
  @PersonalData(contact)
  phoneNumber!: Sealed;
}

describe('a sound declaration', () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await read(Sound, AboutNobody);
  });

  test('lists the tables about people, and their personal columns alone', () => {
    expect(catalogue.tables.map(({ name, subject }) => [name, subject])).toEqual([['sound', 'customerId']]);
    expect(catalogue.tables[0]!.columns.map(({ property }) => property)).toEqual([
      'phoneNumber',
      'address',
      'country',
    ]);
    expect(catalogue.sealedProperties).toEqual(['phoneNumber', 'address']);
  });

  test('tells what is sealed, indexed and under which key', () => {
    expect(catalogue.columnOf(Sound, 'phoneNumber')).toMatchObject({
      isSealed: true,
      keyRule: null,
      index: 'phoneNumberIndex',
      purpose: 'service',
    });
    expect(catalogue.columnOf(Sound, 'address')).toMatchObject({
      isSealed: true,
      keyRule: 'invoice',
      form: 'json',
    });
    expect(catalogue.columnOf(Sound, 'country')).toMatchObject({ isSealed: false, index: null });
  });

  test('knows nothing of what nobody declared', () => {
    expect(() => catalogue.tableOf(AboutNobody)).toThrow('AboutNobody declares no personal data.');
    expect(() => catalogue.columnOf(Sound, 'id')).toThrow('Sound.id declares no personal data.');
  });
});

test('what is deleted from a row that stays can be emptied, or nothing starts', async () => {
  const error = await read(Stubborn).catch((caught: Error) => caught);
  expect((error as Error).message).toContain(
    'Stubborn.deleted is deleted from a row that stays, and cannot be empty',
  );
});

test('every fault of every declaration is thrown at once, each with the name of its column', async () => {
  const error = await read(Faulty, Silent, Orphan, Sound).catch((caught: Error) => caught);
  expect((error as Error).message.split('\n').slice(1)).toEqual([
    '- Faulty.id says nothing: @PersonalData(...), @BlindIndex(...) or @NotPersonal()',
    '- Faulty.hidden is sealed, yet declared as not personal',
    '- Faulty.open is neither sealed nor says why it is plain',
    '- Faulty.kept is kept without a law: purpose service',
    '- Faulty.aimless has the purpose curiosity, which nobody declared: no legal basis, no period',
    '- Faulty.index indexes id, which is no personal column',
    '- Faulty names a subject path that leads nowhere: ownerId',
    '- Silent does not say whom its rows are about: @Subject(...)',
    '- Orphan holds personal data of nobody',
  ]);
});

test('a table with portable data says all that taking it in again needs', async () => {
  const error = await read(Immovable).catch((caught: Error) => caught);
  expect((error as Error).message.split('\n').slice(1)).toEqual([
    '- Immovable.address is portable JSON and does not say its shape',
    '- Immovable.id is required beside portable data, and does not say what it is initially',
    '- Immovable.score is required beside portable data, and does not say what it is initially',
  ]);
});

async function read(...entities: Function[]): Promise<Catalogue> {
  const dataSource = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities });
  await dataSource.initialize();
  try {
    return readCatalogue(dataSource.entityMetadatas);
  } finally {
    await dataSource.destroy();
  }
}
