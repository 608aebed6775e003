import type { ProfileService } from '../profile';
import type { MethodChanges } from './method-changes';
import type { PaymentMethodsService } from './payment-methods.service';
import type { ProcessorCustomers } from './processor-customers';

/** What setting up, choosing and hearing of methods have in common; built once in a house. */
export interface PaymentParts {
  methods: PaymentMethodsService;
  customers: ProcessorCustomers;
  changes: MethodChanges;
  profile: ProfileService;
}
