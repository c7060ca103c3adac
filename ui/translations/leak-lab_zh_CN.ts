<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Mount</source>
        <translation>挂载(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Unmount</source>
        <translation>卸载(&amp;U)</translation>
    </message>
    <message>
        <source>Mount and unmount &amp;repeatedly</source>
        <translation>反复挂载并卸载(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Collect &amp;garbage</source>
        <translation>执行垃圾回收(&amp;G)</translation>
    </message>
    <message>
        <source>Re&amp;load the page</source>
        <translation>重新加载页面(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Break the renderer</source>
        <translation>使渲染进程崩溃(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Save the run …</source>
        <translation>保存运行结果(&amp;S) …</translation>
    </message>
    <message>
        <source>Save a &amp;report …</source>
        <translation>保存报告(&amp;R) …</translation>
    </message>
    <message>
        <source>Save the &amp;chart …</source>
        <translation>保存图表(&amp;C) …</translation>
    </message>
    <message>
        <source>Save a &amp;heap snapshot …</source>
        <translation>保存堆快照(&amp;H) …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find a scenario</source>
        <translation>查找场景(&amp;F)</translation>
    </message>
    <message>
        <source>The &amp;page</source>
        <translation>页面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;About this scenario</source>
        <translation>关于此场景(&amp;A)</translation>
    </message>
    <message>
        <source>The &amp;chart</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Who holds it</source>
        <translation>谁持有它(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Controls</source>
        <translation>控制栏</translation>
    </message>
    <message>
        <source>Tauri {version}</source>
        <translation>Tauri {version}</translation>
    </message>
    <message>
        <source>QWebChannel</source>
        <translation>QWebChannel</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>The Tauri version whose npm packages the page runs</source>
        <translation>页面所运行的 npm 包的 Tauri 版本</translation>
    </message>
    <message>
        <source>Mount</source>
        <translation>挂载</translation>
    </message>
    <message>
        <source>Unmount</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Mount / unmount ×</source>
        <translation>挂载 / 卸载 ×</translation>
    </message>
    <message>
        <source>Number of cycles</source>
        <translation>循环次数</translation>
    </message>
    <message>
        <source>How many times to mount and unmount</source>
        <translation>挂载并卸载的次数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reload page</source>
        <translation>重新加载页面</translation>
    </message>
</context>
<context>
    <name>GrowthChart</name>
    <message>
        <source>F&amp;ollow</source>
        <translation>跟随(&amp;O)</translation>
    </message>
    <message>
        <source>Show all cycles; zoom or drag the chart to stand still</source>
        <translation>显示所有循环；缩放或拖动图表即停止跟随</translation>
    </message>
    <message>
        <source>cycle {cycle}: {survivors} alive, {heap:.2f} MB</source>
        <translation>第 {cycle} 次循环：{survivors} 个存活，{heap:.2f} MB</translation>
    </message>
    <message>
        <source>Unmounted components still alive</source>
        <translation>已卸载但仍存活的组件</translation>
    </message>
    <message>
        <source>JavaScript heap after collection, MB</source>
        <translation>垃圾回收后的 JavaScript 堆（MB）</translation>
    </message>
    <message>
        <source>cycles</source>
        <translation>循环次数</translation>
    </message>
    <message>
        <source>The chart draws what each cycle of a run leaves alive.</source>
        <translation>图表会画出每次循环之后仍存活的内容。</translation>
    </message>
</context>
<context>
    <name>HolderView</name>
    <message>
        <source>What is left behind</source>
        <translation>残留的内容</translation>
    </message>
    <message>
        <source>Retaining path</source>
        <translation>保留路径</translation>
    </message>
    <message>
        <source>After a run that leaks, this says what holds what is left, and what to do.</source>
        <translation>运行出现泄漏后，这里会说明是什么持有残留的内容，以及该怎么办。</translation>
    </message>
    <message>
        <source>{count} per cycle</source>
        <translation>每次循环 {count} 个</translation>
    </message>
    <message>
        <source>{size} kept alive</source>
        <translation>保留 {size}</translation>
    </message>
    <message>
        <source>Nothing is left behind, so nothing holds it.</source>
        <translation>没有残留，也就没有持有者。</translation>
    </message>
    <message>
        <source>This is counted in the page; no path to it is known.</source>
        <translation>这是在页面中计数得到的，没有已知的保留路径。</translation>
    </message>
    <message>
        <source>Open the remedy: {title}</source>
        <translation>打开解决办法：{title}</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>&amp;Language / 语言</source>
        <translation>语言 / &amp;Language</translation>
    </message>
    <message>
        <source>This translation is not compiled here. Run make setup once.</source>
        <translation>此翻译尚未编译。请运行一次 make setup。</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Leak Lab</source>
        <translation>Leak Lab</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>页面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;About this scenario</source>
        <translation>关于此场景(&amp;A)</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Loading the page …</source>
        <translation>正在加载页面 …</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>就绪。</translation>
    </message>
    <message>
        <source>{cycles} cycles in {seconds:.1f} s</source>
        <translation>{cycles} 次循环，用时 {seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>失败。</translation>
    </message>
    <message>
        <source>The page&apos;s renderer ended ({reason}). Load the page again.</source>
        <translation>页面的渲染进程已终止（{reason}）。请重新加载页面。</translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>Readings</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Who holds it</source>
        <translation>谁持有它(&amp;W)</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Mount and unmount a number of times, and this says what stays alive.</source>
        <translation>多次挂载并卸载之后，这里会说明还有什么存活。</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>正在测量 …</translation>
    </message>
    <message>
        <source>Warming up: the first cycles fill caches.</source>
        <translation>预热：最初几次循环会填充缓存。</translation>
    </message>
    <message>
        <source>Waiting for the uploads to end.</source>
        <translation>正在等待上传结束。</translation>
    </message>
    <message>
        <source>Something leaks: finding out what holds it.</source>
        <translation>发现泄漏：正在查找持有者。</translation>
    </message>
    <message>
        <source>Mounting and unmounting.</source>
        <translation>正在挂载和卸载。</translation>
    </message>
    <message>
        <source>{scenario} ({framework}) on {runtime}</source>
        <translation>{scenario}（{framework}），运行于 {runtime}</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The run was ended early, so there is no verdict.</source>
        <translation>运行提前结束，因此没有结论。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PathModel</name>
    <message>
        <source>Held through</source>
        <translation>持有途径</translation>
    </message>
    <message>
        <source>That is</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>{text}. Click to see the line.</source>
        <translation>{text}。点击查看该行。</translation>
    </message>
    <message>
        <source>holder: {meaning}</source>
        <translation>持有者：{meaning}</translation>
    </message>
</context>
<context>
    <name>PathStep</name>
    <message>
        <source>should have been freed</source>
        <translation>本应已释放</translation>
    </message>
    <message>
        <source>a root: never freed</source>
        <translation>根：永不释放</translation>
    </message>
    <message>
        <source>callback on window</source>
        <translation>window 上的回调</translation>
    </message>
    <message>
        <source>bound function</source>
        <translation>绑定函数</translation>
    </message>
    <message>
        <source>function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>variable that it sees</source>
        <translation>函数可见的变量</translation>
    </message>
    <message>
        <source>variable of a module</source>
        <translation>模块变量</translation>
    </message>
    <message>
        <source>lives as long as its key</source>
        <translation>与其键同生命周期</translation>
    </message>
    <message>
        <source>entry of the collection</source>
        <translation>集合中的条目</translation>
    </message>
    <message>
        <source>element of the array</source>
        <translation>数组元素</translation>
    </message>
    <message>
        <source>element out of the page</source>
        <translation>已脱离页面的元素</translation>
    </message>
    <message>
        <source>element of the page</source>
        <translation>页面中的元素</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>object of this class</source>
        <translation>此类的对象</translation>
    </message>
    <message>
        <source>property of window</source>
        <translation>window 的属性</translation>
    </message>
    <message>
        <source>property</source>
        <translation>属性</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>{created} components were mounted in {cycles} cycles</source>
        <translation>{cycles} 次循环中挂载了 {created} 个组件</translation>
    </message>
    <message>
        <source>just 1 is left, which may be a cache; run more cycles</source>
        <translation>只残留 1 个，可能是缓存；请增加循环次数</translation>
    </message>
    <message>
        <source>{count} unmounted components survive after {cycles} cycles</source>
        <translation>{cycles} 次循环后有 {count} 个已卸载的组件存活</translation>
    </message>
    <message>
        <source>{count} callbacks are left after {cycles} cycles</source>
        <translation>{cycles} 次循环后残留 {count} 个回调</translation>
    </message>
    <message>
        <source>{count} channels of the backend are left open after {cycles} cycles</source>
        <translation>{cycles} 次循环后有 {count} 个后端通道未关闭</translation>
    </message>
    <message>
        <source>0 of {created} components survive</source>
        <translation>{created} 个组件中 0 个存活</translation>
    </message>
    <message>
        <source>0 of {created} components survive, not even while the backend sends</source>
        <translation>{created} 个组件中 0 个存活，后端仍在发送时也是如此</translation>
    </message>
    <message>
        <source>{survivors} of {created} survived while the backend sent, 0 when it had ended</source>
        <translation>后端发送期间 {created} 个中有 {survivors} 个存活，发送结束后为 0 个</translation>
    </message>
    <message>
        <source>only {running} of {cycles} uploads were still running when it was read; upload a larger file</source>
        <translation>读数时 {cycles} 个上传中只有 {running} 个仍在进行；请上传更大的文件</translation>
    </message>
    <message>
        <source>Tauri keeps the callback on `window` until someone removes it: when the component is unmounted, delete `window[&apos;_&apos; + channel.id]`.</source>
        <translation>Tauri 会一直把回调保留在 `window` 上，直到有人移除：请在组件卸载时删除 `window[&apos;_&apos; + channel.id]`。</translation>
    </message>
    <message>
        <source>The callback stays in Tauri&apos;s map until its channel ends: let the backend drop the channel, or call `unregisterCallback(channel.id)` when the component is unmounted.</source>
        <translation>回调会留在 Tauri 的 Map 中，直到其通道结束：请让后端丢弃该通道，或在组件卸载时调用 `unregisterCallback(channel.id)`。</translation>
    </message>
    <message>
        <source>The signal of the QWebChannel object still has this handler: call `signal.disconnect(handler)` with the same function when the component is unmounted.</source>
        <translation>QWebChannel 对象的信号仍连接着此处理函数：请在组件卸载时用同一个函数调用 `signal.disconnect(handler)`。</translation>
    </message>
    <message>
        <source>`listen` gave a function that ends it: call that `unlisten` when the component is unmounted, also if `listen` only answers after that.</source>
        <translation>`listen` 返回了用于结束监听的函数：请在组件卸载时调用该 `unlisten`，即使 `listen` 在卸载之后才返回也要调用。</translation>
    </message>
    <message>
        <source>A timer still runs: call `clearInterval` or `clearTimeout` when the component is unmounted, and end a channel on which nothing arrives any more.</source>
        <translation>定时器仍在运行：请在组件卸载时调用 `clearInterval` 或 `clearTimeout`，并结束不再有消息到达的通道。</translation>
    </message>
    <message>
        <source>The listener is still registered: remove it when the component is unmounted, or register it with the signal of an `AbortController` and abort that.</source>
        <translation>监听器仍处于注册状态：请在组件卸载时移除它，或用 `AbortController` 的 signal 注册并将其中止。</translation>
    </message>
    <message>
        <source>A collection still holds elements that were taken out of the page: remove them from it when the component is unmounted, or keep no elements in it.</source>
        <translation>有集合仍持有已移出页面的元素：请在组件卸载时从中移除，或不要在其中保存元素。</translation>
    </message>
    <message>
        <source>A collection of handlers still holds this one: keep the function that subscribing gave, and call it when the component is unmounted.</source>
        <translation>处理函数的集合仍持有此函数：请保留订阅时返回的函数，并在组件卸载时调用。</translation>
    </message>
    <message>
        <source>All closures of one scope keep all its variables: a handler made inside the component replaces nothing, so set one that is made outside of it.</source>
        <translation>同一作用域的所有闭包都会保留该作用域的全部变量：在组件内部创建的处理函数替换不了任何东西，请改用在组件外部创建的处理函数。</translation>
    </message>
    <message>
        <source>A function that outlives the component sees it through its scope: give it the values that it needs, not the component.</source>
        <translation>有函数比组件活得更久，并通过作用域引用组件：请只传给它所需的值，而不是组件。</translation>
    </message>
    <message>
        <source>callback of the backend</source>
        <translation>后端回调</translation>
    </message>
    <message>
        <source>channel of the backend</source>
        <translation>后端通道</translation>
    </message>
    <message>
        <source>wrote {what} of an unmounted {component}</source>
        <translation>写入了已卸载的 {component} 的 {what}</translation>
    </message>
    <message>
        <source>entries of {collection}</source>
        <translation>{collection} 的条目</translation>
    </message>
    <message>
        <source>the page did not load within {seconds} s; try again</source>
        <translation>页面未能在 {seconds} 秒内加载完成；请重试</translation>
    </message>
    <message>
        <source>the page {address} did not load</source>
        <translation>页面 {address} 加载失败</translation>
    </message>
    <message>
        <source>no page is loaded</source>
        <translation>没有已加载的页面</translation>
    </message>
    <message>
        <source>there is no scenario {scenario} here; there are: {scenarios}</source>
        <translation>这里没有场景 {scenario}；可用的有：{scenarios}</translation>
    </message>
    <message>
        <source>scenario {scenario} is not there for {framework}, only for: {frameworks}</source>
        <translation>场景 {scenario} 没有 {framework} 版本，只有：{frameworks}</translation>
    </message>
    <message>
        <source>the page for {runtime} is not built; run `make setup` in {folder}</source>
        <translation>{runtime} 的页面尚未构建；请在 {folder} 中运行 `make setup`</translation>
    </message>
    <message>
        <source>the page is not built ({reason}); run `make setup` in {folder}</source>
        <translation>页面尚未构建（{reason}）；请在 {folder} 中运行 `make setup`</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; choose another file</source>
        <translation>无法写入 {path}：{reason}；请选择其他文件</translation>
    </message>
    <message>
        <source>cannot open {path}: {reason}</source>
        <translation>无法打开 {path}：{reason}</translation>
    </message>
    <message>
        <source>{path} is no saved run of Leak Lab ({reason}); open a file that `Save the run` or `run --json` has written</source>
        <translation>{path} 不是 Leak Lab 保存的运行结果（{reason}）；请打开由“保存运行结果”或 `run --json` 写出的文件</translation>
    </message>
    <message>
        <source>{path} has schema {schema}; this version of Leak Lab reads schema 1</source>
        <translation>{path} 的 schema 为 {schema}；此版本的 Leak Lab 只能读取 schema 1</translation>
    </message>
    <message>
        <source>{path} holds no runs, or not all of them; save it anew</source>
        <translation>{path} 中没有运行结果或内容不全；请重新保存</translation>
    </message>
    <message>
        <source>the DevTools session did not open within {seconds} s</source>
        <translation>DevTools 会话未能在 {seconds} 秒内打开</translation>
    </message>
    <message>
        <source>the page did not answer {method} within {seconds} s</source>
        <translation>页面未能在 {seconds} 秒内应答 {method}</translation>
    </message>
    <message>
        <source>the page&apos;s renderer ended ({reason}, exit code {code}); load the page again</source>
        <translation>页面的渲染进程已终止（{reason}，退出码 {code}）；请重新加载页面</translation>
    </message>
    <message>
        <source>the inspector&apos;s renderer ended ({reason}); open a new DevTools session</source>
        <translation>检查器的渲染进程已终止（{reason}）；请打开新的 DevTools 会话</translation>
    </message>
    <message>
        <source>the page answered in another form than expected: {reason}</source>
        <translation>页面应答的格式与预期不符：{reason}</translation>
    </message>
    <message>
        <source>the snapshot ends too early; take it again, or copy the whole file</source>
        <translation>快照不完整；请重新生成，或复制整个文件</translation>
    </message>
    <message>
        <source>the snapshot is empty; take it again</source>
        <translation>快照为空；请重新生成</translation>
    </message>
    <message>
        <source>this is no heap snapshot; save one from the Memory panel of the browser&apos;s developer tools</source>
        <translation>这不是堆快照；请从浏览器开发者工具的“内存”面板中保存一个</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: {reason}; take it again</source>
        <translation>快照自相矛盾：{reason}；请重新生成</translation>
    </message>
</context>
<context>
    <name>ReadingsModel</name>
    <message>
        <source>Components mounted</source>
        <translation>已挂载的组件</translation>
    </message>
    <message>
        <source>Components that are mounted now.</source>
        <translation>当前处于挂载状态的组件。</translation>
    </message>
    <message>
        <source>Unmounted, but alive</source>
        <translation>已卸载但存活</translation>
    </message>
    <message>
        <source>Unmounted components that a garbage collection did not free. Exact: each is held by WeakRef only. This is what decides the verdict.</source>
        <translation>垃圾回收后仍未释放的已卸载组件。此数精确：每个组件仅由 WeakRef 引用。结论由它决定。</translation>
    </message>
    <message>
        <source>Callbacks registered</source>
        <translation>已注册的回调</translation>
    </message>
    <message>
        <source>Callbacks that the backend could still call, on window or in Tauri&apos;s map.</source>
        <translation>后端仍可调用的回调，位于 window 上或 Tauri 的 Map 中。</translation>
    </message>
    <message>
        <source>Ghost messages</source>
        <translation>幽灵消息</translation>
    </message>
    <message>
        <source>Messages that reached a handler after its component was unmounted. They may be harmless, and they may come from an upload that still runs.</source>
        <translation>组件卸载之后才到达其处理函数的消息。可能无害，也可能来自仍在进行的上传。</translation>
    </message>
    <message>
        <source>Backend channels</source>
        <translation>后端通道</translation>
    </message>
    <message>
        <source>Channels that the backend has not dropped.</source>
        <translation>后端尚未丢弃的通道。</translation>
    </message>
    <message>
        <source>DOM nodes</source>
        <translation>DOM 节点</translation>
    </message>
    <message>
        <source>All DOM nodes of the renderer, attached or not.</source>
        <translation>渲染进程中的所有 DOM 节点，包括分离的节点。</translation>
    </message>
    <message>
        <source>Detached nodes</source>
        <translation>分离的 DOM 节点</translation>
    </message>
    <message>
        <source>DOM nodes that the renderer has beyond those in the page&apos;s document. Some always are; how they grow tells. They do not say who holds them.</source>
        <translation>渲染进程中不属于页面文档的 DOM 节点。总会有一些，关键看如何增长。它们不说明由谁持有。</translation>
    </message>
    <message>
        <source>Event listeners</source>
        <translation>事件监听器</translation>
    </message>
    <message>
        <source>All JavaScript event listeners of the renderer.</source>
        <translation>渲染进程中的所有 JavaScript 事件监听器。</translation>
    </message>
    <message>
        <source>JavaScript heap</source>
        <translation>JavaScript 堆</translation>
    </message>
    <message>
        <source>Used heap after a garbage collection. It also grows while caches and compiled code warm up, so it decides nothing.</source>
        <translation>垃圾回收后已使用的堆。缓存和编译代码预热时它也会增长，因此不作为依据。</translation>
    </message>
    <message>
        <source>Renderer memory</source>
        <translation>渲染进程内存</translation>
    </message>
    <message>
        <source>Resident memory of the renderer process. Freed memory is not always given back.</source>
        <translation>渲染进程的常驻内存。已释放的内存不一定归还系统。</translation>
    </message>
    <message>
        <source>Python memory</source>
        <translation>Python 内存</translation>
    </message>
    <message>
        <source>Resident memory of this program, which plays the backend.</source>
        <translation>本程序（扮演后端）的常驻内存。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Per cycle</source>
        <translation>每次循环</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>How it has gone since the run began, each curve on its own scale</source>
        <translation>运行开始以来的走势，每条曲线各有刻度</translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <source>Cycle {cycle} of {cycles}</source>
        <translation>第 {cycle} / {cycles} 次循环</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Run (*.json)</source>
        <translation>运行结果 (*.json)</translation>
    </message>
    <message>
        <source>Report (*.html)</source>
        <translation>报告 (*.html)</translation>
    </message>
    <message>
        <source>Chart (*.png *.svg)</source>
        <translation>图表 (*.png *.svg)</translation>
    </message>
    <message>
        <source>Heap snapshot (*.heapsnapshot)</source>
        <translation>堆快照 (*.heapsnapshot)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} 已存在。</translation>
    </message>
    <message>
        <source>Replace it? What it holds now will be lost.</source>
        <translation>要替换它吗？其现有内容将丢失。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ScenarioList</name>
    <message>
        <source>Search scenarios</source>
        <translation>搜索场景</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>No scenario matches. Clear the search to see all.</source>
        <translation>没有匹配的场景。清空搜索即可查看全部。</translation>
    </message>
</context>
<context>
    <name>ScenarioModel</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>The issue</source>
        <translation>问题本身</translation>
    </message>
    <message>
        <source>Where it shows</source>
        <translation>问题的表现</translation>
    </message>
    <message>
        <source>Advice that is often given</source>
        <translation>常见的建议</translation>
    </message>
    <message>
        <source>Remedies</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Qt without Tauri</source>
        <translation>不含 Tauri 的 Qt</translation>
    </message>
</context>
<context>
    <name>ScenarioTitle</name>
    <message>
        <source>plain JS</source>
        <translation>纯 JS</translation>
    </message>
    <message>
        <source>{title} ({framework})</source>
        <translation>{title}（{framework}）</translation>
    </message>
</context>
<context>
    <name>ScenarioView</name>
    <message>
        <source>Expected on {runtime}: {verdict}</source>
        <translation>在 {runtime} 上的预期结论：{verdict}</translation>
    </message>
    <message>
        <source>{file}, with the line that the retaining path names marked</source>
        <translation>{file}，已标记保留路径所指的行</translation>
    </message>
    <message>
        <source>{file}, with the line to look at first marked</source>
        <translation>{file}，已标记应首先查看的行</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Source of the scenario</source>
        <translation>场景源码</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Clean</source>
        <translation>无泄漏</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Held, then freed</source>
        <translation>暂时持有，随后释放</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>无法判定</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>{evidence}. Expected: {expected}.</source>
        <translation>{evidence}。预期：{expected}。</translation>
    </message>
</context>
</TS>
