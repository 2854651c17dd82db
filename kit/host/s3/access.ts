/** Where buckets are. */
export interface S3Place {
  region: string;
  /** An http(s) address; Amazon's own where it is not given. */
  endpoint?: string;
}

/** What lets a request into a bucket, and where that is. */
export interface S3Access extends S3Place {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}
