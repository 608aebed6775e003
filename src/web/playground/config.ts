/** What the server tells the page about itself. */
export interface Config {
  issuer: string;
  clientId: string;
  scope: string;
  /** Where the issuer sends the browser back to: this page, as the public address has it. */
  redirectUri: string;
  graphqlUrl: string;
  /** Whether customers are refused the schema. */
  isSchemaForStaff: boolean;
}

export async function fetchConfig(): Promise<Config> {
  const response = await fetch('config.json').catch(() => null);
  if (!response?.ok) throw new Error('The server does not say how it is set up.');
  return (await response.json()) as Config;
}
