import { connectionOf } from '../../graphql';
import { RecipientNotice } from './recipient-notice.entity';

export const RecipientNoticeConnection = connectionOf('RecipientNotice', () => RecipientNotice);
