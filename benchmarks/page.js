// The page the benchmark snapshots: what a busy web application keeps, in `scale` steps.
// Run in the browser as fillPage(scale); everything hangs on window.application.
function fillPage(scale) {
  class Store {
    constructor(name) { this.name = name; this.records = new Map(); this.handlers = new Set(); }
  }
  class Record_ {
    constructor(id, store) {
      this.id = id; this.store = store; this.title = `record ${id} of ${store.name}`;
      this.tags = [`tag-${id % 97}`, `tag-${id % 89}`]; this.position = {x: id * 0.5, y: id / 3};
    }
  }
  class Widget {
    constructor(record, parent) {
      this.record = record; this.parent = parent; this.element = document.createElement('div');
      const label = document.createElement('span');
      label.textContent = record.title;
      this.element.appendChild(label);
      this.onClick = () => this.select(label);
      this.element.addEventListener('click', this.onClick);
      record.store.handlers.add(this.onClick);
    }
    select(label) { this.selected = label.textContent; }
  }
  const application = (window.application = {
    stores: [], widgets: [], detached: [], secrets: new WeakMap(), shared: {}, history: null,
  });
  for (let s = 0; s < 20; s += 1) application.stores.push(new Store(`store-${s}`));
  for (let i = 0; i < scale * 100; i += 1) {
    const store = application.stores[i % application.stores.length];
    const record = new Record_(i, store);
    store.records.set(`key-${i}`, record);
    const [before, after, other] = [1, 7, 13].map((step) => application.stores[(i + step) % 20]);
    application.shared[`slot_${i}`] = {
      record, store, before, after, other, tags: record.tags, title: record.title, position: record.position,
      peer: i % 7 === 0 ? application : null, line: [record, store, before, after, other, record.tags],
    };
    if (i % 5 === 0) application.secrets.set(record, {owner: store, payload: [i, {deep: record}]});
    if (i % 10 === 0) {
      const widget = new Widget(record, application);
      application.widgets.push(widget);
      if (i % 20 === 0) document.body.appendChild(widget.element);
      else application.detached.push(widget.element);
    }
    if (i % 4 === 0) application.history = {entry: record, at: [i], previous: i % 400 === 0 ? null : application.history};
    if (i % 50 === 0) {
      // Each compiled function brings code, contexts and feedback with it, as bundles do.
      const made = new Function('record', `let n${i} = 0; return {bump() { n${i} += 1; return record; }, read: () => n${i}};`);
      (application.compiled ??= []).push(made(record));
    }
  }
}
