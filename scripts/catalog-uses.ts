import ts from 'typescript';

/** How a piece of code names messages: whole keys, and patterns of keys where a part is filled in (`state.${state}`). */
export interface Uses {
  keys: Set<string>;
  patterns: { asked: string; matches: RegExp }[];
}

/**
 * Finds what a source file may ask the catalogs for. Any string may be a key that is on its way to `t`, so all of
 * them count as whole keys; templates count where `t` is called with them.
 */
export function usesIn(fileName: string, text: string): Uses {
  const uses: Uses = { keys: new Set(), patterns: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) uses.keys.add(node.text);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      for (const template of templatesIn(node.arguments[0])) uses.patterns.push(template);
    }
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      fileName,
      text,
      ts.ScriptTarget.Latest,
      false,
      fileName.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return uses;
}

function templatesIn(node: ts.Node | undefined): Uses['patterns'] {
  if (!node) return [];
  if (ts.isTemplateExpression(node)) return [patternOf(node)];
  if (ts.isCallExpression(node)) return [];
  const found: Uses['patterns'] = [];
  ts.forEachChild(node, (child) => void found.push(...templatesIn(child)));
  return found;
}

function patternOf({ head, templateSpans }: ts.TemplateExpression): Uses['patterns'][number] {
  const texts = [head.text, ...templateSpans.map(({ literal }) => literal.text)];
  const escaped = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { asked: texts.join('…'), matches: new RegExp(`^${escaped.join('[^.]+')}$`) };
}

/** What is wrong between the code and the keys of the catalogs. */
export function useFaults(keys: string[], uses: Uses[]): string[] {
  const patterns = uses.flatMap((one) => one.patterns);
  const isUsed = (key: string) =>
    uses.some((one) => one.keys.has(key)) || patterns.some(({ matches }) => matches.test(key));
  return [
    ...keys.filter((key) => !isUsed(key)).map((key) => `${key} is used nowhere`),
    ...patterns
      .filter(({ matches }) => !keys.some((key) => matches.test(key)))
      .map(({ asked }) => `${asked} is asked for and matches no key`),
  ];
}
