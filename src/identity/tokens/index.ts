export * from './access-token';
export { type KeySource, localKeys, remoteKeys } from './key-source';
export { TokenVerifier } from './token-verifier';
export { type LogoutToken, LogoutVerifier } from './logout-token';
export { longestLifeSeconds } from './signed-claims';
