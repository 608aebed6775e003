import type { Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import type { Config } from '../config';
import { ask, failed, type GraphqlAnswer, type GraphqlRequest, needsStepUp } from '../graphql';
import { operations } from '../operations';
import type { Session } from '../session';
import { SignInFailure } from '../sign-in/provider';
import type { Prompt } from '../sign-in/sign-in';
import { clientOf, isStaff } from '../viewer';
import { type Notice, NoticeLine } from './notice';
import { OperationsMenu } from './operations-menu';
import { storageOf } from './storage';
import { TopBar } from './top-bar';

/** The whole page: who one is, what stands in the way, and the editor with that person's tabs. */
export function Page({ config, session: { signIn, ...opened } }: { config: Config; session: Session }) {
  const [holder, setHolder] = useState(opened.holder);
  const [notice, setNotice] = useState<Notice | null>(
    opened.problem ? { kind: 'failed', text: opened.problem } : null,
  );

  const guarded = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      setNotice({ kind: 'failed', text: error instanceof Error ? error.message : String(error) });
    }
  };
  const begin = (prompt: Prompt) => void guarded(() => signIn.begin(prompt));
  const end = () => void guarded(() => signIn.end());

  const run = async (request: GraphqlRequest, headers?: Record<string, string>): Promise<GraphqlAnswer> => {
    try {
      const answer = await ask(config, signIn, request, headers);
      if (signIn.isLost) {
        setHolder({ kind: 'nobody' });
        setNotice({ kind: 'ended' });
      } else setNotice(needsStepUp(answer) ? { kind: 'stepUp' } : null);
      return answer;
    } catch (error) {
      if (!(error instanceof SignInFailure)) throw error;
      setNotice({ kind: 'failed', text: error.message });
      return failed(error.message);
    }
  };

  // What the editor is opened with stays as it was: another value would open it anew.
  const [editor] = useState(() => ({
    storage: storageOf(holder),
    ...(config.isSchemaForStaff && !isStaff(holder) && { schema: null }),
    defaultTabs: operations
      .filter(({ client }) => client === clientOf(holder))
      .map(({ text, variables }) => ({ query: text, variables })),
    fetcher: (async (request, options) =>
      isAboutSchema(request)
        ? ask(config, signIn, request, options?.headers)
        : run(request, options?.headers)) as Fetcher,
  }));

  return (
    <>
      <TopBar holder={holder} onSignIn={begin} onSignOut={end} />
      <NoticeLine holder={holder} notice={notice} onSignIn={begin} onClose={() => setNotice(null)} />
      <main aria-label="Editor">
        <GraphiQL {...editor} defaultEditorToolsVisibility="variables">
          <GraphiQL.Logo>
            <OperationsMenu />
          </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

/** Whether the editor asks by itself, to know what can be written. */
function isAboutSchema({ operationName }: GraphqlRequest): boolean {
  return operationName === 'IntrospectionQuery';
}
