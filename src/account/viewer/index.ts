import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
import { ViewerResolver } from './viewer.resolver';

export const viewer: Feature = {
  name: 'viewer',
  entities: [],
  resolvers: [ViewerResolver],
  permissions: { Query: { viewer: 'signedIn' }, Viewer: 'signedIn' },
  open: (house) => ({ resolvers: [new ViewerResolver(profileOf(house))] }),
};
