import { Field, ID } from 'type-graphql';
import { orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

@RowType('Viewing', {
  description:
    'Leave to see the cabinet as somebody else would, for an hour at most. Requests of this session with its id in the X-View-As header are judged by the rights of the other, and may change nothing.',
})
class ViewingType {
  @Field(() => ID)
  id!: string;
}

export const ViewingOrProblem = orProblem('Viewing', () => ViewingType);
