export const accessTokenSeconds = 15 * 60;
/** How long refresh tokens can be rotated after one sign-in. */
export const familySeconds = 14 * 24 * 3600;
/** The `roles` claim of the service client's tokens. */
export const serviceRoles = ['SERVICE'];
