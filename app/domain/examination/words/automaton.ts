/** A place in a text where a pattern ends: which pattern, and the UTF-16 unit behind its last one. */
export type Report = (pattern: number, end: number) => void;

interface Node {
  next: Map<number, number>;
  /** Where to go on when no letter fits: the longest ending of what was read that begins a pattern. */
  fail: number;
  /** The patterns that end here, and the nearest shorter ending at which others do. */
  patterns: number[];
  shorter: number;
}

/**
 * Finds all of many patterns in one pass over a text, whatever they are: A. V. Aho and M. J. Corasick, "Efficient string
 * matching" (1975). The time is that of the text's length and the number of places found; nothing is ever tried again.
 */
export class Automaton {
  private readonly nodes: Node[] = [{ next: new Map(), fail: 0, patterns: [], shorter: 0 }];

  constructor(patterns: string[]) {
    patterns.forEach((pattern, number) => this.add(pattern, number));
    this.link();
  }

  find(text: string, report: Report): void {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      while (node !== 0 && !this.nodes[node]!.next.has(unit)) node = this.nodes[node]!.fail;
      node = this.nodes[node]!.next.get(unit) ?? 0;
      for (let ending = node; ending !== 0; ending = this.nodes[ending]!.shorter)
        for (const pattern of this.nodes[ending]!.patterns) report(pattern, at + 1);
    }
  }

  private add(pattern: string, number: number): void {
    let node = 0;
    for (let at = 0; at < pattern.length; at += 1) {
      const { next } = this.nodes[node]!;
      const unit = pattern.charCodeAt(at);
      node = next.get(unit) ?? this.nodes.push({ next: new Map(), fail: 0, patterns: [], shorter: 0 }) - 1;
      next.set(unit, node);
    }
    if (node !== 0) this.nodes[node]!.patterns.push(number);
  }

  /** Breadth first, so that every shorter ending is linked before it is needed. */
  private link(): void {
    const queue = [...this.nodes[0]!.next.values()];
    for (const number of queue) {
      const node = this.nodes[number]!;
      const failed = this.nodes[node.fail]!;
      node.shorter = failed.patterns.length > 0 ? node.fail : failed.shorter;
      for (const [unit, child] of node.next) {
        let back = node.fail;
        while (back !== 0 && !this.nodes[back]!.next.has(unit)) back = this.nodes[back]!.fail;
        this.nodes[child]!.fail = this.nodes[back]!.next.get(unit) ?? 0;
        queue.push(child);
      }
    }
  }
}
