// What a page can notice of Tauri behind it: run in real Tauri and on the stand-in, and compared.
(async () => {
  const internals = window.__TAURI_INTERNALS__;

  const properties = (object, names) =>
    Object.fromEntries(
      names.map((name) => {
        const { value, ...flags } = Object.getOwnPropertyDescriptor(
          object,
          name,
        );
        return [
          name,
          { kind: Object.prototype.toString.call(value), ...flags },
        ];
      }),
    );
  const own = (object) =>
    properties(object, Object.getOwnPropertyNames(object).toSorted());

  const plain = (answer) =>
    answer instanceof ArrayBuffer
      ? { bytes: [...new Uint8Array(answer)] }
      : answer;
  const told = (command, given, options) =>
    internals
      .invoke(command, given, options)
      .then(plain, (reason) => ({ refused: reason }));

  // Ends once all that came before has come.
  const next = () =>
    new Promise((resolve) => {
      const handler = internals.transformCallback(resolve, true);
      void told("plugin:event|listen", {
        event: "next",
        target: { kind: "Any" },
        handler,
      }).then(() => told("plugin:event|emit", { event: "next" }));
    });

  const targets = [
    { kind: "Any" },
    { kind: "App" },
    { kind: "AnyLabel", label: "main" },
    { kind: "AnyLabel", label: "other" },
    { kind: "Window", label: "main" },
    { kind: "Window", label: "other" },
    { kind: "Webview", label: "main" },
    { kind: "WebviewWindow", label: "main" },
  ];
  const named = ({ kind, label }) =>
    label === undefined ? kind : `${kind} ${label}`;
  let heard = [];
  for (const target of targets) {
    const handler = internals.transformCallback(() =>
      heard.push(named(target)),
    );
    await told("plugin:event|listen", { event: "probe", target, handler });
  }
  const hearers = {};
  const emit = async (name, command, given) => {
    heard = [];
    await told(command, { event: "probe", ...given });
    await next();
    hearers[name] = heard.toSorted().join(", ");
  };
  await emit("all", "plugin:event|emit", {});
  for (const target of targets) {
    await emit(named(target), "plugin:event|emit_to", { target });
  }

  const image = await told("plugin:image|new", {
    rgba: new Uint8Array(4),
    width: 1,
    height: 1,
  });
  const images = {
    id: typeof image,
    size: await told("plugin:image|size", { rid: image }),
    rgba: await told("plugin:image|rgba", { rid: image }),
    closed: await told("plugin:resources|close", { rid: image }),
    "closed again": String(
      (await told("plugin:resources|close", { rid: image })).refused,
    ).replace(image, "N"),
    "after that": String(
      (await told("plugin:image|size", { rid: image })).refused,
    ).replace(image, "N"),
  };

  const listen = (event) =>
    told("plugin:event|listen", { event, target: { kind: "Any" }, handler: 1 });
  return {
    window: properties(
      window,
      [
        "isTauri",
        "__TAURI_INTERNALS__",
        "__TAURI_EVENT_PLUGIN_INTERNALS__",
      ].filter((name) => name in window),
    ),
    isTauri: window.isTauri,
    internals: own(internals),
    plugins: own(internals.plugins),
    path: internals.plugins.path,
    metadata: internals.metadata,
    pattern: [
      internals.__TAURI_PATTERN__,
      Object.isFrozen(internals.__TAURI_PATTERN__),
    ],
    ipc: Object.isFrozen(internals.ipc),
    files: ["/a b/ü?.png", ""].map((file) => internals.convertFileSrc(file)),
    assets: internals.convertFileSrc("x", "stream"),
    hearers,
    images,
    refused: {
      "no such command": await told("no_such_command"),
      "no such plugin": await told("plugin:nothing|at_all"),
      "no such command of a plugin": await told("plugin:event|shout", {}),
      "not allowed": await told("plugin:window|set_title", { value: "x" }),
      "name with a space": await listen("a b"),
      "name of every kind": typeof (await listen("a-b/c:d_e9")),
      "no name": typeof (await listen("")),
      unlisten: await told("plugin:event|unlisten", {
        event: "a.b",
        eventId: 1,
      }),
      emit: await told("plugin:event|emit", { event: "a.b" }),
      "emit to": await told("plugin:event|emit_to", {
        event: "a.b",
        target: { kind: "App" },
      }),
      "no target": await told("plugin:event|listen", {
        event: "x",
        handler: 1,
      }),
      bytes: await told("plugin:image|new", new Uint8Array([1, 2])),
      "an array": await told("plugin:event|emit", [1, 2]),
    },
  };
})();
