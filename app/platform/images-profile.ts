/** A profile's header says which pixels it is for (ICC.1:2022, 7.2.6). */
const spaceAt = 16;

/** Behind the header: the number of tags, then signature, offset and size of each (7.3). */
const tagsAt = 128;
const tagBytes = 12;

/** Whether a profile is made for red, green and blue, and not for ink or greys. */
export const isForRgb = (icc: Buffer): boolean => icc.toString('latin1', spaceAt, spaceAt + 4) === 'RGB ';

/** Whether a profile only says what is assumed without one: by its own description it is sRGB. */
export const isSrgb = (icc: Buffer): boolean => isForRgb(icc) && descriptionOf(icc).includes('sRGB');

/** The text of a profile's `desc` tag. It is 8-bit letters in version 2 and UTF-16 in version 4: zeros are left out. */
function descriptionOf(icc: Buffer): string {
  for (let at = tagsAt + 4; at + tagBytes <= icc.length; at += tagBytes) {
    if (icc.toString('latin1', at, at + 4) !== 'desc') continue;
    const start = icc.readUInt32BE(at + 4);
    return icc.toString('latin1', start, start + icc.readUInt32BE(at + 8)).replaceAll('\0', '');
  }
  return '';
}
