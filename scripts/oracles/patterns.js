// Writes patterns, texts and whether they match by this engine's own ECMA-262, one array a line:
// [pattern, text, true | false], or [pattern] where the pattern is not valid under the flag u.
// node patterns.js SEED PATTERNS: the same arguments make the same lines.
// Left out: a pair that takes this engine longer than a second, and the one place where it is known to
// be wrong (V8 11.3): /\1\u{10400}(b)/u does not match "\u{10400}b", though \1 is unset and so empty.
'use strict';
const vm = require('node:vm');
const room = vm.createContext({ expression: null, text: '' });
const searching = new vm.Script('expression.test(text)');
let state = Number(process.argv[2]) >>> 0;
const patterns = Number(process.argv[3]);

// mulberry32
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = n => Math.floor(random() * n);
const pick = list => list[below(list.length)];
const chance = p => random() < p;

// Only characters whose properties have not changed since Unicode 14.
const characters = [...'aabbccABZ019_- \t\n\r\v\u00a0\u00e9\u00df\u03b1\u0410\u0966\u2028\u2029\ufeff\u3000\u{1f600}\u{10400}\u0000\u007f\u0085{}[]()^$|/\\.*+?,:#&!@~e\u0301\u212a\u017f'];
const syntax = new Set('^$\\.*+?()[]{}|/');
const properties = [
  ['L', 'a'], ['Letter', '\u00e9'], ['gc=Lu', 'A'], ['General_Category=Decimal_Number', '\u0966'],
  ['Nd', '0'], ['digit', '9'], ['punct', '-'], ['Zs', ' '], ['LC', 'B'], ['Cased_Letter', 'a'],
  ['Script=Greek', '\u03b1'], ['sc=Cyrl', '\u0410'], ['scx=Deva', '\u0966'],
  ['Script_Extensions=Devanagari', '\u0966'], ['Alphabetic', 'b'], ['White_Space', '\u2028'], ['ASCII', '~'],
  ['Any', '\u{1f600}'], ['Assigned', '1'], ['Uppercase', 'Z'], ['Emoji', '\u{1f600}'],
  ['ASCII_Hex_Digit', 'e'], ['ID_Start', 'a'], ['Cc', '\u0000'], ['Mn', '\u0301'],
  ['Deseret', null], ['Kawi', null], ['Changes_When_NFKC_Casefolded', 'A'], ['sc=Zyyy', '0'],
];
const sets = {
  d: [...'019'], D: [...'a\u0966-\u00e9'], w: [...'aZ0_'], W: [...'- \u00e9\u212a'],
  s: [...' \t\n\v\ufeff\u00a0\u2028\u3000'], S: [...'a0\u0085\u{1f600}'],
};
const hex = (n, width) => n.toString(16).padStart(width, '0');

function spelled(c) {
  const n = c.codePointAt(0);
  const ways = [() => '\\u{' + hex(n, 1 + below(6)) + '}'];
  if (n < 0x100) ways.push(() => '\\x' + hex(n, 2));
  if (n < 0x10000) ways.push(() => '\\u' + hex(n, 4));
  else ways.push(() => [0, 1].map(i => '\\u' + hex(c.charCodeAt(i), 4)).join(''));
  if (n < 27 && n > 0) ways.push(() => '\\c' + String.fromCharCode(n + (chance(0.5) ? 64 : 96)));
  if (n === 0) ways.push(() => '\\0');
  const named = { 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r' }[n];
  if (named) ways.push(() => '\\' + named);
  return pick(ways)();
}
function literal(inClass) {
  const c = pick(characters);
  const special = syntax.has(c) || (inClass && c === '-');
  const source = chance(0.25) ? spelled(c) : special ? '\\' + c : c;
  return { source, sample: () => c };
}
function property() {
  const [name, example] = pick(properties);
  const negated = chance(0.25);
  return {
    source: `\\${negated ? 'P' : 'p'}{${name}}`,
    sample: () => (negated || !example ? pick(characters) : example),
  };
}
function set() {
  const letter = pick(Object.keys(sets));
  return { source: '\\' + letter, sample: () => pick(sets[letter]) };
}
function members() {
  let source = '';
  const samples = [];
  for (let n = below(4) + (chance(0.05) ? 0 : 1); n > 0; n--) {
    const kind = random();
    const member = kind < 0.2 ? set() : kind < 0.3 ? property() : literal(true);
    if (kind > 0.7) {
      const a = pick(characters), b = pick(characters);
      const [low, high] = a.codePointAt(0) <= b.codePointAt(0) ? [a, b] : [b, a];
      source += (chance(0.97) ? spelled(low) + '-' + spelled(high) : spelled(high) + '-' + spelled(low));
      samples.push(() => pick([low, high]));
    } else if (kind > 0.67) {
      source += pick(['\\b', '-', '[:alpha:', '\\ud800-\\udfff', '\\ud83d']);
    } else {
      source += member.source;
      samples.push(member.sample);
    }
  }
  return { source, samples };
}
function characterClass() {
  const { source, samples } = members();
  const negated = chance(0.3);
  return {
    source: `[${negated || source[0] !== '^' ? '' : '\\'}${negated ? '^' : ''}${source}]`,
    sample: () => (negated || !samples.length ? pick(characters) : pick(samples)()),
  };
}

let groups, names, captured;
const quantifiers = [
  ['*', 0, 3], ['+', 1, 3], ['?', 0, 1], ['{2}', 2, 2], ['{0,2}', 0, 2], ['{1,}', 1, 3], ['{0}', 0, 0],
  ['{1,2}', 1, 2],
];
function quantified(atom) {
  if (!chance(0.35)) return atom;
  const [text, least, most] = pick(quantifiers);
  return {
    source: atom.source + text + (chance(0.25) ? '?' : ''),
    sample: () => {
      let out = '';
      for (let n = least + below(most - least + 1); n > 0; n--) out += atom.sample();
      return out;
    },
  };
}
function capture(depth) {
  const number = ++groups;
  const name = chance(0.25) ? pick(['n', 'é', '$_', 'abc', '\\u0061b', '𝒜']) : null;
  if (name && names.includes(name) && chance(0.95)) return group(depth);
  if (name) names.push(name);
  const inner = disjunction(depth - 1);
  return {
    source: `(${name ? `?<${name}>` : ''}${inner.source})`,
    sample: () => (captured[number] = inner.sample()),
  };
}
function group(depth) {
  const inner = disjunction(depth - 1);
  return { source: `(?:${inner.source})`, sample: inner.sample };
}
function look(depth) {
  const inner = disjunction(depth - 1);
  const [opening, keeps] = pick([['(?=', 0.5], ['(?!', 0], ['(?<=', 0.5], ['(?<!', 0]]);
  return { source: opening + inner.source + ')', sample: () => (chance(keeps) ? inner.sample() : '') };
}
function reference() {
  if (names.length && chance(0.3)) return { source: `\\k<${pick(names)}>`, sample: () => '' };
  const number = 1 + below(Math.max(groups, 1) + (chance(0.05) ? 1 : 0));
  return { source: '\\' + number, sample: () => captured[number] ?? '' };
}
function term(depth) {
  const kind = random();
  if (kind < 0.38) return quantified(literal(false));
  if (kind < 0.44) return quantified({ source: '.', sample: () => pick(characters) });
  if (kind < 0.56) return quantified(set());
  if (kind < 0.60) return quantified(property());
  if (kind < 0.72) return quantified(characterClass());
  if (kind < 0.77) return { source: pick(['^', '$', '\\b', '\\B']), sample: () => '' };
  if (kind < 0.82) return quantified(reference());
  if (depth <= 0) return quantified(literal(false));
  if (kind < 0.92) return quantified(capture(depth));
  if (kind < 0.96) return quantified(group(depth));
  return look(depth);
}
function alternative(depth) {
  const terms = [];
  for (let n = below(4) + (chance(0.1) ? 0 : 1); n > 0; n--) terms.push(term(depth));
  return { source: terms.map(t => t.source).join(''), sample: () => terms.map(t => t.sample()).join('') };
}
function disjunction(depth) {
  const list = [alternative(depth)];
  while (chance(0.2)) list.push(alternative(depth));
  return { source: list.map(a => a.source).join('|'), sample: () => pick(list).sample() };
}
function changed(text, from) {
  const list = [...text];
  const at = below(list.length + 1);
  const kind = below(3);
  if (kind === 0) list.splice(at, 0, pick(from));
  else if (kind === 1) list.splice(at, 1);
  else list.splice(at, 1, pick(from));
  return list.join('');
}
const fragments = [
  ...'()[]{}|*+?\\^$.-,:0123aZ', '(?', '(?:', '(?=', '(?<', '(?P<', '(?>', '(*', '\\c', '\\u', '\\x',
  '\\p', '\\k<', '\\1', '\\2', '\\a', '\\Z', '\\-', '\\_', '{2}', '{2,1}', '{,3}', '++', '\\Q', '[^]',
  '[]', '\\u{110000}', '\\u{d83d}', '\\00', '\\8', '(?i)', '[a-\\d]', '\\p{Foo}', '\\p{lu}',
];

const knownWrong =
  /\\(?:[1-9]\d*|k<[^>]*>)(?:[\u{10000}-\u{10ffff}]|\\u\{0*(?:10400|1f600)\}|\\ud8)/iu;

const lines = [];
for (let n = 0; n < patterns; n++) {
  groups = 0;
  names = [];
  const tree = disjunction(3);
  let source = (chance(0.4) ? '^' : '') + tree.source + (chance(0.4) ? '$' : '');
  if (chance(0.25)) for (let c = 1 + below(2); c > 0; c--) source = changed(source, fragments);
  if (knownWrong.test(source)) continue;
  let expression;
  try {
    expression = new RegExp(source, 'u');
  } catch {
    lines.push(JSON.stringify([source]));
    continue;
  }
  for (let t = 0; t < 4; t++) {
    captured = [];
    let text = tree.sample();
    if (chance(0.6)) text = changed(text, characters);
    if (chance(0.1)) text = pick(characters) + text + pick(characters);
    text = [...text].slice(0, 16).join('');
    if (chance(0.05)) text = '';
    try {
      Object.assign(room, { expression, text });
      lines.push(JSON.stringify([source, text, searching.runInContext(room, { timeout: 1000 })]));
    } catch {
      break;
    }
  }
}
process.stdout.write(lines.join('\n') + '\n');
