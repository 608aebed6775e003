import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import type { InvoicesService } from '../invoices';
import { Customer, type ProfileService } from '../profile';
import type { ContractsService } from './contracts.service';
import { EndContractInput, ProvisionCustomerInput, RecordInvoiceInput } from './feeding.inputs';
import { EndContractPayload, ProvisionCustomerPayload, RecordInvoicePayload } from './feeding.payloads';
import type { InvoicingService } from './invoicing.service';
import type { ProvisioningService } from './provisioning.service';

/** What the feed is answered from. */
export interface FeedServices {
  provisioning: ProvisioningService;
  invoicing: InvoicingService;
  contracts: ContractsService;
  profile: ProfileService;
  invoices: InvoicesService;
}

@Resolver()
export class FeedingResolver {
  constructor(private readonly services: FeedServices) {}

  @Mutation(() => ProvisionCustomerPayload, {
    nullable: true,
    description: 'Opens the account of a customer, with the sign-in that it belongs to. Services.',
  })
  provisionCustomer(
    @Arg('input', () => ProvisionCustomerInput, { description: 'The customer.' })
    input: ProvisionCustomerInput,
    @Ctx() context: RequestContext,
  ): Promise<ProvisionCustomerPayload> {
    return context.perform({
      mutation: 'provisionCustomer',
      input,
      payload: ProvisionCustomerPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => ({ customer: await this.services.provisioning.provision(change, input) }),
      answer: async ({ customer }) => ({ customer: await this.customer(String(customer), context) }),
    });
  }

  @Mutation(() => RecordInvoicePayload, {
    nullable: true,
    description: 'Takes an issued invoice, or what has become of it: paid, cancelled. Services.',
  })
  recordInvoice(
    @Arg('input', () => RecordInvoiceInput, { description: 'The invoice.' }) input: RecordInvoiceInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordInvoicePayload> {
    return context.perform({
      mutation: 'recordInvoice',
      purpose: 'tax',
      input,
      payload: RecordInvoicePayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        const { id, customerId } = await this.services.invoicing.record(change, input);
        return { invoice: id, customer: customerId };
      },
      answer: async ({ invoice, customer }) => {
        context.sawCustomer(String(customer));
        return { invoice: await this.services.invoices.find(String(invoice), String(customer)) };
      },
    });
  }

  @Mutation(() => EndContractPayload, {
    nullable: true,
    description: 'Notes the day on which the contract of a customer ended. Services.',
  })
  endContract(
    @Arg('input', () => EndContractInput, { description: 'Whose contract, and the day.' })
    input: EndContractInput,
    @Ctx() context: RequestContext,
  ): Promise<EndContractPayload> {
    return context.perform({
      mutation: 'endContract',
      input,
      payload: EndContractPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.services.contracts.end(change, input);
        return { customer: input.customerId };
      },
      answer: async ({ customer }) => ({ customer: await this.customer(String(customer), context) }),
    });
  }

  private customer(id: string, context: RequestContext): Promise<Customer | null> {
    context.sawCustomer(id);
    return context.loaders.load(Customer, this.services.profile.findMany, id);
  }
}
