export { CustomerContacts } from './customer-contacts';
