import type { Config } from './config';
import { SignInFailure } from './sign-in/provider';
import { SignIn } from './sign-in/sign-in';
import { fetchHolder, type Holder } from './viewer';

/** A page's sign-in, and whose it is. */
export interface Session {
  signIn: SignIn;
  holder: Holder;
  /** Why a sign-in that was under way came to nothing. */
  problem: string | null;
}

/** Takes up the sign-in that stands or was under way; null where the browser is being sent to the issuer. */
export async function openSession(config: Config, address: URL): Promise<Session | null> {
  const signIn = new SignIn(config);
  try {
    if (!(await signIn.resume(address))) return null;
    return { signIn, holder: await fetchHolder(config, signIn), problem: null };
  } catch (error) {
    if (error instanceof SignInFailure) return { signIn, holder: { kind: 'nobody' }, problem: error.message };
    throw error;
  }
}
