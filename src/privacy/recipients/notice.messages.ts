import type { Text } from '../../foundation/text';
import { RecipientNoticeState } from './notice.vocabulary';

/** What came of telling a recipient, as the course of the request tells it. */
export const outcomeTexts: Record<RecipientNoticeState, Text> = {
  [RecipientNoticeState.QUEUED]: { en: 'is being told', de: 'wird unterrichtet' },
  [RecipientNoticeState.TOLD]: { en: 'was told', de: 'wurde unterrichtet' },
  [RecipientNoticeState.CONFIRMED]: { en: 'did likewise', de: 'hat es ebenso gemacht' },
  [RecipientNoticeState.KEPT_BY_RECIPIENT]: {
    en: 'keeps the data as it is',
    de: 'behält die Daten, wie sie sind',
  },
  [RecipientNoticeState.FAILED]: { en: 'could not be reached', de: 'war nicht zu erreichen' },
  [RecipientNoticeState.NOT_TOLD]: { en: 'is not told', de: 'wird nicht unterrichtet' },
};
