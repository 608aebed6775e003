import type { Language } from '../../foundation/text';
import { messages } from './messages';
import { escapeHtml, page } from './page';

export type SignInProblem = 'wrong' | 'tooMany' | 'unavailable';

export interface SignInForm {
  language: Language;
  action: string;
  email: string;
  /** Whether somebody is signed in already and is asked once more. */
  isAgain: boolean;
  problem: SignInProblem | null;
}

/** The sign-in page; it never says which part was wrong. */
export function signInPage({ language, action, email, isAgain, problem }: SignInForm): string {
  const alarm = problem
    ? `<p class="alarm" role="alert" id="problem">${messages[problem][language]}</p>`
    : '';
  const hints = problem ? ' aria-describedby="problem"' : '';
  const invalid = problem === 'wrong' ? ' aria-invalid="true"' : '';
  const [first, second] = email ? ['', ' autofocus'] : [' autofocus', ''];
  const form = `${alarm}
<form method="post" action="${escapeHtml(action)}">
<label for="email">${messages.email[language]}</label>
<input id="email" name="email" type="email" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required value="${escapeHtml(email)}"${first}${invalid}${hints}>
<label for="password">${messages.password[language]}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required${second}${invalid}${hints}>
<button type="submit">${messages.signIn[language]}</button>
</form>`;
  return page(language, messages[isAgain ? 'confirmItIsYou' : 'signIn'][language], form);
}

/** Shown where the sign-in under way is not known (any more). */
export function overPage(language: Language): string {
  return page(language, messages.overTitle[language], `<p>${messages.over[language]}</p>`);
}

/** The protocol's own errors: of use to whoever builds a client. */
export function errorPage(language: Language, code: string, description: string): string {
  const detail = `<p>${escapeHtml(description)}</p><p class="dim">${escapeHtml(code)}</p>`;
  return page(language, messages.failedTitle[language], detail);
}

/** Asks before signing out; `form` is the provider's, with the id op.logoutForm. */
export function signOutPage(language: Language, form: string): string {
  const body = `<p>${messages.signOutQuestion[language]}</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${messages.signOut[language]}</button>
<button type="submit" form="op.logoutForm" class="plain">${messages.stay[language]}</button>`;
  return page(language, messages.signOut[language], body);
}

export function signedOutPage(language: Language): string {
  return page(language, messages.signedOut[language], `<p>${messages.mayClose[language]}</p>`);
}
