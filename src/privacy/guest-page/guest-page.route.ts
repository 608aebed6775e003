/** Where the page answers that the mails to guests lead to. */
export const guestPath = '/guest-request';
