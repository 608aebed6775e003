import type { Change } from '../../../foundation/change';
import { equalInTime, sha256 } from '../../../foundation/cryptography';
import { Collision, faultOf } from '../../../foundation/database';
import { newId } from '../../../foundation/ids';
import { refusal } from '../../../foundation/refusal';
import type { PersonalRecords } from '../../../personal-data';
import { ExternalReference, type ReferenceKind } from './external-reference.entity';

/** A reference with what came with it. */
export interface Fed {
  kind: ReferenceKind;
  reference: string;
  /** Parsed, its properties in a fixed order. */
  content: object;
}

/** Each reference of another system is used once: a repetition finds what the first use made. */
export class ExternalReferences {
  constructor(private readonly records: PersonalRecords) {}

  /** The id of what the reference was used for; null where it is new. Refuses it where other content came with it. */
  async find({ manager }: Change, fed: Fed): Promise<string | null> {
    const referenceIndex = this.records.indexFor(ExternalReference, 'reference', fed.reference);
    const known = await manager.findOneBy(ExternalReference, { kind: fed.kind, referenceIndex });
    if (!known) return null;
    const content = await this.records.open(known, 'content');
    if (content && equalInTime(Buffer.from(content), Buffer.from(hashOf(fed)))) return known.about;
    throw refusal('INVALID', ['externalReference'], {
      en: 'This reference was used before, with other content.',
      de: 'Diese Kennung wurde schon verwendet, mit anderem Inhalt.',
    });
  }

  /** Notes the first use; of several at once the later ones begin anew, and find it. */
  async note({ manager, at }: Change, fed: Fed, customerId: string, about: string): Promise<void> {
    const row = { id: newId('ext'), customerId };
    const { kind, reference } = fed;
    const values = await this.records.seal(ExternalReference, row, { reference, content: hashOf(fed) });
    try {
      await manager.insert(ExternalReference, { ...row, kind, about, createdAt: at, ...values });
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('Two uses of a reference met.') : error;
    }
  }
}

function hashOf({ content }: Fed): string {
  return sha256(JSON.stringify(content)).toString('base64url');
}
