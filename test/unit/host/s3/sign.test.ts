import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { EMPTY_PAYLOAD, signS3 } from '../../../../kit/host/s3/sign.ts';

// The examples of the Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header".
const access = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const now = new Date('2013-05-24T00:00:00Z');
const at = (path: string) => new URL(`https://examplebucket.s3.amazonaws.com${path}`);

const examples: [string, Parameters<typeof signS3>[0], string][] = [
  [
    'GET Object',
    {
      method: 'GET',
      url: at('/test.txt'),
      headers: { range: 'bytes=0-9' },
      payloadHash: EMPTY_PAYLOAD,
      access,
      now,
    },
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'PUT Object',
    {
      method: 'PUT',
      url: at('/test$file.text'),
      headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      payloadHash: createHash('sha256').update('Welcome to Amazon S3.').digest('hex'),
      access,
      now,
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  [
    'GET Bucket Lifecycle',
    { method: 'GET', url: at('/?lifecycle'), payloadHash: EMPTY_PAYLOAD, access, now },
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'GET Bucket (List Objects)',
    { method: 'GET', url: at('/?max-keys=2&prefix=J'), payloadHash: EMPTY_PAYLOAD, access, now },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
];

test.each(examples)('signs %s as Amazon does', (_, request, signature) => {
  expect(signS3(request)['authorization']).toContain(`Signature=${signature}`);
});

test('signs a session token, and shows the secret nowhere', () => {
  const headers = signS3({
    method: 'GET',
    url: at('/x'),
    payloadHash: EMPTY_PAYLOAD,
    access: { ...access, sessionToken: 'session' },
    now,
  });
  expect(headers['x-amz-security-token']).toBe('session');
  expect(headers['authorization']).toContain(
    'SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token',
  );
  expect(JSON.stringify(headers)).not.toContain(access.secretAccessKey);
});
