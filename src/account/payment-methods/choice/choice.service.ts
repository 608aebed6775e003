import type { Change } from '../../../foundation/change';
import { Problems } from '../../../foundation/refusal';
import type { ProfileService } from '../../profile';
import type { MethodChanges } from '../method-changes';
import { PaymentMethod } from '../payment-method.entity';
import type { PaymentMethodsService } from '../payment-methods.service';
import type { RemovePaymentMethodInput } from './choice.inputs';
import { choiceMessages } from './choice.messages';
import type { Removal } from './removal';

/** Which methods a customer keeps, and which of them is charged. */
export class ChoiceService {
  constructor(
    private readonly methods: PaymentMethodsService,
    private readonly profile: ProfileService,
    private readonly changes: MethodChanges,
    private readonly removal: Removal,
  ) {}

  async makeDefault(change: Change, customerId: string, id: string): Promise<void> {
    const customer = await this.profile.ownAt(change, customerId, null);
    const problems = new Problems();
    const own = await change.manager.findBy(PaymentMethod, { customerId });
    const method = await this.chosen(problems, ['paymentMethodId'], own, id);
    problems.settle();
    if (!method || method.isDefault) return;
    await this.profile.touch(change, customer);
    await this.changes.makeDefault(change, method);
  }

  async remove(change: Change, customerId: string, input: RemovePaymentMethodInput): Promise<void> {
    const customer = await this.profile.ownAt(change, customerId, null);
    const own = await change.manager.findBy(PaymentMethod, { customerId });
    const problems = new Problems();
    const method = own.find(({ id }) => id === input.paymentMethodId);
    if (!method) problems.add('NOT_FOUND', ['paymentMethodId'], choiceMessages.missing);
    const replacement = await this.replacement(problems, own, input);
    problems.settle();
    if (!method) return;
    await this.permit(change, own, method, replacement);
    await this.profile.touch(change, customer);
    await this.removal.carryOut(change, method);
    if (method.isDefault && replacement) await this.changes.makeDefault(change, replacement);
  }

  /** One of the own methods that can be charged. */
  private async chosen(
    problems: Problems,
    path: string[],
    own: readonly PaymentMethod[],
    chosenId: string,
  ): Promise<PaymentMethod | null> {
    const method = own.find(({ id }) => id === chosenId) ?? null;
    if (!method) problems.add('NOT_FOUND', path, choiceMessages.missing);
    else if (!method.isDefault && !(await this.methods.isChargeable(method)))
      problems.add('NOT_ALLOWED_NOW', path, choiceMessages.unusable);
    return method;
  }

  private async replacement(
    problems: Problems,
    own: readonly PaymentMethod[],
    { paymentMethodId, replacementId }: RemovePaymentMethodInput,
  ): Promise<PaymentMethod | null> {
    if (replacementId == null) return null;
    const path = ['replacementId'];
    if (replacementId !== paymentMethodId) return this.chosen(problems, path, own, replacementId);
    problems.add('INVALID', path, choiceMessages.itself);
    return null;
  }

  /** Whoever owes us keeps a way to pay; whoever has several says which one is charged next. */
  private async permit(
    { manager }: Change,
    own: readonly PaymentMethod[],
    method: PaymentMethod,
    replacement: PaymentMethod | null,
  ): Promise<void> {
    const problems = new Problems();
    const usable: PaymentMethod[] = [];
    for (const each of own) if (await this.methods.isChargeable(each)) usable.push(each);
    const isLast = usable.length === 1 && usable[0] === method;
    if (isLast && (await this.removal.isOwing(manager, method.customerId)))
      problems.add('NOT_ALLOWED_NOW', ['paymentMethodId'], choiceMessages.owing);
    const isReplaceable = usable.some((each) => each !== method);
    if (method.isDefault && isReplaceable && !replacement)
      problems.add('REQUIRED', ['replacementId'], choiceMessages.successor);
    problems.settle();
  }
}
