/** Pages read of one listing: 2,000 entries of GitHub's, 1,000 of Gitea's. */
const MAX_PAGES = 20;

/** The largest page that GitHub gives. */
export const PAGE_SIZE = 100;

/** A page, with the header that tells whether there is another. */
export interface Page<Entry> {
  data: Entry[];
  headers: { link?: string | undefined };
}

/**
 * The entries of a listing, page by page. Pages are counted, not followed by the URLs of the answer, which may lead to
 * another host; Gitea's are of another size than asked for, so the header alone tells whether there is a next one.
 */
export async function* listPages<Entry>(
  readPage: (page: number) => Promise<Page<Entry>>,
  maxPages = MAX_PAGES,
): AsyncGenerator<Entry> {
  for (let page = 1; page <= maxPages; page++) {
    const { data, headers } = await readPage(page);
    yield* data;
    if (!headers.link?.includes('rel="next"')) return;
  }
}
