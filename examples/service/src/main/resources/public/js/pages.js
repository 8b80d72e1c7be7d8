// The pages, in the order of the navigation. A later page is one more line; a page without a title
// for the navigation is reached from another one.

import { fleetPage } from './fleet/page.js';
import { whyPage } from './why.js';
import { profilesPage } from './profiles/list.js';
import { profilePage } from './profiles/one.js';
import { editPage } from './profiles/edit.js';
import { placementsPage } from './placements/list.js';
import { placementPage } from './placements/one.js';

export const pages = [
  { route: /^\/$/, show: fleetPage, title: 'Fleet', path: '/' },
  { route: /^\/why$/, show: whyPage, within: '/' },
  { route: /^\/profiles$/, show: profilesPage, title: 'Profiles', path: '/profiles' },
  { route: /^\/profiles\/new$/, show: editPage, within: '/profiles' },
  { route: /^\/profiles\/([^/]+)\/edit$/, show: editPage, within: '/profiles' },
  { route: /^\/profiles\/([^/]+)$/, show: profilePage, within: '/profiles' },
  { route: /^\/placements$/, show: placementsPage, title: 'Placements', path: '/placements' },
  { route: /^\/placements\/([^/]+)$/, show: placementPage, within: '/placements' },
];
