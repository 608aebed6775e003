import type { Prompt } from '../sign-in/sign-in';
import type { Holder } from '../viewer';

/** What came in between: a sign-in that is too old or has ended, or something that failed. */
export type Notice = { kind: 'stepUp' } | { kind: 'ended' } | { kind: 'failed'; text: string };

interface NoticeProps {
  holder: Holder;
  notice: Notice | null;
  onSignIn: (prompt: Prompt) => void;
  onClose: () => void;
}

/** A line below the bar that says it in a sentence, with what helps. Always there, so that it is read out. */
export function NoticeLine(props: NoticeProps) {
  return <div role="status">{sentence(props)}</div>;
}

function sentence({ holder, notice, onSignIn, onClose }: NoticeProps) {
  if (notice?.kind === 'stepUp') {
    return (
      <p className="notice">
        This needs a sign-in of the last ten minutes.
        <button type="button" onClick={() => onSignIn('login')}>
          Confirm it is you
        </button>
      </p>
    );
  }
  if (notice?.kind === 'ended') {
    return (
      <p className="notice">
        Your sign-in has ended.
        <button type="button" onClick={() => onSignIn(null)}>
          Sign in
        </button>
      </p>
    );
  }
  if (notice) {
    return (
      <p className="notice is-alarm">
        {notice.text}
        <button type="button" onClick={onClose}>
          Close
        </button>
      </p>
    );
  }
  return holder.kind === 'unknown' ? <p className="notice is-alarm">{holder.reason}</p> : null;
}
