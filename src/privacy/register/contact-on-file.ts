import type { Change } from '../../foundation/change';
import { refusal } from '../../foundation/refusal';
import type { Correspondence } from './correspondence';

/** Where to write to the person; refuses where no address is on file. */
export async function contactOn(
  correspondence: Correspondence,
  change: Change,
  { customerId }: { customerId: string },
): Promise<{ address: string }> {
  const contact = await correspondence.contactOf(change, customerId);
  if (contact) return contact;
  throw refusal('UNSUPPORTED', [], {
    en: 'No e-mail address is on file to which a code could be sent.',
    de: 'Es ist keine E-Mail-Adresse hinterlegt, an die ein Code gehen könnte.',
  });
}
