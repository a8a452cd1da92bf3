import { z } from 'zod';

/** An id of one table cannot be passed where another's is asked for; the same schema parses it at the door. */
const id = <Of extends string>() => z.uuid().brand<Of>();

export const SubmissionId = id<'submission'>();
export type SubmissionId = z.infer<typeof SubmissionId>;

export const StaffId = id<'staff'>();
export type StaffId = z.infer<typeof StaffId>;

export const PasskeyId = id<'passkey'>();
export type PasskeyId = z.infer<typeof PasskeyId>;

export const UploadId = id<'upload'>();
export type UploadId = z.infer<typeof UploadId>;

export const BlockId = id<'block'>();
export type BlockId = z.infer<typeof BlockId>;

export const CardId = id<'card'>();
export type CardId = z.infer<typeof CardId>;

export const ClusterId = id<'cluster'>();
export type ClusterId = z.infer<typeof ClusterId>;

export const RejectionId = id<'rejection'>();
export type RejectionId = z.infer<typeof RejectionId>;

export const BankEntryId = id<'bank-entry'>();
export type BankEntryId = z.infer<typeof BankEntryId>;

export const MacroId = id<'macro'>();
export type MacroId = z.infer<typeof MacroId>;

export const HoldId = id<'hold'>();
export type HoldId = z.infer<typeof HoldId>;

export const ScreenId = id<'screen'>();
export type ScreenId = z.infer<typeof ScreenId>;

export const NoticeId = id<'notice'>();
export type NoticeId = z.infer<typeof NoticeId>;
