import type { Change } from '../../foundation/change';
import { refusal } from '../../foundation/refusal';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Correspondence } from './correspondence';

/** Where a code that is to prove the person goes; refuses where no address is known. */
export async function contactOn(
  correspondence: Correspondence,
  change: Change,
  request: Pick<RightsRequest, 'id' | 'customerId'>,
): Promise<{ address: string }> {
  const address = await correspondence.addressToProve(change, request);
  if (address) return { address };
  throw refusal('UNSUPPORTED', [], {
    en: 'No e-mail address is known to which a code could be sent.',
    de: 'Es ist keine E-Mail-Adresse bekannt, an die ein Code gehen könnte.',
  });
}
