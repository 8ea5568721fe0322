import { describe, expect, it } from 'vitest';
import { toPath, toPlace } from './router.ts';

describe('addresses', () => {
  it.each(['/', '/sign-up', '/log-in', '/reset', '/receipts', '/privacy/delete', '/s/5/settings/requests', '/invite/Ab-9_z', '/c/12', '/c/12/34', '/c/12/details', '/s/5', '/settings/profile', '/privacy/data', '/privacy/export', '/s/5/settings/bans'])('%s is a place and back', (path) => {
    expect(toPath(toPlace(path))).toBe(path);
  });

  it.each(['/c', '/c/x', '/c/0', '/c/-1', '/c/1/x', '/c/1/2/3', '/s/1/settings/nothing', '/settings/nothing', '/settings/stored', '/privacy/nothing', '/privacy/data/x', '/invite', '/a/b', '/sign-up/x', '/c/123456789012345678901'])('%s is nowhere', (path) => {
    expect(toPlace(path).at).toBe('nowhere');
  });
});
