/** One line of a benchmark's table: a figure beside its limit. */
export interface Row {
  what: string;
  figure: string;
  limit: string;
  ok: boolean;
  /** The numbers behind the figure, for the JSON. */
  values: Record<string, number>;
}
