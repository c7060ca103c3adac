// Prints memlab's own answers as JSON, unshortened: every detached node, and what retains most.
// Usage: node --expose-gc memlab_answers.mjs SNAPSHOT
import core from '@memlab/core';
import analysis from '@memlab/heap-analysis';

const {utils} = core;
const hidden = new Set(['array', 'native', 'code', 'synthetic', 'hidden']);
const print = console.log;
console.log = () => {};
const heap = await analysis.getFullHeapFromFile(process.argv[2]);
const detached = [];
const largest = [];
heap.nodes.forEach((node) => {
  if (utils.isDetachedDOMNode(node)) detached.push(node.id);
  if (!hidden.has(node.type) && node.id > 3) largest.push([node.retainedSize, node.id]);
});
largest.sort(([a, i], [b, j]) => b - a || i - j);
console.log = print;
process.stdout.write(JSON.stringify({detached, largest: largest.slice(0, 20)}));
