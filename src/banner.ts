import { demoCustomers, demoPassword, demoStaff } from './demo/people';
import type { Settings } from './settings';

/** What a person sees once the server listens: where to look and who may sign in. */
export function banner(settings: Settings, service: { id: string; secret: string } | null): string {
  const { publicUrl, databaseUrl, isDemo, smtpUrl, playground } = settings;
  const lines = [
    '',
    'CallxTra account API',
    `  GraphQL    ${publicUrl}/graphql`,
    ...(playground ? [`  Playground ${publicUrl}/playground/`] : []),
    `  Health     ${publicUrl}/health/ready`,
    ...(service ? [`  Sign-in    ${publicUrl}/oidc/.well-known/openid-configuration`] : []),
    ...(isDemo && !smtpUrl ? [`  Mail       ${publicUrl}/dev/mail`] : []),
    `  Database   ${databaseUrl ? 'MySQL/MariaDB' : 'embedded SQLite in DATA_DIR'}`,
    ...(isDemo && service ? demo(service) : []),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function demo(service: { id: string; secret: string }): string[] {
  return [
    '',
    `Demo accounts (password of all: ${demoPassword})`,
    ...demoCustomers.map(({ email }) => `  ${email.padEnd(28)} customer`),
    ...demoStaff.map(({ email, role }) => `  ${email.padEnd(28)} ${role.toLowerCase().replaceAll('_', ' ')}`),
    `  ${`client "${service.id}"`.padEnd(28)} service, secret ${service.secret}`,
    '',
    'An access token:  npm run -s token -- ada@example.com',
  ];
}
