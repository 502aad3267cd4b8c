// Parses every Mermaid diagram of the given Markdown folders with Mermaid itself:
//   node check-mermaid.mjs [--root DIR] FOLDER...
//
// Mermaid is loaded in each release that package.json names (mermaid-10, mermaid-11, ...), because readers of the
// documentation do not choose the release that their forge or editor uses. A diagram must parse in all of them and
// stay below Mermaid's limit of 50,000 characters. Exit 1 when one does not, or when there is no diagram at all.
// Run it from a folder with node_modules.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const TEXT_LIMIT = 50_000;
const modules = createRequire(join(process.cwd(), 'package.json'));

function markdownFiles(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = join(path, entry.name);
      if (entry.isDirectory()) return markdownFiles(child);
      return entry.name.endsWith('.md') ? [child] : [];
    });
}

// The ```mermaid blocks of one file: { file, line (of the first line of the diagram), text }.
function diagramsOf(file) {
  const found = [];
  let open = null;
  readFileSync(file, 'utf8').split('\n').forEach((text, index) => {
    const fence = /^(\s*(?:>\s*)*)(`{3,}|~{3,})\s*([^`\s]*)/.exec(text);
    if (!open) {
      if (fence) {
        open = { mark: fence[2], language: fence[3].toLowerCase(), file, line: index + 2, lines: [] };
      }
    } else if (fence && fence[3] === '' && fence[2][0] === open.mark[0] && fence[2].length >= open.mark.length) {
      if (open.language === 'mermaid') found.push({ ...open, text: open.lines.join('\n') });
      open = null;
    } else {
      open.lines.push(text);
    }
  });
  if (open?.language === 'mermaid') {
    found.push({ ...open, text: open.lines.join('\n'), unclosed: true });
  }
  return found;
}

// Mermaid looks for a browser when it is loaded, so the window comes first.
async function installWindow() {
  const { JSDOM } = await import(pathToFileURL(modules.resolve('jsdom')));
  const { window } = new JSDOM('<!doctype html><body></body>');
  for (const name of ['window', 'document', 'Element', 'HTMLElement', 'SVGElement', 'Node', 'DOMParser']) {
    globalThis[name] = name === 'window' ? window : window[name];
  }
}

async function loadReleases() {
  const { dependencies } = modules('./package.json');
  const [nodeMajor] = process.versions.node.split('.').map(Number);
  const releases = [];
  for (const name of Object.keys(dependencies).filter((key) => key.startsWith('mermaid-'))) {
    const folder = join(process.cwd(), 'node_modules', name);
    const meta = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    try {
      const entry = meta.exports['.'].import;
      const { default: mermaid } = await import(pathToFileURL(join(folder, entry)));
      mermaid.initialize({ startOnLoad: false });
      releases.push({ version: meta.version, mermaid });
    } catch (error) {
      const wanted = Number(/\d+/.exec(meta.engines?.node ?? '0')[0]);
      if (wanted <= nodeMajor) throw error;
      console.log(`  mermaid ${meta.version} asks for node ${meta.engines.node} and did not load in this one: left out`);
    }
  }
  if (releases.length === 0) throw new Error('no release of Mermaid could be loaded');
  return releases;
}

// The line within the diagram, counted from 0, that a parse error is about.
function lineOfError(error, text) {
  const line = error.hash?.loc?.first_line ?? error.hash?.line ?? Number(/line (\d+)/.exec(error.message)?.[1] ?? 1);
  return Math.min(Math.max(line, 1), text.split('\n').length) - 1;
}

const args = process.argv.slice(2);
let root = process.cwd();
if (args[0] === '--root') {
  root = resolve(args[1]);
  args.splice(0, 2);
}

await installWindow();
const releases = await loadReleases();
const files = args.flatMap((folder) => markdownFiles(resolve(root, folder)));
let diagrams = 0;
let failed = 0;
for (const diagram of files.flatMap(diagramsOf)) {
  const place = (line) => `${relative(root, diagram.file)}:${line}`;
  const problems = [];
  diagrams += 1;
  if (diagram.unclosed) problems.push(`${place(diagram.line - 1)}: error: the mermaid block is never closed`);
  if (diagram.text.length >= TEXT_LIMIT) {
    problems.push(`${place(diagram.line)}: error: the diagram has ${diagram.text.length} characters, ` +
      `Mermaid draws none with ${TEXT_LIMIT} or more`);
  }
  for (const { version, mermaid } of releases) {
    try {
      await mermaid.parse(diagram.text);
    } catch (error) {
      const line = diagram.line + lineOfError(error, diagram.text);
      const message = String(error.message).split('\n').map((part) => `    ${part}`).join('\n');
      problems.push(`${place(line)}: error: mermaid ${version} refuses the diagram that begins at line ` +
        `${diagram.line}\n${message}`);
    }
  }
  if (problems.length > 0) {
    failed += 1;
    console.log(problems.join('\n'));
  }
}

if (diagrams === 0) {
  console.log(`error: no \`\`\`mermaid block in the ${files.length} Markdown files below ${args.join(', ') || 'nothing'}`);
  failed += 1;
} else {
  console.log(`  ${diagrams} diagrams in ${files.length} files, parsed by mermaid ` +
    releases.map((release) => release.version).join(', '));
}
console.log(`${diagrams > 0 ? diagrams - failed : 0} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
