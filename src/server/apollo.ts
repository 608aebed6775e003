import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { OperationDefinitionNode } from 'graphql';
import type { Access } from '../foundation/access';
import { containsCardNumber } from '../foundation/card-number';
import type { House } from '../graphql';
import { formatErrors, isAway } from './error-format';
import { introspectionForStaff } from './introspection';
import { limits } from './limits';
import { operationGuard } from './operation-guard';
import type { ServerContext } from './request';
import type { ApiSchema } from './schema';

export function openApollo(
  house: House,
  http: FastifyInstance,
  { schema, permissions }: ApiSchema,
  accessed: (access: Access) => void,
) {
  return new ApolloServer<ServerContext>({
    schema,
    introspection: true, // who may is decided below
    formatError: formatErrors(house.log),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: house.settings.isProduction,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: limits.validationErrors },
    maxRecursiveSelections: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: quiet(house),
    plugins: [
      fastifyApolloDrainPlugin(http),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ...(house.settings.isIntrospectionForStaff ? [introspectionForStaff] : []),
      operationGuard(permissions),
      httpStatuses,
      contentLanguage,
      accessLog(house, accessed),
    ],
  });
}

/** A database that is away shows in the status too. */
const httpStatuses: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, response }) {
        if (!errors.some((error) => isAway(error))) return;
        response.http.status = 503;
        response.http.headers.set('retry-after', '5');
      },
    };
  },
};

/** What the answer says to people is in this language: a page marks it so, and it is read aloud rightly. */
const contentLanguage: ApolloServerPlugin<ServerContext> = {
  async requestDidStart({ contextValue }) {
    return {
      async willSendResponse({ response }) {
        const language = contextValue.spoken();
        if (language) response.http.headers.set('content-language', language);
      },
    };
  },
};

/** One entry for each request of a signed-in caller and each customer it concerned. */
function accessLog({ clock }: House, accessed: (access: Access) => void): ApolloServerPlugin<ServerContext> {
  return {
    async requestDidStart({ contextValue }) {
      const at = clock.now();
      return {
        async willSendResponse({ operation }) {
          const { actor, traces, seen } = contextValue;
          if (!actor) return;
          const name = nameOf(operation);
          const customers = new Set([...(actor.customerId ? [actor.customerId] : []), ...seen]);
          for (const customerId of customers) accessed({ customerId, at, actor, operation: name, traces });
        },
      };
    },
  };
}

/** The name that the log keeps: whoever writes the document chooses it, so it may be no place to hide a card. */
function nameOf(operation: OperationDefinitionNode | undefined): string {
  const name = operation?.name?.value.slice(0, 100);
  return name && !containsCardNumber(name) ? name : 'unnamed';
}

/** Apollo's own remarks go to our log; its start-up chatter does not. */
function quiet({ log }: House) {
  return {
    debug: (message?: string) => log.debug(message),
    info: (message?: string) => log.debug(message),
    warn: (message?: string) => log.warn(message),
    error: (message?: string) => log.error(message),
  };
}
