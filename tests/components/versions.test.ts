import { describe, expect, it } from 'vitest';
import { versionsFor } from '../../src/components/versions.ts';

describe('versionsFor', () => {
  it('understands since, until, lists and ranges', () => {
    expect(versionsFor({ since: '3.13' })).toEqual(['3.13', '3.14', '3.15']);
    expect(versionsFor({ until: '3.8' })).toEqual(['3.7', '3.8']);
    expect(versionsFor({ since: '3.9', until: '3.10' })).toEqual(['3.9', '3.10']);
    expect(versionsFor({ versions: '3.7-3.8, 3.13' })).toEqual(['3.7', '3.8', '3.13']);
    expect(versionsFor({})).toHaveLength(9);
  });

  it('stops at a version that the site does not know', () => {
    expect(() => versionsFor({ since: '3.6' })).toThrow('3.6');
    expect(() => versionsFor({ versions: '3.7-4.0' })).toThrow('4.0');
  });
});
