/** What the domain refuses. Everything else that is thrown is a defect. */
export abstract class Refusal extends Error {
  abstract readonly code: 'not-found' | 'gone' | 'forbidden' | 'conflict' | 'invalid';
}

export class NotFound extends Refusal {
  readonly code = 'not-found';
}

/** It was there, and was ended for good. */
export class Gone extends Refusal {
  readonly code = 'gone';
}

/** It is there, and it is not hers to do. */
export class Forbidden extends Refusal {
  readonly code = 'forbidden';
}

/** Somebody or something was first, or the state is another than the caller saw. */
export class Conflict extends Refusal {
  readonly code = 'conflict';
  /** What stands instead, for the caller to show. */
  readonly standing: Record<string, unknown> | undefined;
  constructor(message: string, standing?: Record<string, unknown>) {
    super(message);
    this.standing = standing;
  }
}

/** A field that only the domain could find wrong. */
export class Invalid extends Refusal {
  readonly code = 'invalid';
  readonly field: string;
  /** A stable word for the fault, which the catalogs put into a sentence. */
  readonly fault: string;
  constructor(field: string, fault: string, message: string) {
    super(message);
    this.field = field;
    this.fault = fault;
  }
}
