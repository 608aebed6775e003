import type { Permissions } from '../../graphql';

export const emailChangePermissions: Permissions = {
  Mutation: {
    requestEmailChange: 'customer',
    confirmEmailChange: 'customer',
    cancelEmailChange: 'customer',
    undoEmailChange: 'anybody',
  },
  Customer: { pendingEmail: 'isSelf', emailChange: 'isSelf' },
  EmailChange: { email: 'isSelf', state: 'isSelf', until: 'isSelf', attemptsLeft: 'isSelf' },
  RequestEmailChangePayload: 'anybody',
  ConfirmEmailChangePayload: 'anybody',
  CancelEmailChangePayload: 'anybody',
  UndoEmailChangePayload: 'anybody',
};
