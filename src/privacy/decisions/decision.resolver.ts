import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type RequestContext } from '../../graphql';
import { Right } from '../requests/vocabulary';
import { DecisionPart, RefusalReason, SupervisoryAuthority } from './decision-parts';
import { Decision } from './decision.entity';
import type { Decisions } from './decisions';
import { refusalGrounds } from './refusal-grounds';
import { remediesAt } from './remedies';

@Resolver(() => Decision)
export class DecisionResolver {
  constructor(
    private readonly decisions: Decisions,
    private readonly responsible: SupervisoryAuthority,
  ) {}

  @Query(() => [RefusalReason], {
    nullable: true,
    description: 'The grounds on which a request for this right may be refused. Officers, DPO.',
  })
  async refusalReasons(
    @Arg('right', () => Right, { description: 'The right that was exercised.' }) right: Right,
    @Ctx() context: RequestContext,
  ): Promise<RefusalReason[]> {
    const language = await context.language();
    return Object.entries(refusalGrounds[right]).map(([code, { title, article, needsEvidence }]) =>
      Object.assign(new RefusalReason(), { code, title: title[language], article, needsEvidence }),
    );
  }

  @FieldResolver(() => [DecisionPart], {
    description: 'What was decided part by part; empty where it is one decision. Self, officers, DPO.',
  })
  parts(@Root() decision: Decision): Promise<DecisionPart[]> {
    return this.decisions.partsOf(decision);
  }

  @FieldResolver(() => [String], {
    description: 'What can be done against it, in the language of the decision. Self, officers, DPO.',
  })
  remedies(@Root() { language }: Decision): string[] {
    return remediesAt(this.responsible).map((remedy) => remedy[language]);
  }

  @FieldResolver(() => SupervisoryAuthority, {
    description: 'The authority that a complaint goes to. Self, officers, DPO.',
  })
  authority(): SupervisoryAuthority {
    return this.responsible;
  }
}
