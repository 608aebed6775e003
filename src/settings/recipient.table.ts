import { recipientEndpoints } from './recipients';
import { setting } from './setting';
import { onOff } from './values';

/** How recipients of personal data are told; docs/recipients.md says what they receive. */
export const recipientTable = {
  RECIPIENT_ENDPOINTS: setting(
    recipientEndpoints,
    '',
    'Where recipients are told of corrections, erasures and restrictions (Art. 19), by their codes in the processing register; see docs/recipients.md.',
  ),
  RECIPIENT_PRIVATE_ADDRESSES: setting(
    onOff,
    'off',
    'Whether their addresses may lie in this machine or a private network, and begin with http://.',
  ),
};
