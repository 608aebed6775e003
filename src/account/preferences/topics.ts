import { registerEnumType } from 'type-graphql';
import type { Text } from '../../foundation/text';

export enum Channel {
  EMAIL = 'EMAIL',
  SMS = 'SMS',
  PHONE = 'PHONE',
  POST = 'POST',
}
registerEnumType(Channel, {
  name: 'Channel',
  description: 'A way to reach a customer.',
  valuesConfig: {
    EMAIL: { description: 'By e-mail.' },
    SMS: { description: 'By text message.' },
    PHONE: { description: 'By a call.' },
    POST: { description: 'By letter.' },
  },
});
export const channels = Object.values(Channel);

export enum TopicKind {
  SERVICE_NOTICE = 'SERVICE_NOTICE',
  MARKETING = 'MARKETING',
}
registerEnumType(TopicKind, {
  name: 'TopicKind',
  description: 'What kind of message a topic is.',
  valuesConfig: {
    SERVICE_NOTICE: {
      description: 'An important notice that belongs to the contract; it cannot be switched off.',
    },
    MARKETING: {
      description:
        'Product news: by consent alone, which can be withdrawn at any time (GDPR Art. 7(3), 21(2)).',
    },
  },
});

export interface TopicPlan {
  kind: TopicKind;
  title: Text;
  description: Text;
}

const notice = (title: Text, description: Text): TopicPlan => ({
  kind: TopicKind.SERVICE_NOTICE,
  title,
  description,
});
const marketing = (title: Text, description: Text): TopicPlan => ({
  kind: TopicKind.MARKETING,
  title,
  description,
});

/** What customers are written about. Service notices are this closed list; everything else is marketing. */
export const topics: Record<string, TopicPlan> = {
  security: notice(
    { en: 'Security', de: 'Sicherheit' },
    { en: 'What concerns the security of your account.', de: 'Was die Sicherheit Ihres Kontos betrifft.' },
  ),
  outage: notice(
    { en: 'Outages', de: 'Störungen' },
    { en: 'Outages and maintenance of your products.', de: 'Störungen und Wartung Ihrer Produkte.' },
  ),
  contract: notice(
    { en: 'Your contract', de: 'Ihr Vertrag' },
    { en: 'Changes to your contract and products.', de: 'Änderungen an Ihrem Vertrag und Ihren Produkten.' },
  ),
  price: notice({ en: 'Prices', de: 'Preise' }, { en: 'Changes of prices.', de: 'Preisänderungen.' }),
  law: notice(
    { en: 'What the law demands', de: 'Gesetzliche Mitteilungen' },
    {
      en: 'Notices that a law obliges us to send.',
      de: 'Mitteilungen, zu denen uns ein Gesetz verpflichtet.',
    },
  ),
  policy: notice(
    { en: 'Privacy policy', de: 'Datenschutzerklärung' },
    { en: 'Changes to the privacy policy.', de: 'Änderungen der Datenschutzerklärung.' },
  ),
  request: notice(
    { en: 'Your requests', de: 'Ihre Anträge' },
    { en: 'News about your privacy requests.', de: 'Neues zu Ihren Datenschutzanträgen.' },
  ),
  product_news: marketing(
    { en: 'Product news', de: 'Produktneuigkeiten' },
    { en: 'New products and features.', de: 'Neue Produkte und Funktionen.' },
  ),
  offers: marketing(
    { en: 'Offers', de: 'Angebote' },
    { en: 'Offers and discounts.', de: 'Angebote und Rabatte.' },
  ),
  events: marketing(
    { en: 'Events', de: 'Veranstaltungen' },
    { en: 'Webinars, fairs and training.', de: 'Webinare, Messen und Schulungen.' },
  ),
};

export const noOptOut: Text = {
  en: 'Important notices belong to the contract and cannot be switched off.',
  de: 'Wichtige Mitteilungen gehören zum Vertrag und lassen sich nicht abstellen.',
};
