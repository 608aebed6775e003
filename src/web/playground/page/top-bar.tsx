import type { Prompt } from '../sign-in/sign-in';
import { type Holder, nameOf, roleOf, type Viewer } from '../viewer';
import { useIsPast } from './time';

interface TopBarProps {
  holder: Holder;
  onSignIn: (prompt: Prompt) => void;
  onSignOut: () => void;
}

/** Where one is, who one is, and how to become another. */
export function TopBar({ holder, onSignIn, onSignOut }: TopBarProps) {
  return (
    <header className="bar">
      <h1>
        <span className="brand">CallxTra</span> <span className="api">account API </span>playground
      </h1>
      <div className="who" role="group" aria-label="Your sign-in">
        {holder.kind === 'known' && <Who viewer={holder.viewer} />}
        {holder.kind === 'nobody' ? (
          <>
            <span className="dim">Not signed in</span>
            <button type="button" className="primary" onClick={() => onSignIn(null)}>
              Sign in
            </button>
          </>
        ) : (
          <>
            <button type="button" onClick={() => onSignIn('login')}>
              Sign in again
            </button>
            <button type="button" onClick={onSignOut}>
              Sign out
            </button>
          </>
        )}
      </div>
    </header>
  );
}

function Who({ viewer }: { viewer: Viewer }) {
  return (
    <span className="person">
      <span className="name" title={`Signed in as ${viewer.subject}`}>
        {nameOf(viewer)}
      </span>
      <span className="role">{roleOf(viewer)}</span>
      {viewer.stepUpUntil && <Freshness until={viewer.stepUpUntil} />}
    </span>
  );
}

/** Some things need a sign-in of the last ten minutes; this says until when it is one. */
function Freshness({ until }: { until: string }) {
  const isPast = useIsPast(until);
  const time = new Date(until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return isPast ? (
    <span
      className="fresh is-past"
      title="What needs a sign-in of the last ten minutes will ask for another one."
    >
      not fresh since <time dateTime={until}>{time}</time>
    </span>
  ) : (
    <span className="fresh" title="Until then also what needs a sign-in of the last ten minutes can be done.">
      fresh until <time dateTime={until}>{time}</time>
    </span>
  );
}
