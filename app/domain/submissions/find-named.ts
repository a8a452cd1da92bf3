import { SubmissionId } from '#db/ids.ts';
import { NotFound } from '../errors.ts';
import { findItem } from './find.ts';
import { findByReceipt } from './receipt.ts';

/** The longest thing that names an item, in characters: an address with whatever stands behind it. */
const maxCharacters = 2_000;

/**
 * The item that somebody means who was told its number, or an address that has one: of its page on the wall, of the desk, of the
 * API or of its picture; or of its receipt.
 * @throws {NotFound} where none is meant, or there is none
 */
export async function findNamed(words: string): Promise<SubmissionId> {
  const said = words.trim().slice(0, maxCharacters);
  const [, receipt] = /\/receipts?\/([\w-]+)/.exec(said) ?? [];
  if (receipt) return (await findByReceipt(receipt)).id;
  const [number] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(said) ?? [];
  const id = SubmissionId.safeParse(number?.toLowerCase());
  if (!id.success) throw new NotFound('no item is named by this');
  return (await findItem(id.data)).id;
}
