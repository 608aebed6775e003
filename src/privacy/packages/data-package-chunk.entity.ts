import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import { NotPersonal, PersonalData, RetainedFrom, Subject } from '../../personal-data';

/** A piece of a package, encrypted under the person's key and bound to its place. */
@Entity({ name: 'data_package_chunk' })
@Index('data_package_chunk_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ elsewhere: 'the package expires by a job of its own' })
export class DataPackageChunk {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  packageId!: string;

  /** Of the job that wrote it: what an interrupted attempt left is never taken for another's. */
  @PrimaryColumn({ type: 'int' })
  @NotPersonal()
  attempt!: number;

  @PrimaryColumn({ type: 'int' })
  @NotPersonal()
  seq!: number;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'blob' })
  @PersonalData({
    category: 'requests',
    purpose: 'package',
    source: 'derived',
    onErasure: 'delete',
    plain: 'encrypted as bytes, not as text',
    withheld: { en: 'It is the copy itself.', de: 'Es ist die Kopie selbst.' },
    description: { en: 'a piece of a data package', de: 'ein Stück eines Datenpakets' },
  })
  box!: Buffer;
}
