import type { EntityManager } from 'typeorm';
import type { Allowances, Taken } from './allowances';

const hour = 3600;
/** An attacker on one network takes nothing from the person on another; the mailbox gets no more than so many mails. */
const terms = {
  codesHere: { most: 3, seconds: hour },
  codesEverywhere: { most: 10, seconds: hour },
  attemptsHere: { most: 5, seconds: hour },
  facts: { most: 10, seconds: 24 * hour },
  links: { most: 5, seconds: 24 * hour },
};

/** How often codes are sent and tried. Counted for every address alike, whether somebody asked with it or not. */
export class GuestLimits {
  constructor(private readonly allowances: Allowances) {}

  /** One code to an address, asked for from a network. */
  async takeCode(manager: EntityManager, address: string, network: string, now: Date): Promise<Taken> {
    const here = await this.allowances.take(manager, ['guest code', address, network], terms.codesHere, now);
    if ('retryAt' in here) return here;
    return this.allowances.take(manager, ['guest code', address], terms.codesEverywhere, now);
  }

  /** One attempt at the codes of an address. */
  takeAttempt(manager: EntityManager, address: string, network: string, now: Date): Promise<Taken> {
    return this.allowances.take(manager, ['guest attempt', address, network], terms.attemptsHere, now);
  }

  /** One attempt at what a customer's account knows, in all requests and from all networks. */
  takeFact(manager: EntityManager, customerId: string, now: Date): Promise<Taken> {
    return this.allowances.take(manager, ['fact', customerId], terms.facts, now);
  }

  /** One new link to a request. */
  takeLink(manager: EntityManager, requestId: string, now: Date): Promise<Taken> {
    return this.allowances.take(manager, ['link', requestId], terms.links, now);
  }
}
