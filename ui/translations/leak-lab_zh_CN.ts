<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Leak Lab</source>
        <translation>关于 Leak Lab</translation>
    </message>
    <message>
        <source>Shows what a web page in a desktop application leaves behind in memory when its components are unmounted, and why.</source>
        <translation>显示桌面应用中的网页在组件卸载后会在内存中残留什么，以及原因。</translation>
    </message>
    <message>
        <source>&amp;Copy the versions</source>
        <translation>复制版本信息(&amp;C)</translation>
    </message>
</context>
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
        <source>&amp;Run {count} cycle</source>
        <translation>运行 {count} 轮(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run {count} cycles</source>
        <translation>运行 {count} 轮(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Run &amp;all</source>
        <translation>全部运行(&amp;A)</translation>
    </message>
    <message>
        <source>Find &amp;what holds it</source>
        <translation>查找持有者(&amp;W)</translation>
    </message>
    <message>
        <source>Collect &amp;garbage</source>
        <translation>触发垃圾回收(&amp;G)</translation>
    </message>
    <message>
        <source>Ta&amp;ke a heap snapshot</source>
        <translation>生成堆快照(&amp;K)</translation>
    </message>
    <message>
        <source>Cop&amp;y as a command</source>
        <translation>复制为命令(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy as a &amp;test</source>
        <translation>复制为测试(&amp;T)</translation>
    </message>
    <message>
        <source>Re&amp;load the page</source>
        <translation>重新加载页面(&amp;L)</translation>
    </message>
    <message>
        <source>Cras&amp;h the renderer</source>
        <translation>使渲染进程崩溃(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>打开(&amp;O) …</translation>
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
        <source>&amp;Source of the scenario</source>
        <translation>场景源代码(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Why it leaks</source>
        <translation>为何泄漏(&amp;W)</translation>
    </message>
    <message>
        <source>Sur&amp;vivors</source>
        <translation>存活组件(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Run all</source>
        <translation>全部运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Heap snapshot</source>
        <translation>堆快照(&amp;H)</translation>
    </message>
    <message>
        <source>Cha&amp;rt</source>
        <translation>图表(&amp;R)</translation>
    </message>
    <message>
        <source>Ru&amp;ns</source>
        <translation>运行记录(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Bridge</source>
        <translation>桥接(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>Tauri &amp;issue 13133</source>
        <translation>Tauri 问题 13133(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Leak Lab</source>
        <translation>关于 Leak Lab(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Address</name>
    <message>
        <source>Pages (*.html *.htm)</source>
        <translation>网页 (*.html *.htm)</translation>
    </message>
    <message>
        <source>Choose a page</source>
        <translation>选择网页</translation>
    </message>
    <message>
        <source>Choose the folder of a built front end</source>
        <translation>选择已构建前端的文件夹</translation>
    </message>
    <message>
        <source>https://…, an HTML file, the folder of a built front end, or HOST:PORT</source>
        <translation>https://…、HTML 文件、构建好的前端文件夹，或 主机:端口</translation>
    </message>
    <message>
        <source>The page to check</source>
        <translation>要检查的页面</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>文件 …</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>文件夹 …</translation>
    </message>
    <message>
        <source>Attach …</source>
        <translation>附加…</translation>
    </message>
    <message>
        <source>Attach to a running application by its debugging port</source>
        <translation>通过调试端口附加到正在运行的应用</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>A timer still runs: call `clearInterval` or `clearTimeout` when the component is unmounted, and end a channel on which nothing arrives any more.</source>
        <translation>定时器仍在运行：请在组件卸载时调用 `clearInterval` 或 `clearTimeout`，并结束不再有消息到达的通道。</translation>
    </message>
    <message>
        <source>A timer still runs: call `clearInterval` or `clearTimeout` with what setting it gave when the component is unmounted.</source>
        <translation>定时器仍在运行：卸载组件时请用设置它时得到的返回值调用 `clearInterval` 或 `clearTimeout`。</translation>
    </message>
    <message>
        <source>An observer still observes: call `disconnect()` on it when the component is unmounted.</source>
        <translation>观察者仍在观察：请在组件卸载时对其调用 `disconnect()`。</translation>
    </message>
    <message>
        <source>A frame callback asks for the next frame each time: keep the number that `requestAnimationFrame` gave, and call `cancelAnimationFrame` with it when the component is unmounted.</source>
        <translation>帧回调每次都会请求下一帧：请保留 `requestAnimationFrame` 返回的编号，并在组件卸载时用它调用 `cancelAnimationFrame`。</translation>
    </message>
    <message>
        <source>The worker still runs: call `terminate()` on it when the component is unmounted.</source>
        <translation>Worker 仍在运行：请在组件卸载时对其调用 `terminate()`。</translation>
    </message>
    <message>
        <source>The connection is still open: call `close()` on it when the component is unmounted.</source>
        <translation>连接仍然打开：请在组件卸载时对其调用 `close()`。</translation>
    </message>
    <message>
        <source>A frame is still in the page: remove its `&lt;iframe&gt;` when the component is unmounted.</source>
        <translation>页面中仍有一个框架：请在组件卸载时移除其 `&lt;iframe&gt;`。</translation>
    </message>
    <message>
        <source>A promise that never settles keeps what waits for it: resolve or reject it when the component is unmounted.</source>
        <translation>一个永不完成的 Promise 仍持有等待它的内容：请在组件卸载时兑现或拒绝它。</translation>
    </message>
    <message>
        <source>The animation still runs: call `cancel()` on it when the component is unmounted.</source>
        <translation>动画仍在运行：卸载组件时请对它调用 `cancel()`。</translation>
    </message>
    <message>
        <source>It is still in the page: remove it when the component is unmounted.</source>
        <translation>它仍在页面中：卸载组件时请将其移除。</translation>
    </message>
    <message>
        <source>The listener is still registered: remove it when the component is unmounted, or register it with the signal of an `AbortController` and abort that.</source>
        <translation>监听器仍处于注册状态：请在组件卸载时移除它，或用 `AbortController` 的 signal 注册并将其中止。</translation>
    </message>
    <message>
        <source>A collection of handlers still holds this one: keep the function that subscribing gave, and call it when the component is unmounted.</source>
        <translation>处理函数的集合仍持有此函数：请保留订阅时返回的函数，并在组件卸载时调用。</translation>
    </message>
    <message>
        <source>A collection holds a function that sees this: keep what subscribing gave, and unsubscribe with it when the component is unmounted.</source>
        <translation>有集合持有能访问此对象的函数：请保留订阅时的返回值，并在组件卸载时用它取消订阅。</translation>
    </message>
    <message>
        <source>A collection still holds elements that were taken out of the page: remove them from it when the component is unmounted, or keep no elements in it.</source>
        <translation>有集合仍持有已移出页面的元素：请在组件卸载时从中移除，或不要在其中保存元素。</translation>
    </message>
    <message>
        <source>QWebChannel keeps a Qt object that a slot has returned until that is deleted: call its `deleteLater()` when the component is unmounted.</source>
        <translation>QWebChannel 会一直保留槽返回的 Qt 对象，直到它被删除：请在卸载组件时调用它的 `deleteLater()`。</translation>
    </message>
    <message>
        <source>This call of a Qt object waits for an answer, which never comes once the object is deleted: call it before, or let a signal carry what is asked for.</source>
        <translation>对 Qt 对象的这次调用在等待应答，而对象被删除后应答永远不会到来：请在删除之前调用，或用信号传递所需内容。</translation>
    </message>
    <message>
        <source>The signal of the QWebChannel object still has this handler: call `signal.disconnect(handler)` with the same function when the component is unmounted.</source>
        <translation>QWebChannel 对象的信号仍连接着此处理函数：请在组件卸载时用同一个函数调用 `signal.disconnect(handler)`。</translation>
    </message>
    <message>
        <source>A function that outlives the component sees it through its scope: give it the values that it needs, not the component.</source>
        <translation>有函数比组件活得更久，并通过作用域引用组件：请只传给它所需的值，而不是组件。</translation>
    </message>
    <message>
        <source>Tauri keeps the callback on `window` until someone removes it: when the component is unmounted, delete `window[&apos;_&apos; + channel.id]`.</source>
        <translation>Tauri 会一直把回调保留在 `window` 上，直到有人移除：请在组件卸载时删除 `window[&apos;_&apos; + channel.id]`。</translation>
    </message>
    <message>
        <source>`listen` gave a function that ends it: call that `unlisten` when the component is unmounted, also if `listen` only answers after that.</source>
        <translation>`listen` 返回了用于结束监听的函数：请在组件卸载时调用该 `unlisten`，即使 `listen` 在卸载之后才返回也要调用。</translation>
    </message>
    <message>
        <source>The callback stays in Tauri&apos;s map until its channel ends, which one that no command has taken never does: let the backend drop the channel, or call `unregisterCallback(channel.id)` when the component is unmounted.</source>
        <translation>回调会一直留在 Tauri 的 Map 里，直到其通道结束；没有命令接收的通道永远不会结束：请让后端丢弃该通道，或在组件卸载时调用 `unregisterCallback(channel.id)`。</translation>
    </message>
    <message>
        <source>All closures of one scope keep all its variables: a handler made inside the component replaces nothing, so set one that is made outside of it.</source>
        <translation>同一作用域的所有闭包都会保留该作用域的全部变量：在组件内部创建的处理函数替换不了任何东西，请改用在组件外部创建的处理函数。</translation>
    </message>
    <message>
        <source>It is still to come: clear the interval or the timeout, or cancel the frame, when the component is unmounted.</source>
        <translation>它仍会触发：请在组件卸载时清除定时器或超时，或取消动画帧。</translation>
    </message>
    <message>
        <source>The browser keeps what the URL stands for: call `URL.revokeObjectURL` with it once it is no longer shown.</source>
        <translation>浏览器会一直保留该 URL 所指的内容：不再显示时，请对它调用 `URL.revokeObjectURL`。</translation>
    </message>
    <message>
        <source>The browser keeps a copy of each detail until the page goes: call `performance.clearMarks()` or `performance.clearMeasures()` with its name once it was read.</source>
        <translation>浏览器会一直保留每个 detail 的副本，直到页面离开：读取后请用其名称调用 `performance.clearMarks()` 或 `performance.clearMeasures()`。</translation>
    </message>
    <message>
        <source>The page keeps what was added to it: take it out again when the component is unmounted, with `deleteRule()`, `classList.remove()`, `style.removeProperty()` or `removeAttribute()`.</source>
        <translation>页面会一直保留添加到其中的内容：组件卸载时请用 `deleteRule()`、`classList.remove()`、`style.removeProperty()` 或 `removeAttribute()` 将其移除。</translation>
    </message>
</context>
<context>
    <name>AllRuns</name>
    <message>
        <source>Running all experiments …</source>
        <translation>正在运行全部实验 …</translation>
    </message>
    <message>
        <source>Stopped early, after {done} of {planned}</source>
        <translation>已提前停止：共 {planned} 个，完成 {done} 个</translation>
    </message>
    <message>
        <source>All experiments have been run.</source>
        <translation>全部实验已运行完毕。</translation>
    </message>
    <message>
        <source>Paused: {scenario} on {runtime}</source>
        <translation>已暂停：{runtime} 上的“{scenario}”</translation>
    </message>
    <message>
        <source>{begun} of {planned}</source>
        <translation>第 {begun} / {planned} 个</translation>
    </message>
    <message>
        <source>{progress}: {scenario} on {runtime} …</source>
        <translation>{progress}：{runtime} 上的“{scenario}” …</translation>
    </message>
    <message>
        <source>{progress}, {time_left}</source>
        <translation>{progress}，{time_left}</translation>
    </message>
</context>
<context>
    <name>AttachPlace</name>
    <message>
        <source>The page keeps its state. What its own scripts registered before, functions that they had taken aside, and components of a framework that was there before are not seen by themselves; heap snapshots show them all the same.</source>
        <translation>页面保持当前状态。页面脚本此前登记的内容、预先保存的函数引用，以及此前已加载的框架的组件无法直接看到，但堆快照中仍会显示。</translation>
    </message>
    <message>
        <source>The page is loaded anew, so that all of it is seen, and once more at the end, so that nothing of Leak Lab stays in it. What is typed in it is lost.</source>
        <translation>页面会重新加载一次，以便看到全部内容；结束时再加载一次，不留下 Leak Lab 的任何痕迹。页面中已输入的内容会丢失。</translation>
    </message>
    <message>
        <source>Attach to a running application</source>
        <translation>附加到正在运行的应用</translation>
    </message>
    <message>
        <source>Which page?</source>
        <translation>选择哪个页面？</translation>
    </message>
    <message>
        <source>A running application</source>
        <translation>正在运行的应用</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>已附加</translation>
    </message>
    <message>
        <source>Start it with its debugging port open, on this machine alone, and type the port above, such as 127.0.0.1:9222.</source>
        <translation>启动应用时打开其调试端口（仅限本机），然后在上方输入端口，例如 127.0.0.1:9222。</translation>
    </message>
    <message>
        <source>The application shows several pages. Pick the one to check.</source>
        <translation>该应用显示了多个页面，请选择要检查的页面。</translation>
    </message>
    <message>
        <source>In the application&apos;s own window mount something and unmount it, once. Then press Stop recording here.</source>
        <translation>请在应用自己的窗口中挂载并卸载一次组件，然后在此处按“停止录制”。</translation>
    </message>
    <message>
        <source>The cycles run in the application&apos;s own window. Leave that alone, and in sight, until the verdict is here.</source>
        <translation>各轮操作在应用自己的窗口中进行。得出结论前，请不要操作该窗口，并保持其可见。</translation>
    </message>
    <message>
        <source>Reaching the page …</source>
        <translation>正在连接页面…</translation>
    </message>
    <message>
        <source>The page is left to itself. Record and Repeat attach to it again.</source>
        <translation>已从页面分离。按“录制”或“重复”会再次附加。</translation>
    </message>
    <message>
        <source>The page goes on in its own window, and nothing is put into it until you press Record or Repeat.</source>
        <translation>页面在自己的窗口中继续运行，按“录制”或“重复”之前不会注入任何内容。</translation>
    </message>
    <message>
        <source>Attach to this page</source>
        <translation>附加到此页面</translation>
    </message>
    <message>
        <source>Pick another page</source>
        <translation>选择其他页面</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>分离</translation>
    </message>
    <message>
        <source>Without a reload</source>
        <translation>不重新加载</translation>
    </message>
    <message>
        <source>The application&apos;s pages</source>
        <translation>应用的页面</translation>
    </message>
</context>
<context>
    <name>BridgeView</name>
    <message>
        <source>Handlers: {count}</source>
        <translation>处理函数：{count}</translation>
    </message>
    <message>
        <source>Handlers: {count}, of which {leaked} leaked</source>
        <translation>处理函数：{count}，其中 {leaked} 个泄漏</translation>
    </message>
    <message>
        <source>Nothing that crossed matches the filter.</source>
        <translation>没有符合筛选条件的消息。</translation>
    </message>
    <message>
        <source>The bridge of real Tauri cannot be watched from here. On the stand-in each message is listed here.</source>
        <translation>真实 Tauri 的桥接无法在此查看。用模拟后端时，每条消息都会列在这里。</translation>
    </message>
    <message>
        <source>Mount a component: each message that crosses the bridge is listed here.</source>
        <translation>挂载一个组件：经过桥接的每条消息都会列在这里。</translation>
    </message>
    <message>
        <source>Filter: command, callback, component, #mount</source>
        <translation>筛选：命令、回调、组件、#挂载序号</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>&amp;Late only</source>
        <translation>仅迟到消息(&amp;L)</translation>
    </message>
    <message>
        <source>Only messages to components that were unmounted</source>
        <translation>仅显示发往已卸载组件的消息</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>暂停(&amp;U)</translation>
    </message>
    <message>
        <source>Of all mounts of this page: those of the warm-up, of the measured cycles, and of the cycles that find out what holds the components.</source>
        <translation>包括此页面的所有挂载：预热轮、测量轮，以及查找组件由什么持有的那几轮。</translation>
    </message>
    <message>
        <source>Let the log and the handlers stand still</source>
        <translation>让日志和处理函数列表停止更新</translation>
    </message>
    <message>
        <source>Clea&amp;r</source>
        <translation>清空(&amp;R)</translation>
    </message>
    <message>
        <source>Empty the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Registered handlers</source>
        <translation>已注册的处理函数</translation>
    </message>
    <message>
        <source>Enter lists its messages</source>
        <translation>按回车键列出它的消息</translation>
    </message>
    <message>
        <source>What crossed the bridge</source>
        <translation>经过桥接的消息</translation>
    </message>
    <message>
        <source>Enter shows the component&apos;s survivor</source>
        <translation>按回车键显示该组件的存活对象</translation>
    </message>
    <message>
        <source>Handlers that the page has registered with the backend are listed here.</source>
        <translation>页面向后端注册的处理函数会列在这里。</translation>
    </message>
</context>
<context>
    <name>CheckActions</name>
    <message>
        <source>Check a &amp;page</source>
        <translation>检查页面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Attach to an application …</source>
        <translation>附加到应用(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Stop recording</source>
        <translation>停止录制(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>录制(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;peat × {count}</source>
        <translation>重复 × {count}(&amp;P)</translation>
    </message>
    <message>
        <source>Save as scenario &amp;file …</source>
        <translation>保存为场景文件(&amp;F) …</translation>
    </message>
    <message>
        <source>&amp;Copy the command line</source>
        <translation>复制命令行(&amp;C)</translation>
    </message>
</context>
<context>
    <name>CheckControls</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How often the steps are repeated</source>
        <translation>重复步骤的次数</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
</context>
<context>
    <name>CheckFirstSteps</name>
    <message>
        <source>Does your own page leak?</source>
        <translation>你自己的页面有泄漏吗？</translation>
    </message>
    <message>
        <source>Name it above: an address, an HTML file, or the folder of a built front end.</source>
        <translation>在上方指定页面：网址、HTML 文件或已构建前端的文件夹。</translation>
    </message>
    <message>
        <source>Press Record, and click in the page what mounts something, and what unmounts it.</source>
        <translation>按“录制”，在页面中点击以挂载某个组件，再点击将其卸载。</translation>
    </message>
    <message>
        <source>Press Repeat: the clicks are done again, and what stays in memory is shown.</source>
        <translation>按“重复”：这些点击会被重做，并显示残留在内存中的内容。</translation>
    </message>
    <message>
        <source>A file or a folder can also be dropped here, and a page of an application that runs be attached to. A page that has window.mount() and window.unmount() needs no recording.</source>
        <translation>也可以把文件或文件夹拖放到这里，或附加到正在运行的应用的页面。有 window.mount() 和 window.unmount() 的页面无需录制。</translation>
    </message>
</context>
<context>
    <name>CheckVerdict</name>
    <message>
        <source>No verdict</source>
        <translation>没有结论</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>正在测量 …</translation>
    </message>
    <message>
        <source>Esc cancels.</source>
        <translation>按 Esc 取消。</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Known leak</source>
        <translation>已知泄漏</translation>
    </message>
    <message>
        <source>Pick one of the application&apos;s pages.</source>
        <translation>请选择应用的一个页面。</translation>
    </message>
    <message>
        <source>What you do in the page is listed below.</source>
        <translation>你在页面中的操作会列在下方。</translation>
    </message>
    <message>
        <source>Press Repeat to do the steps again.</source>
        <translation>按“重复”重做这些步骤。</translation>
    </message>
    <message>
        <source>{file} says what a cycle is: Repeat works at once.</source>
        <translation>{file} 中已说明一轮的操作：可直接重复。</translation>
    </message>
    <message>
        <source>The page has window.mount() and window.unmount(): Repeat works at once, without a recording.</source>
        <translation>页面有 window.mount() 和 window.unmount()：无需录制，可直接重复。</translation>
    </message>
    <message>
        <source>Press Record, and mount and unmount something in the page.</source>
        <translation>按“录制”，然后在页面中挂载并卸载组件。</translation>
    </message>
    <message>
        <source>Name a page to begin.</source>
        <translation>请先指定页面。</translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message>
        <source>Copied: {command}</source>
        <translation>已复制：{command}</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Loading the page …</source>
        <translation>正在加载页面 …</translation>
    </message>
    <message>
        <source>Ending what goes on …</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Recording: mount and unmount something in the page, once.</source>
        <translation>正在录制：请在页面中挂载并卸载一次组件。</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message>
        <source>The steps that you record are listed here.</source>
        <translation>录制的步骤会列在这里。</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>listener</source>
        <translation>监听器</translation>
    </message>
    <message>
        <source>timer</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>观察者</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>backend channel</source>
        <translation>后端通道</translation>
    </message>
    <message>
        <source>callback</source>
        <translation>回调</translation>
    </message>
    <message>
        <source>performance entry</source>
        <translation>性能条目</translation>
    </message>
    <message>
        <source>component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>{cycles} left nothing but what is known</source>
        <translation>{cycles}后只残留已知的泄漏</translation>
    </message>
    <message>
        <source>{cycles} left {what}: {amount}</source>
        <translation>{cycles}后残留 {what}：{amount}</translation>
    </message>
    <message>
        <source>Nothing is left after {cycles}.</source>
        <translation>{cycles}后没有残留。</translation>
    </message>
    <message>
        <source>Mounting changed nothing in the page, so nothing was tested.</source>
        <translation>挂载没有改变页面中的任何内容，因此没有测到什么。</translation>
    </message>
    <message>
        <source>The page throws in every cycle: {error}</source>
        <translation>页面每一轮都抛出错误：{error}</translation>
    </message>
    <message>
        <source>Cycle {cycle} of {count}</source>
        <translation>第 {cycle} / {count} 轮</translation>
    </message>
    <message>
        <source>The page has no window.mount() and window.unmount(). Press Record, mount and unmount something in the page, and repeat that.</source>
        <translation>页面没有 window.mount() 和 window.unmount()。请按“录制”，在页面中挂载并卸载组件，然后重复。</translation>
    </message>
    <message>
        <source>No application can be inspected at {address} ({reason}). Start it with its debugging port open, and try again.</source>
        <translation>{address} 处没有可检查的应用（{reason}）。请在打开调试端口的情况下启动应用，然后重试。</translation>
    </message>
    <message>
        <source>{address} did not load again. See whether its server still runs, or check it without a reload.</source>
        <translation>{address} 未能重新加载。请查看其服务器是否仍在运行，或不重新加载直接检查。</translation>
    </message>
    <message>
        <source>The page was not loaded anew: what its own scripts registered before is shown by heap snapshots alone.</source>
        <translation>页面未重新加载：其脚本此前登记的内容只能由堆快照显示。</translation>
    </message>
    <message>
        <source>Click {label}</source>
        <translation>点击 {label}</translation>
    </message>
    <message>
        <source>Double-click {label}</source>
        <translation>双击 {label}</translation>
    </message>
    <message>
        <source>Press {key}</source>
        <translation>按 {key}</translation>
    </message>
    <message>
        <source>Fill in {label}</source>
        <translation>填写 {label}</translation>
    </message>
    <message>
        <source>{finding}, {place}</source>
        <translation>{finding}，{place}</translation>
    </message>
    <message>
        <source>In the baseline: {finding}</source>
        <translation>基线中已有：{finding}</translation>
    </message>
    <message>
        <source>Known until {until}: {finding} ({reason})</source>
        <translation>已知（至 {until}）：{finding}（{reason}）</translation>
    </message>
    <message>
        <source>{size} per cycle</source>
        <translation>每轮 {size}</translation>
    </message>
    <message>
        <source>{rate} per cycle, {count} in all</source>
        <translation>每轮 {rate} 个，共 {count} 个</translation>
    </message>
</context>
<context>
    <name>ClassesModel</name>
    <message>
        <source>Looking for them …</source>
        <translation>正在查找 …</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 还有 {count} 个</translation>
    </message>
</context>
<context>
    <name>ClassesView</name>
    <message>
        <source>Analysing …</source>
        <translation>正在分析 …</translation>
    </message>
    <message>
        <source>No class has this in its name.</source>
        <translation>没有名称包含此内容的类。</translation>
    </message>
    <message>
        <source>Nothing has changed from one snapshot to the other.</source>
        <translation>两个快照之间没有变化。</translation>
    </message>
    <message>
        <source>Nothing is listed here.</source>
        <translation>此处没有内容。</translation>
    </message>
    <message>
        <source>… and {count} more classes; the filter finds them</source>
        <translation>… 还有 {count} 个类；可用筛选找到它们</translation>
    </message>
    <message>
        <source>Filter by class</source>
        <translation>按类名筛选</translation>
    </message>
    <message>
        <source>Classes and their instances</source>
        <translation>类及其实例</translation>
    </message>
    <message>
        <source>Enter shows the instances of a class; S orders by the current column</source>
        <translation>按 Enter 显示类的实例；按 S 按当前列排序</translation>
    </message>
</context>
<context>
    <name>CommandCopies</name>
    <message>
        <source>Copied: {command}</source>
        <translation>已复制：{command}</translation>
    </message>
</context>
<context>
    <name>CompareChart</name>
    <message>
        <source>{run}, at the end: {survivors} alive, {heap} MB</source>
        <translation>{run}，结束时：{survivors} 个存活，{heap} MB</translation>
    </message>
    <message>
        <source>{run}, cycle {cycle}: {survivors} alive, {heap} MB</source>
        <translation>{run}，第 {cycle} 轮：{survivors} 个存活，{heap} MB</translation>
    </message>
    <message>
        <source>Unmounted components still alive</source>
        <translation>已卸载但仍存活的组件</translation>
    </message>
    <message>
        <source>components</source>
        <translation>组件数</translation>
    </message>
    <message>
        <source>JavaScript heap after collection, change</source>
        <translation>回收后的 JavaScript 堆，变化量</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>These runs have no recorded cycles, so there is no chart.</source>
        <translation>这些运行没有逐轮记录，因此没有图表。</translation>
    </message>
    <message>
        <source>{run}: no recorded cycles</source>
        <translation>{run}：没有逐轮记录</translation>
    </message>
</context>
<context>
    <name>CompareModel</name>
    <message>
        <source>Cycles</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Survivors</source>
        <translation>存活组件</translation>
    </message>
    <message>
        <source>Survivors per cycle</source>
        <translation>每轮存活组件</translation>
    </message>
    <message>
        <source>Callbacks left</source>
        <translation>残留回调</translation>
    </message>
    <message>
        <source>Backend channels left</source>
        <translation>残留的后端通道</translation>
    </message>
    <message>
        <source>Late messages per cycle</source>
        <translation>每轮迟到消息</translation>
    </message>
    <message>
        <source>JavaScript heap per cycle</source>
        <translation>每轮 JavaScript 堆</translation>
    </message>
    <message>
        <source>DOM nodes per cycle</source>
        <translation>每轮 DOM 节点</translation>
    </message>
    <message>
        <source>Detached nodes per cycle</source>
        <translation>每轮分离的节点</translation>
    </message>
    <message>
        <source>Slower late in the run</source>
        <translation>运行后期变慢</translation>
    </message>
    <message>
        <source>Measured in</source>
        <translation>测量用时</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>B against A</source>
        <translation>B 相对 A</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>another</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>{difference} (less)</source>
        <translation>{difference}（更少）</translation>
    </message>
    <message>
        <source>{difference} (more)</source>
        <translation>{difference}（更多）</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>{a} of {cycles_a} components survive in A, {b} of {cycles_b} in B.</source>
        <translation>A 中 {cycles_a} 个组件有 {a} 个存活，B 中 {cycles_b} 个有 {b} 个存活。</translation>
    </message>
    <message>
        <source>Both: {verdict}.</source>
        <translation>两者：{verdict}。</translation>
    </message>
    <message>
        <source>A: {a}. B: {b}.</source>
        <translation>A：{a}。B：{b}。</translation>
    </message>
    <message>
        <source>Two runs are compared here: run two scenarios, or one on two versions. Any two can be picked from the list of runs (Ctrl+9).</source>
        <translation>此处比较两次运行：请运行两个场景，或在两个版本上运行同一场景。也可以从运行记录中任选两次（Ctrl+9）。</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>互换 A 与 B</translation>
    </message>
    <message>
        <source>Run A</source>
        <translation>运行 A</translation>
    </message>
    <message>
        <source>Run B</source>
        <translation>运行 B</translation>
    </message>
    <message>
        <source>The figures of both runs</source>
        <translation>两次运行的指标</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Mount</source>
        <translation>挂载</translation>
    </message>
    <message>
        <source>Unmount</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>5 per second</source>
        <translation>每秒 5 轮</translation>
    </message>
    <message>
        <source>1 per second</source>
        <translation>每秒 1 轮</translation>
    </message>
    <message>
        <source>every 3 seconds</source>
        <translation>每 3 秒 1 轮</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How fast the cycles follow each other; also during a run</source>
        <translation>各轮之间的快慢；运行中也可调整</translation>
    </message>
</context>
<context>
    <name>Coordinator</name>
    <message>
        <source>Loading the page …</source>
        <translation>正在加载页面 …</translation>
    </message>
    <message>
        <source>Taking a heap snapshot …</source>
        <translation>正在生成堆快照 …</translation>
    </message>
    <message>
        <source>Opening Tauri&apos;s window …</source>
        <translation>正在打开 Tauri 窗口…</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>就绪。</translation>
    </message>
    <message>
        <source>Stopped early, after {cycles} of {asked} cycles</source>
        <translation>已提前停止：共 {asked} 轮，完成 {cycles} 轮</translation>
    </message>
    <message>
        <source>{count} cycle in {seconds} s</source>
        <translation>{count} 轮，用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>{count} cycles in {seconds} s</source>
        <translation>{count} 轮，用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>The page crashed.</source>
        <translation>页面已崩溃。</translation>
    </message>
    <message>
        <source>Stopping after this cycle … Cancel again to end at once.</source>
        <translation>本轮结束后停止…… 再次取消可立即结束。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>失败。</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Copy &amp;row</source>
        <translation>复制行(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>{count} cycle</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>{count} cycles</source>
        <translation>{count} 轮</translation>
    </message>
</context>
<context>
    <name>CycleChart</name>
    <message>
        <source>F&amp;ollow</source>
        <translation>跟随(&amp;O)</translation>
    </message>
    <message>
        <source>Show all cycles; zoom or drag the chart to stand still</source>
        <translation>显示所有轮；缩放或拖动图表可使其静止</translation>
    </message>
    <message>
        <source>Chart over the cycles</source>
        <translation>各轮的图表</translation>
    </message>
    <message>
        <source>Left and right move the cursor by a cycle and tell its values, plus and minus zoom, Home shows all cycles again.</source>
        <translation>左右键按轮移动光标并读出数值，加减号缩放，Home 键重新显示所有轮。</translation>
    </message>
    <message>
        <source>Wheel or + and −: zoom. Drag: move. Double click or Home: show all. ← and →: values of a cycle.</source>
        <translation>滚轮或 + 与 −：缩放。拖动：移动。双击或 Home：显示全部。← 与 →：某一轮的数值。</translation>
    </message>
    <message>
        <source>Legend of the chart</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Point at a cycle, or use ← and →, to read its values.</source>
        <translation>指向某一轮，或用 ← 与 → 查看其数值。</translation>
    </message>
</context>
<context>
    <name>CyclesMenu</name>
    <message>
        <source>{count} cycle</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>{count} cycles</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>&amp;Other:</source>
        <translation>其他(&amp;O)：</translation>
    </message>
    <message>
        <source>Number of cycles</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How many times to mount and unmount</source>
        <translation>挂载与卸载的次数</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>logging in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>loading the page</source>
        <translation>正在加载页面</translation>
    </message>
    <message>
        <source>mounting and unmounting</source>
        <translation>正在挂载和卸载</translation>
    </message>
    <message>
        <source>comparing heap snapshots</source>
        <translation>正在比较堆快照</translation>
    </message>
    <message>
        <source>confirming what grew by more cycles</source>
        <translation>正在用更多轮次确认增长</translation>
    </message>
    <message>
        <source>waiting for what is released late</source>
        <translation>正在等待延迟释放的内容</translation>
    </message>
    <message>
        <source>looking for what grows in workers</source>
        <translation>正在查找 Worker 中增长的内容</translation>
    </message>
</context>
<context>
    <name>EnabledActions</name>
    <message>
        <source>Snapshots are taken of the stand-in&apos;s page; pick it in the tool bar</source>
        <translation>快照取自模拟后端的页面；请在工具栏中选择它</translation>
    </message>
    <message>
        <source>Something else goes on; wait for it, or cancel it</source>
        <translation>正在进行其他操作；请等待其完成，或将其取消</translation>
    </message>
    <message>
        <source>No page is loaded; reload it</source>
        <translation>没有加载页面；请重新加载</translation>
    </message>
</context>
<context>
    <name>FilesShown</name>
    <message>
        <source>{count} run opened</source>
        <translation>已打开 {count} 次运行</translation>
    </message>
    <message>
        <source>{count} runs opened</source>
        <translation>已打开 {count} 次运行</translation>
    </message>
    <message>
        <source>Opened: {name}</source>
        <translation>已打开：{name}</translation>
    </message>
    <message>
        <source>Taken: {name}</source>
        <translation>已生成：{name}</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>callback of the backend</source>
        <translation>后端回调</translation>
    </message>
    <message>
        <source>channel of the backend</source>
        <translation>后端通道</translation>
    </message>
    <message>
        <source>event listener of the backend</source>
        <translation>后端的事件监听者</translation>
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
        <source>text {name}</source>
        <translation>文本 {name}</translation>
    </message>
    <message>
        <source>elements held through {element}</source>
        <translation>经由 {element} 持有的元素</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>{finding} · {count} in all</source>
        <translation>{finding} · 共 {count} 个</translation>
    </message>
    <message>
        <source>Retaining path</source>
        <translation>持有路径</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>These are messages, not objects: nothing retains them. The Bridge lists them.</source>
        <translation>这些是消息而非对象，没有持有路径。“桥接”面板会列出它们。</translation>
    </message>
    <message>
        <source>Counted in the page; its retaining path is not known.</source>
        <translation>此项在页面中计数；其持有路径未知。</translation>
    </message>
    <message>
        <source>about {size} more per cycle</source>
        <translation>每轮约增加 {size}</translation>
    </message>
    <message>
        <source>{size} more per cycle</source>
        <translation>每轮增加 {size}</translation>
    </message>
    <message>
        <source>{count} per cycle</source>
        <translation>每轮 {count} 个</translation>
    </message>
    <message>
        <source>{size} retained in all</source>
        <translation>共保留 {size}</translation>
    </message>
    <message>
        <source>{size} retained</source>
        <translation>保留大小 {size}</translation>
    </message>
    <message>
        <source>let go here: {meaning}</source>
        <translation>应在此处放手：{meaning}</translation>
    </message>
    <message>
        <source>{text}. Click, or press Enter, to see the line.</source>
        <translation>{text}。单击或按回车键查看该行。</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Leak Lab mounts and unmounts components that use Tauri&apos;s Channel, and shows what of them stays in memory, and why (Tauri issue 13133).</source>
        <translation>Leak Lab 反复挂载和卸载使用 Tauri Channel 的组件，显示哪些组件仍残留在内存中，以及原因（Tauri issue 13133）。</translation>
    </message>
    <message>
        <source>See what holds it</source>
        <translation>查看是什么持有它</translation>
    </message>
    <message>
        <source>Try the remedy</source>
        <translation>试试解决办法</translation>
    </message>
    <message>
        <source>Each mounts the component and unmounts it. What is left of it is counted.</source>
        <translation>每一轮都挂载并卸载一次组件，然后统计残留。</translation>
    </message>
    <message>
        <source>After a leak, the tab Why shows the path that keeps the component in memory.</source>
        <translation>发现泄漏后，“为何”页显示使组件留在内存中的路径。</translation>
    </message>
    <message>
        <source>A button below the path opens it. Run it too: nothing is left.</source>
        <translation>路径下方的按钮会打开它。同样运行一次：不再有残留。</translation>
    </message>
</context>
<context>
    <name>GrowthChart</name>
    <message>
        <source>Unmounted components still alive</source>
        <translation>已卸载但仍存活的组件</translation>
    </message>
    <message>
        <source>Cycle {cycle}: {survivors} alive, {heap} MB after collection</source>
        <translation>第 {cycle} 轮：{survivors} 个存活，回收后 {heap} MB</translation>
    </message>
    <message>
        <source>At the end: {survivors} alive, {heap} MB after collection</source>
        <translation>结束时：{survivors} 个存活，回收后 {heap} MB</translation>
    </message>
    <message>
        <source>{values}; the backend still sent to {count}</source>
        <translation>{values}；后端仍在向其中 {count} 个发送</translation>
    </message>
    <message>
        <source>{mounted} MB at the mount, {unmounted} MB at the unmount</source>
        <translation>挂载时 {mounted} MB，卸载时 {unmounted} MB</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>components</source>
        <translation>组件数</translation>
    </message>
    <message>
        <source>JavaScript heap</source>
        <translation>JavaScript 堆</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>This run has no recorded cycles, so there is no chart.</source>
        <translation>此次运行没有逐轮记录，因此没有图表。</translation>
    </message>
    <message>
        <source>The chart shows what each cycle of a run leaves alive.</source>
        <translation>图表会画出每轮之后仍存活的内容。</translation>
    </message>
    <message>
        <source>components alive</source>
        <translation>存活组件</translation>
    </message>
    <message>
        <source>while the backend still sends</source>
        <translation>后端仍在发送时</translation>
    </message>
    <message>
        <source>heap after collection</source>
        <translation>回收后的堆</translation>
    </message>
    <message>
        <source>heap in between</source>
        <translation>其间的堆</translation>
    </message>
    <message>
        <source>mount</source>
        <translation>挂载</translation>
    </message>
    <message>
        <source>unmount</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>垃圾回收</translation>
    </message>
</context>
<context>
    <name>HandlersModel</name>
    <message>
        <source>Callback</source>
        <translation>回调</translation>
    </message>
    <message>
        <source>The id under which the page keeps the handler</source>
        <translation>页面保存该处理函数所用的编号</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Whose handler it is; # is which mount of the page it was</source>
        <translation>该处理函数所属的组件；# 后为页面中的挂载序号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Messages that reached the component after its unmount</source>
        <translation>组件卸载之后才到达的消息</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>That reached the component</source>
        <translation>到达组件的消息</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>The command that was given the channel, or the event</source>
        <translation>接收该通道的命令，或所监听的事件</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已注册</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>still sent to</source>
        <translation>仍在接收</translation>
    </message>
    <message>
        <source>leaked</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Its component is mounted, and the backend may send to it.</source>
        <translation>组件处于挂载状态，后端可能继续向它发送消息。</translation>
    </message>
    <message>
        <source>The backend has nothing more to send; the component is still mounted.</source>
        <translation>后端已无消息可发；组件仍处于挂载状态。</translation>
    </message>
    <message>
        <source>Its component is unmounted, and the backend may still send to it.</source>
        <translation>组件已卸载，后端可能仍向它发送消息。</translation>
    </message>
    <message>
        <source>Its component is unmounted, the backend has nothing more to send, and the page keeps it all the same.</source>
        <translation>组件已卸载，后端已无消息可发，页面却仍保留着它。</translation>
    </message>
    <message>
        <source>The page does not keep it any more.</source>
        <translation>页面已不再保留它。</translation>
    </message>
</context>
<context>
    <name>HeapClasses</name>
    <message>
        <source>Constructor</source>
        <translation>构造函数</translation>
    </message>
    <message>
        <source>Constructor, component or tag; what has none is grouped by its kind</source>
        <translation>构造函数、组件或标签；没有这些的按种类分组</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How many there are</source>
        <translation>共有多少个</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>References from a root to the nearest</source>
        <translation>从根到最近一个的引用数</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自身大小</translation>
    </message>
    <message>
        <source>The shallow size: of the objects alone</source>
        <translation>浅层大小：仅对象自身</translation>
    </message>
    <message>
        <source>Retained size</source>
        <translation>保留大小</translation>
    </message>
    <message>
        <source>The memory that would be freed with them</source>
        <translation>随它们一起释放的内存</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>In this snapshot and not in the other</source>
        <translation>在此快照中，但不在另一个中</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>In the other snapshot and not in this one</source>
        <translation>在另一个快照中，但不在此快照中</translation>
    </message>
    <message>
        <source>Count ±</source>
        <translation>数量 ±</translation>
    </message>
    <message>
        <source>How many more there are</source>
        <translation>数量增加多少</translation>
    </message>
    <message>
        <source>Size ±</source>
        <translation>大小 ±</translation>
    </message>
    <message>
        <source>How much larger they are, by own sizes</source>
        <translation>自身大小增加多少</translation>
    </message>
</context>
<context>
    <name>HeapView</name>
    <message>
        <source>Only weak references lead there; nothing holds it.</source>
        <translation>只有弱引用指向它；没有对象持有它。</translation>
    </message>
    <message>
        <source>Nothing is listed here.</source>
        <translation>此处没有内容。</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Detached ({count})</source>
        <translation>分离的节点（{count}）</translation>
    </message>
    <message>
        <source>The largest by retained size</source>
        <translation>按保留大小排列的最大对象</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>Copy object &amp;id</source>
        <translation>复制对象 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Open a class and select an object to see what holds it.</source>
        <translation>展开一个类并选择对象，即可查看是什么持有它。</translation>
    </message>
    <message>
        <source>Also held: path {number} of {count}</source>
        <translation>另有持有：第 {number} 条路径，共 {count} 条</translation>
    </message>
    <message>
        <source>Take a heap snapshot of the page, to see what is in its memory and what holds that. Or open one (Ctrl+O) that Chrome, Edge, Node, Electron or Leak Lab has saved.</source>
        <translation>生成页面的堆快照，即可查看内存中有什么，以及是什么持有它们。也可以打开 (Ctrl+O) 由 Chrome、Edge、Node、Electron 或 Leak Lab 保存的快照。</translation>
    </message>
    <message>
        <source>Progress of the snapshot</source>
        <translation>快照进度</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类</translation>
    </message>
    <message>
        <source>Nodes that are no longer in a document</source>
        <translation>已不在文档中的节点</translation>
    </message>
    <message>
        <source>{size}, {nodes} objects, {edges} references</source>
        <translation>{size}，{nodes} 个对象，{edges} 个引用</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>No program could be found to open {address}</source>
        <translation>找不到可以打开 {address} 的程序</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>On</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Survivors</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>框架</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>{survivors} of {created}</source>
        <translation>{survivors} / {created}</translation>
    </message>
    <message>
        <source>Ended: {time}</source>
        <translation>结束于：{time}</translation>
    </message>
    <message>
        <source>Run all, {time} · {count}</source>
        <translation>全部运行，{time} · {count}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Runs are listed here, so that you can look at them again.</source>
        <translation>每次运行都会列在此处，可再次查看。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Compare the two selected</source>
        <translation>比较选中的两次</translation>
    </message>
    <message>
        <source>Select two runs with Ctrl, then compare them</source>
        <translation>按住 Ctrl 选中两次运行，然后比较</translation>
    </message>
</context>
<context>
    <name>HolderView</name>
    <message>
        <source>What is left behind, and what holds it</source>
        <translation>残留的内容及其持有者</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing is left behind, so nothing holds it.</source>
        <translation>没有残留，也就没有持有者。</translation>
    </message>
    <message>
        <source>When a run leaks, the path that keeps it in memory and the remedy appear here.</source>
        <translation>运行发现泄漏后，这里会显示持有路径以及解决办法。</translation>
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
    <name>Leaving</name>
    <message>
        <source>Close Leak Lab</source>
        <translation>关闭 Leak Lab</translation>
    </message>
    <message>
        <source>Unsaved runs: {count}</source>
        <translation>尚未保存的运行：{count}</translation>
    </message>
    <message>
        <source>They are lost unless you save them.</source>
        <translation>如不保存，这些运行将会丢失。</translation>
    </message>
    <message>
        <source>&amp;Save all …</source>
        <translation>全部保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>不保存(&amp;D)</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>In seconds since the page was loaded</source>
        <translation>自页面加载起的秒数</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>→ to the backend, ← to the page</source>
        <translation>→ 发往后端，← 发往页面</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Whose handler it is; # is which mount of the page it was</source>
        <translation>该处理函数所属的组件；# 后为页面中的挂载序号</translation>
    </message>
    <message>
        <source>Unmounted</source>
        <translation>卸载于</translation>
    </message>
    <message>
        <source>How long its component had been unmounted when the message came</source>
        <translation>消息到达时，组件已卸载多久</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回调</translation>
    </message>
    <message>
        <source>The id under which the page keeps the handler</source>
        <translation>页面保存该处理函数所用的编号</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Of its JSON</source>
        <translation>其 JSON 的大小</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The command, or what was sent</source>
        <translation>命令，或所发送的内容</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
    <message>
        <source>→ command</source>
        <translation>→ 命令</translation>
    </message>
    <message>
        <source>← answer</source>
        <translation>← 应答</translation>
    </message>
    <message>
        <source>← error</source>
        <translation>← 错误</translation>
    </message>
    <message>
        <source>← message</source>
        <translation>← 消息</translation>
    </message>
    <message>
        <source>← end</source>
        <translation>← 结束</translation>
    </message>
    <message>
        <source>← event</source>
        <translation>← 事件</translation>
    </message>
    <message>
        <source>← signal</source>
        <translation>← 信号</translation>
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
        <source>&amp;Why</source>
        <translation>为何(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>源代码(&amp;S)</translation>
    </message>
    <message>
        <source>Run a&amp;ll</source>
        <translation>全部运行(&amp;L)</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>比较(&amp;M)</translation>
    </message>
    <message>
        <source>H&amp;eap</source>
        <translation>堆(&amp;E)</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>检查(&amp;K)</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥接</translation>
    </message>
</context>
<context>
    <name>MatrixFilter</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Unexpected</source>
        <translation>与预期不符</translation>
    </message>
    <message>
        <source>Where something else came of it than is expected, or it failed</source>
        <translation>结果与预期不符，或实验失败</translation>
    </message>
    <message>
        <source>Search scenarios</source>
        <translation>搜索场景</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>{verdict}, unexpected</source>
        <translation>{verdict}，不符合预期</translation>
    </message>
    <message>
        <source>running …</source>
        <translation>运行中 …</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>! failed</source>
        <translation>! 失败</translation>
    </message>
    <message>
        <source>Expected: {verdict}</source>
        <translation>预期：{verdict}</translation>
    </message>
    <message>
        <source>Nobody knows which verdict to expect here.</source>
        <translation>这里应有何种结论尚不清楚。</translation>
    </message>
    <message>
        <source>Click to look at this run.</source>
        <translation>单击查看此次运行。</translation>
    </message>
    <message>
        <source>Not run yet.</source>
        <translation>尚未运行。</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>{done} of {count} experiment</source>
        <translation>已完成 {done} / {count} 个实验</translation>
    </message>
    <message>
        <source>{done} of {count} experiments</source>
        <translation>已完成 {done} / {count} 个实验</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} 个失败</translation>
    </message>
    <message>
        <source>{count} not as expected</source>
        <translation>{count} 个不符合预期</translation>
    </message>
    <message>
        <source>all as expected</source>
        <translation>全部符合预期</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>全部运行</translation>
    </message>
    <message>
        <source>Run every scenario on every version, in every framework (Ctrl+Shift+R)</source>
        <translation>在每个版本、每个框架上运行每个场景（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>cycles each:</source>
        <translation>每个的轮数：</translation>
    </message>
    <message>
        <source>Cycles of each experiment</source>
        <translation>每个实验的轮数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save all …</source>
        <translation>全部保存 …</translation>
    </message>
    <message>
        <source>Save all these runs as JSON</source>
        <translation>将这些运行全部保存为 JSON</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>报告 …</translation>
    </message>
    <message>
        <source>Save a report of all these runs as HTML</source>
        <translation>将这些运行的报告保存为 HTML</translation>
    </message>
    <message>
        <source>Progress of all experiments</source>
        <translation>全部实验的进度</translation>
    </message>
    <message>
        <source>Verdicts by scenario and version</source>
        <translation>按场景与版本排列的结论</translation>
    </message>
    <message>
        <source>No experiment is like that. Choose All, and clear the search.</source>
        <translation>没有符合条件的实验。请选择“全部”并清空搜索。</translation>
    </message>
    <message>
        <source>Run all measures every scenario in real Tauri, on every version that is installed, each in a window that opens for it. That takes some ten minutes.</source>
        <translation>“全部运行”会在真实 Tauri 中测量每个场景，涵盖所有已安装的版本，每次都会打开一个窗口。大约需要十分钟。</translation>
    </message>
    <message>
        <source>Run all measures every scenario on every version, which takes about a minute. Each cell then opens its run.</source>
        <translation>“全部运行”会在每个版本上测量每个场景，大约需要一分钟。之后每个单元格都可打开对应的运行。</translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>Char&amp;t</source>
        <translation>图表(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;urvivors</source>
        <translation>存活组件(&amp;U)</translation>
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
        <source>&amp;Developer</source>
        <translation>开发者(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
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
    <message>
        <source>&amp;Reload</source>
        <translation>重新加载(&amp;R)</translation>
    </message>
    <message>
        <source>The page crashed.</source>
        <translation>页面已崩溃。</translation>
    </message>
</context>
<context>
    <name>Metric</name>
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
        <source>Late messages</source>
        <translation>迟到消息</translation>
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
        <translation>分离的节点</translation>
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
        <source>Backend listeners</source>
        <translation>后端监听者</translation>
    </message>
    <message>
        <source>Event listeners that the backend keeps, those of earlier documents included. Real Tauri does not tell them.</source>
        <translation>后端保留的事件监听者，包括以前文档的。真实的 Tauri 不会说出有多少个。</translation>
    </message>
    <message>
        <source>Without a message</source>
        <translation>没有收到消息</translation>
    </message>
    <message>
        <source>Components whose first message was waited for, and that have had none: Tauri and the npm package of the page do not understand each other.</source>
        <translation>等待过第一条消息却一条也没有收到的组件：Tauri 与页面的 npm 包互不理解。</translation>
    </message>
    <message>
        <source>Tauri&apos;s listeners</source>
        <translation>Tauri 的监听器</translation>
    </message>
    <message>
        <source>Entries of `listen` among those by which Tauri&apos;s scripts find whom to call. From Tauri 2.6 on `unlisten` takes the callback away and leaves its entry, so this decides nothing.</source>
        <translation>`listen` 在 Tauri 脚本用来查找调用对象的表中的条目。从 Tauri 2.6 起，`unlisten` 会移除回调但留下其条目，因此它不作判定依据。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{what}, {count:,} more times</source>
        <translation>{what}，另有 {count:,} 次</translation>
    </message>
    <message>
        <source>an alert was dismissed</source>
        <translation>已关闭一个警告框</translation>
    </message>
    <message>
        <source>a question was dismissed</source>
        <translation>已关闭一个确认框</translation>
    </message>
    <message>
        <source>a prompt was dismissed</source>
        <translation>已关闭一个输入框</translation>
    </message>
    <message>
        <source>a dialog was dismissed</source>
        <translation>已关闭一个对话框</translation>
    </message>
    <message>
        <source>it was given no file to upload</source>
        <translation>未向页面提供要上传的文件</translation>
    </message>
    <message>
        <source>an address was not opened</source>
        <translation>未打开某个地址</translation>
    </message>
    <message>
        <source>a new window was not opened</source>
        <translation>未打开新窗口</translation>
    </message>
    <message>
        <source>a permission was denied</source>
        <translation>已拒绝一项权限</translation>
    </message>
    <message>
        <source>a certificate was rejected</source>
        <translation>已拒绝一个证书</translation>
    </message>
    <message>
        <source>the full screen was denied</source>
        <translation>已拒绝全屏</translation>
    </message>
    <message>
        <source>access to files was denied</source>
        <translation>已拒绝访问文件</translation>
    </message>
    <message>
        <source>it was not made the program for a scheme</source>
        <translation>未将页面设为某个协议的处理程序</translation>
    </message>
    <message>
        <source>the screen was not shown to it</source>
        <translation>未向页面共享屏幕</translation>
    </message>
    <message>
        <source>no name and password were given to</source>
        <translation>未提供用户名和密码</translation>
    </message>
    <message>
        <source>nothing was printed</source>
        <translation>未打印任何内容</translation>
    </message>
    <message>
        <source>a download was denied</source>
        <translation>已拒绝一次下载</translation>
    </message>
    <message>
        <source>the tracker came after the page&apos;s own scripts (--no-reload): it does not see what they registered before, nor through functions that they had taken aside, nor components of a framework that was there before it; heap snapshots show these all the same</source>
        <translation>跟踪脚本在页面自身的脚本之后才运行（--no-reload）：看不到它们此前登记的内容、通过预先保存的函数引用登记的内容，以及此前已加载的框架的组件；堆快照中仍会显示这些内容</translation>
    </message>
    <message>
        <source>the page is hidden, so its frames and timers are slow; bring its window to the front</source>
        <translation>页面不可见，其帧和定时器会变慢；请将其窗口置于最前</translation>
    </message>
    <message>
        <source>1 frame of other origins: what stays in them is not seen</source>
        <translation>1 个其他来源的框架：看不到其中残留的内容</translation>
    </message>
    <message>
        <source>{count:,} frames of other origins: what stays in them is not seen</source>
        <translation>{count:,} 个其他来源的框架：看不到其中残留的内容</translation>
    </message>
    <message>
        <source>1 shared worker: what stays in them is not seen</source>
        <translation>1 个共享 Worker：看不到其中残留的内容</translation>
    </message>
    <message>
        <source>{count:,} shared workers: what stays in them is not seen</source>
        <translation>{count:,} 个共享 Worker：看不到其中残留的内容</translation>
    </message>
    <message>
        <source>a service worker: what stays in it is not seen</source>
        <translation>有 Service Worker：看不到其中残留的内容</translation>
    </message>
    <message>
        <source>the heap of the worker {script} grew by about {bytes_per_cycle:,.0f} bytes a cycle; what grows in it was not found</source>
        <translation>Worker {script} 的堆每轮约增长 {bytes_per_cycle:,.0f} 字节；未找到其中增长的内容</translation>
    </message>
    <message>
        <source>each cycle leaves {per_cycle:g} performance marks or measures, which the browser keeps; they are small, and alone no leak</source>
        <translation>每轮残留 {per_cycle:g} 个性能标记或测量，由浏览器保留；它们很小，单独不算泄漏</translation>
    </message>
    <message>
        <source>the page threw 1 time, first: {error}</source>
        <translation>页面抛出了 1 次异常：{error}</translation>
    </message>
    <message>
        <source>the page threw {count:,} times, first: {error}</source>
        <translation>页面抛出了 {count:,} 次异常，首个为：{error}</translation>
    </message>
    <message>
        <source>it leaks only where it is unmounted before what it asked a server for is there</source>
        <translation>仅当在服务器的响应到达之前就卸载时才会泄漏</translation>
    </message>
    <message>
        <source>what mounting asked a server for took longer than a second: it was unmounted before it was there, so what comes of it is not tested</source>
        <translation>挂载时向服务器请求的内容超过一秒才到达：在此之前已卸载，因此响应到达后挂载的内容没有测试</translation>
    </message>
    <message>
        <source>Tauri&apos;s backend sent {count:,} messages to callbacks of components that were gone: those of cycles {cycles}</source>
        <translation>Tauri 后端向已卸载组件的回调发送了 {count:,} 条消息，出现在第 {cycles} 轮</translation>
    </message>
    <message>
        <source>Tauri&apos;s backend sent {count:,} messages to callbacks of components that were gone: those of cycles {cycles} and 1 other</source>
        <translation>Tauri 后端向已卸载组件的回调发送了 {count:,} 条消息，出现在第 {cycles} 轮及另外 1 轮</translation>
    </message>
    <message>
        <source>Tauri&apos;s backend sent {count:,} messages to callbacks of components that were gone: those of cycles {cycles} and {more:,} others</source>
        <translation>Tauri 后端向已卸载组件的回调发送了 {count:,} 条消息，出现在第 {cycles} 轮及另外 {more:,} 轮</translation>
    </message>
    <message>
        <source>Tauri {version} was played for the page</source>
        <translation>已为页面模拟 Tauri {version}</translation>
    </message>
    <message>
        <source>commands that nobody answered were rejected: {commands}</source>
        <translation>已拒绝无人响应的命令：{commands}</translation>
    </message>
    <message>
        <source>1 cookie of {file} had expired</source>
        <translation>{file} 中有 1 个 Cookie 已过期</translation>
    </message>
    <message>
        <source>{count:,} cookies of {file} had expired</source>
        <translation>{file} 中有 {count:,} 个 Cookie 已过期</translation>
    </message>
    <message>
        <source>teardown() failed: {reason}</source>
        <translation>teardown() 失败：{reason}</translation>
    </message>
    <message>
        <source>WebKit counts the entries of collections by way of a frame, which this page removes or does not allow: a collection that grows by numbers or texts alone is not seen</source>
        <translation>在 WebKit 中，集合的条目是借助一个框架来计数的，而此页面移除或不允许该框架：仅由数字或文本增长的集合不会被发现</translation>
    </message>
    <message>
        <source>WebKit keeps every animation until the page closes, {count:,} from these cycles: no page can change that. But what the onfinish or a listener of an animation sees is kept with it: take these off when it has ended</source>
        <translation>WebKit 会把每个动画保留到页面关闭为止，这些周期留下了 {count:,} 个：任何页面都无法改变这一点。但动画的 onfinish 或监听器所引用的内容也会随之保留：动画结束后请将它们移除</translation>
    </message>
    <message>
        <source>WebKit&apos;s inspector has no mouse and no keyboard: clicks and keys are events that a script dispatches, which the page can tell from real ones (isTrusted); what the browser itself does on a key, such as Tab, does not happen</source>
        <translation>WebKit 的检查器没有鼠标和键盘：点击和按键是由脚本派发的事件，页面可以把它们与真实事件区分开（isTrusted）；浏览器自身对按键（例如 Tab）的处理不会发生</translation>
    </message>
    <message>
        <source>{file} allows an inconclusive check: it is as good as a clean one</source>
        <translation>{file} 允许检查没有定论：这与没有泄漏一样算通过</translation>
    </message>
    <message>
        <source>what grows in workers is not seen in WebKit</source>
        <translation>在 WebKit 中看不到 Worker 中增长的内容</translation>
    </message>
    <message>
        <source>the known leak {leak} was not found in this check; if it is gone, take it out of {file}</source>
        <translation>本次检查未发现已知泄漏 {leak}；如果它已消失，请将其从 {file} 中删除</translation>
    </message>
    <message>
        <source>{leak} was a known leak until {until} ({reason})</source>
        <translation>{leak} 曾是已知泄漏，期限至 {until}（{reason}）</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Runs and heap snapshots (*.json *.heapsnapshot *.heaptimeline *.gz)</source>
        <translation>运行结果和堆快照 (*.json *.heapsnapshot *.heaptimeline *.gz)</translation>
    </message>
    <message>
        <source>Open a run or a heap snapshot</source>
        <translation>打开运行或堆快照</translation>
    </message>
</context>
<context>
    <name>PagesModel</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>网址</translation>
    </message>
</context>
<context>
    <name>PathStep</name>
    <message>
        <source>should have been freed</source>
        <translation>本应已释放</translation>
    </message>
    <message>
        <source>grows with each cycle</source>
        <translation>每轮都在增长</translation>
    </message>
    <message>
        <source>the selected object</source>
        <translation>所选对象</translation>
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
        <source>detached element</source>
        <translation>分离的元素</translation>
    </message>
    <message>
        <source>closure variable</source>
        <translation>闭包引用</translation>
    </message>
    <message>
        <source>the engine&apos;s own reference</source>
        <translation>引擎内部引用</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>left out here</source>
        <translation>此处省略</translation>
    </message>
    <message>
        <source>reference or object</source>
        <translation>引用或对象</translation>
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
        <source>text</source>
        <translation>文本</translation>
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
    <name>PlaceChoice</name>
    <message>
        <source>Stand-in</source>
        <translation>模拟后端</translation>
    </message>
    <message>
        <source>Real Tauri</source>
        <translation>真实 Tauri</translation>
    </message>
    <message>
        <source>A backend that plays Tauri, in Qt WebEngine (Chromium)</source>
        <translation>扮演 Tauri 的后端，在 Qt WebEngine（Chromium）中</translation>
    </message>
    <message>
        <source>Tauri itself, in a window of its own on WebKitGTK</source>
        <translation>Tauri 本身，在自己的 WebKitGTK 窗口中</translation>
    </message>
    <message>
        <source>Where scenarios run</source>
        <translation>场景在哪里运行</translation>
    </message>
    <message>
        <source>Where scenarios run: on a backend that plays Tauri, or in Tauri itself</source>
        <translation>场景在哪里运行：在扮演 Tauri 的后端上，还是在 Tauri 本身中</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>no page is loaded</source>
        <translation>没有已加载的页面</translation>
    </message>
    <message>
        <source>the page did not load within {limit_s:g} s; try again</source>
        <translation>页面未能在 {limit_s:g} 秒内加载完成；请重试</translation>
    </message>
    <message>
        <source>the page {address} did not load</source>
        <translation>页面 {address} 加载失败</translation>
    </message>
    <message>
        <source>the page wanted to go to {address}; Leak Lab stays on its own page</source>
        <translation>页面试图转到 {address}；Leak Lab 停留在自己的页面</translation>
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
        <source>the built page does not work ({reason}); delete {build} and run `make setup` in {folder}</source>
        <translation>构建的页面无法工作（{reason}）；请删除 {build}，并在 {folder} 中运行 `make setup`</translation>
    </message>
    <message>
        <source>Tauri {version} is not installed; run `make tauri` in {folder}</source>
        <translation>未安装 Tauri {version}；请在 {folder} 中运行 `make tauri`</translation>
    </message>
    <message>
        <source>Tauri {version} is only partly installed; run `make tauri` in {folder} again</source>
        <translation>Tauri {version} 只安装了一部分；请在 {folder} 中重新运行 `make tauri`</translation>
    </message>
    <message>
        <source>real Tauri can be measured on Linux only; leave out `--on tauri` for the stand-in</source>
        <translation>真正的 Tauri 只能在 Linux 上测量；去掉 `--on tauri` 即可使用替身</translation>
    </message>
    <message>
        <source>there is no display for Tauri&apos;s window, and no Xvfb; set DISPLAY, or install xvfb</source>
        <translation>没有可供 Tauri 窗口使用的显示器，也没有 Xvfb；请设置 DISPLAY，或安装 xvfb</translation>
    </message>
    <message>
        <source>Tauri ended by itself (exit status {status}{said}); run it again with -v before the command to see all that it says</source>
        <translation>Tauri 自行退出（退出状态 {status}{said}）；请在命令前加上 -v 重新运行，以查看它的全部输出</translation>
    </message>
    <message>
        <source>Tauri&apos;s window was closed; run it again</source>
        <translation>Tauri 窗口已被关闭；请重新运行</translation>
    </message>
    <message>
        <source>the page in Tauri crashed; run it again</source>
        <translation>Tauri 中的页面已崩溃；请重新运行</translation>
    </message>
    <message>
        <source>Tauri could not be started ({reason}); run `make tauri` again</source>
        <translation>无法启动 Tauri（{reason}）；请重新运行 `make tauri`</translation>
    </message>
    <message>
        <source>the page in Tauri was not there within {limit_s:g} s; try again</source>
        <translation>Tauri 中的页面在 {limit_s:g} 秒内没有出现；请重试</translation>
    </message>
    <message>
        <source>the page in Tauri did not start ({reason}); run `make setup` and `make tauri`</source>
        <translation>Tauri 中的页面未能启动（{reason}）；请运行 `make setup` 和 `make tauri`</translation>
    </message>
    <message>
        <source>the page without Tauri (qt) has no npm api to choose; choose a runtime of: {runtimes}</source>
        <translation>没有 Tauri 的页面（qt）没有可选的 npm api；请选择运行时：{runtimes}</translation>
    </message>
    <message>
        <source>it offers no scenario</source>
        <translation>页面没有提供任何场景</translation>
    </message>
    <message>
        <source>{file} names no runtime</source>
        <translation>{file} 没有列出任何版本</translation>
    </message>
    <message>
        <source>{file} names a runtime {runtime!r}</source>
        <translation>{file} 列出了无效的版本 {runtime!r}</translation>
    </message>
    <message>
        <source>scenario {scenario} is not there for {framework}, only for: {frameworks}</source>
        <translation>场景 {scenario} 没有 {framework} 版本，只有：{frameworks}</translation>
    </message>
    <message>
        <source>nothing to run: no such scenario in {framework} on these runtimes</source>
        <translation>没有可运行的内容：这些版本上没有 {framework} 的此类场景</translation>
    </message>
    <message>
        <source>cannot make the file to upload in {folder}: {reason}; make room there, or set TMPDIR to another folder</source>
        <translation>无法在 {folder} 中创建要上传的文件：{reason}；请在那里腾出空间，或将 TMPDIR 设为其他文件夹</translation>
    </message>
    <message>
        <source>the process that analyses heap snapshots ended early (signal {signal}); close other programs, so that memory is free, and try again</source>
        <translation>分析堆快照的进程提前结束（信号 {signal}）；请关闭其他程序以释放内存，然后重试</translation>
    </message>
    <message>
        <source>the process that analyses heap snapshots ended early (exit status {status}); close other programs, so that memory is free, and try again</source>
        <translation>分析堆快照的进程提前结束（退出状态 {status}）；请关闭其他程序以释放内存，然后重试</translation>
    </message>
    <message>
        <source>the process that analyses heap snapshots did not start ({reason}); install Leak Lab anew</source>
        <translation>分析堆快照的进程未能启动（{reason}）；请重新安装 Leak Lab</translation>
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
        <source>runs are not kept for the next start: {reason}; save those that you want to keep</source>
        <translation>运行结果无法保留到下次启动：{reason}；请自行保存需要的结果</translation>
    </message>
    <message>
        <source>kept runs that cannot be read: {count}; they were set aside in {folder}, as *.damaged</source>
        <translation>无法读取的已保留运行：{count} 个；已移至 {folder}，文件名以 .damaged 结尾</translation>
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
        <source>there is more data after the snapshot&apos;s end; take it again</source>
        <translation>快照结尾之后还有多余内容；请重新生成</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); check the name and its permissions</source>
        <translation>无法读取 {path}（{reason}）；请检查文件名和权限</translation>
    </message>
    <message>
        <source>the snapshot needs about {needed_gb:.1f} GB of memory and {free_gb:.1f} GB are free; close other programs, or use a larger machine</source>
        <translation>快照约需 {needed_gb:.1f} GB 内存，而可用内存为 {free_gb:.1f} GB；请关闭其他程序，或改用内存更大的机器</translation>
    </message>
    <message>
        <source>there is not enough memory for the heap snapshot; close other programs</source>
        <translation>内存不足，无法处理堆快照；请关闭其他程序</translation>
    </message>
    <message>
        <source>its array of {array} is damaged; take the snapshot again</source>
        <translation>快照的 {array} 数组已损坏；请重新生成快照</translation>
    </message>
    <message>
        <source>its array of {array} is damaged (a number has too many digits); take the snapshot again</source>
        <translation>快照的 {array} 数组已损坏（有数字位数过多）；请重新生成快照</translation>
    </message>
    <message>
        <source>its array of {array} is damaged (numbers and commas do not alternate); take the snapshot again</source>
        <translation>快照的 {array} 数组已损坏（数字与逗号没有交替出现）；请重新生成快照</translation>
    </message>
    <message>
        <source>its array of {array} is damaged (something else than a whole number); take the snapshot again</source>
        <translation>快照的 {array} 数组已损坏（有内容不是整数）；请重新生成快照</translation>
    </message>
    <message>
        <source>its array of {array} is damaged (two commas with nothing between them); take the snapshot again</source>
        <translation>快照的 {array} 数组已损坏（两个逗号之间没有内容）；请重新生成快照</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: its {rows} have no field {field}; take it again</source>
        <translation>快照自相矛盾：{rows} 没有 {field} 字段；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a {field} among its {rows} is too large; take it again</source>
        <translation>快照自相矛盾：{rows} 中有 {field} 过大；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: it has more {rows} than the {announced} it announces; take it again</source>
        <translation>快照自相矛盾：{rows} 多于声明的 {announced} 个；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: it has fewer {rows} than the {announced} it announces; take it again</source>
        <translation>快照自相矛盾：{rows} 少于声明的 {announced} 个；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a reference leads to the middle of a node; take it again</source>
        <translation>快照自相矛盾：有引用指向节点的中间；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a reference leads to a node that does not exist; take it again</source>
        <translation>快照自相矛盾：有引用指向不存在的节点；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: it has no nodes; take it again</source>
        <translation>快照自相矛盾：没有节点；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: its nodes count other references than it has; take it again</source>
        <translation>快照自相矛盾：各节点的引用数之和与实际不符；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: its locations are incomplete; take it again</source>
        <translation>快照自相矛盾：代码位置不完整；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a number among its locations is too large; take it again</source>
        <translation>快照自相矛盾：代码位置中有数字过大；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: it does not name its types; take it again</source>
        <translation>快照自相矛盾：没有列出类型的名称；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a node is of an unknown type; take it again</source>
        <translation>快照自相矛盾：有节点的类型未知；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a reference is of an unknown type; take it again</source>
        <translation>快照自相矛盾：有引用的类型未知；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a name refers to a string that does not exist; take it again</source>
        <translation>快照自相矛盾：有名称指向不存在的字符串；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: its first node is not the root; take it again</source>
        <translation>快照自相矛盾：第一个节点不是根；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: two nodes have one id; take it again</source>
        <translation>快照自相矛盾：两个节点的编号相同；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a node is of a class that does not exist; take it again</source>
        <translation>快照自相矛盾：有节点的类不存在；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: a node has a label that does not exist; take it again</source>
        <translation>快照自相矛盾：有节点的标签不存在；请重新生成</translation>
    </message>
    <message>
        <source>the snapshot contradicts itself: its references are of a type {kind!r} that is unknown; take it again</source>
        <translation>快照自相矛盾：引用的类型 {kind!r} 未知；请重新生成</translation>
    </message>
    <message>
        <source>this is a heap snapshot of JavaScriptCore in version {version}, and versions 1 to {newest} are read here; use a later version of Leak Lab</source>
        <translation>这是 JavaScriptCore 的第 {version} 版堆快照，这里只能读取第 1 至 {newest} 版；请使用更新版本的 Leak Lab</translation>
    </message>
    <message>
        <source>the gzip file unpacks to more than {ratio} times its size, which no heap snapshot does; unpack it with another program if you trust it</source>
        <translation>gzip 文件解压后超过原大小的 {ratio} 倍，堆快照不会如此；如果信任该文件，请用其他程序解压</translation>
    </message>
    <message>
        <source>the gzip file ends too early; copy the whole file</source>
        <translation>gzip 文件不完整；请复制整个文件</translation>
    </message>
    <message>
        <source>the gzip file is damaged; copy it again, or unpack it with another program</source>
        <translation>gzip 文件已损坏；请重新复制，或用其他程序解压</translation>
    </message>
    <message>
        <source>this is a heap snapshot of Firefox, whose form is not read here; open the page in Chrome, Edge or Safari and take one there</source>
        <translation>这是 Firefox 的堆快照，这里不支持其格式；请在 Chrome、Edge 或 Safari 中打开该页面并获取快照</translation>
    </message>
    <message>
        <source>this is a trace of the Performance panel and no heap snapshot; take a heap snapshot in the Memory panel of the developer tools</source>
        <translation>这是性能面板的跟踪记录，不是堆快照；请在开发者工具的“内存”面板中获取堆快照</translation>
    </message>
    <message>
        <source>this is a profile of allocations (.heapprofile) and no heap snapshot; take a heap snapshot in the Memory panel of the developer tools</source>
        <translation>这是内存分配的采样分析（.heapprofile），不是堆快照；请在开发者工具的“内存”面板中获取堆快照</translation>
    </message>
    <message>
        <source>this is a CPU profile and no heap snapshot; take a heap snapshot in the Memory panel of the developer tools</source>
        <translation>这是 CPU 性能分析，不是堆快照；请在开发者工具的“内存”面板中获取堆快照</translation>
    </message>
    <message>
        <source>this is a timeline recording of Safari&apos;s; export one heap snapshot from its JavaScript Allocations timeline</source>
        <translation>这是 Safari 的时间线记录；请从其“JavaScript 分配”时间线中导出一个堆快照</translation>
    </message>
    <message>
        <source>this is a profile of Firefox and no heap snapshot; take a heap snapshot in Chrome, Edge or Safari</source>
        <translation>这是 Firefox 的性能分析，不是堆快照；请在 Chrome、Edge 或 Safari 中获取堆快照</translation>
    </message>
    <message>
        <source>this is a web page and no heap snapshot; take a heap snapshot in the Memory panel of the developer tools, and save that</source>
        <translation>这是网页，不是堆快照；请在开发者工具的“内存”面板中获取堆快照并保存</translation>
    </message>
    <message>
        <source>this is a packed file; unpack it and open what is in it, or pack that with gzip</source>
        <translation>这是压缩包；请解压后打开其中的文件，或改用 gzip 压缩</translation>
    </message>
    <message>
        <source>this is text in UTF-16; save the snapshot as UTF-8</source>
        <translation>这是 UTF-16 编码的文本；请将快照保存为 UTF-8</translation>
    </message>
    <message>
        <source>one snapshot is of {first} and the other of {second}; take both of one page in one browser</source>
        <translation>一个快照来自 {first}，另一个来自 {second}；请在同一浏览器中为同一页面生成两个快照</translation>
    </message>
    <message>
        <source>the two snapshots are of different pages or runs: {changed:.0%} of the objects that have the same id are different things; take both while the page stays open</source>
        <translation>两个快照来自不同的页面或运行：编号相同的对象中有 {changed:.0%} 并非同一对象；请在页面保持打开时生成两个快照</translation>
    </message>
    <message>
        <source>the two snapshots have next to no object in common: they are of different pages, or numbered anew as Bun does; take both in one session of the developer tools</source>
        <translation>两个快照几乎没有共同的对象：它们来自不同的页面，或像 Bun 那样重新编号；请在开发者工具的同一会话中生成两个快照</translation>
    </message>
    <message>
        <source>the first snapshot was taken after the second; swap them</source>
        <translation>第一个快照比第二个生成得晚；请交换两者的顺序</translation>
    </message>
    <message>
        <source>the DevTools session did not open within {limit_s:g} s</source>
        <translation>DevTools 会话未能在 {limit_s:g} 秒内打开</translation>
    </message>
    <message>
        <source>the page did not answer {method} within {limit_s:g} s</source>
        <translation>页面未能在 {limit_s:g} 秒内应答 {method}</translation>
    </message>
    <message>
        <source>the page answered in another form than expected: {reason}</source>
        <translation>页面应答的格式与预期不符：{reason}</translation>
    </message>
    <message>
        <source>the DevTools session was closed</source>
        <translation>DevTools 会话已关闭</translation>
    </message>
    <message>
        <source>cannot connect to the page at {address}: {reason}</source>
        <translation>无法连接到位于 {address} 的页面：{reason}</translation>
    </message>
    <message>
        <source>the page&apos;s process closed the connection; it has ended</source>
        <translation>页面的进程关闭了连接；它已结束</translation>
    </message>
    <message>
        <source>the page&apos;s process ended; load the page again</source>
        <translation>页面的进程已结束；请重新加载页面</translation>
    </message>
    <message>
        <source>the page was left</source>
        <translation>已离开页面</translation>
    </message>
    <message>
        <source>the page&apos;s renderer ended ({how}); load the page again</source>
        <translation>页面的渲染进程已结束（{how}）；请重新加载页面</translation>
    </message>
    <message>
        <source>the inspector&apos;s renderer ended ({how}); open a new DevTools session</source>
        <translation>检查器的渲染进程已结束（{how}）；请打开新的 DevTools 会话</translation>
    </message>
    <message>
        <source>it exited, exit code {exit_code}</source>
        <translation>自行退出，退出码 {exit_code}</translation>
    </message>
    <message>
        <source>it failed, exit code {exit_code}</source>
        <translation>异常退出，退出码 {exit_code}</translation>
    </message>
    <message>
        <source>it crashed, exit code {exit_code}</source>
        <translation>崩溃，退出码 {exit_code}</translation>
    </message>
    <message>
        <source>it was killed, exit code {exit_code}</source>
        <translation>被终止，退出码 {exit_code}</translation>
    </message>
    <message>
        <source>{option} would overwrite {target}, which is to be read; choose another file</source>
        <translation>{option} 会覆盖要读取的 {target}；请选择其他文件</translation>
    </message>
    <message>
        <source>{first} and {second} name the same file, {target}; give each its own</source>
        <translation>{first} 与 {second} 指向同一文件 {target}；请分别指定</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; choose another file</source>
        <translation>无法写入 {path}：{reason}；请选择其他文件</translation>
    </message>
    <message>
        <source>unknown scenario {asked}; choose one of: {known}</source>
        <translation>未知的场景 {asked}；请从中选择：{known}</translation>
    </message>
    <message>
        <source>unknown npm api {asked}; choose one of: {known}</source>
        <translation>未知的 npm api {asked}；可选：{known}</translation>
    </message>
    <message>
        <source>unknown runtime {asked}; choose one of: {known}</source>
        <translation>未知的版本 {asked}；请从中选择：{known}</translation>
    </message>
    <message>
        <source>{target} does not exist; give a URL, an HTML file or a folder with index.html</source>
        <translation>{target} 不存在；请给出 URL、HTML 文件或含有 index.html 的文件夹</translation>
    </message>
    <message>
        <source>{target} has no index.html; give the folder of a built front end</source>
        <translation>{target} 中没有 index.html；请给出已构建前端的文件夹</translation>
    </message>
    <message>
        <source>{target} is no page: give an http or https URL, an HTML file or a folder</source>
        <translation>{target} 不是页面：请给出 http 或 https 的 URL、HTML 文件或文件夹</translation>
    </message>
    <message>
        <source>{target} did not load: {reason}</source>
        <translation>{target} 未能加载：{reason}</translation>
    </message>
    <message>
        <source>a script for checked pages is not built ({reason}); run `make setup` in {folder}</source>
        <translation>用于被检查页面的脚本尚未构建（{reason}）；请在 {folder} 中运行 `make setup`</translation>
    </message>
    <message>
        <source>no verdict within {limit_s:g} s, while {doing}; see whether the page hangs there, or give it longer with --timeout</source>
        <translation>{limit_s:g} 秒内没有得出结论（当时：{doing}）；请检查页面是否在此处停住，或用 --timeout 给它更多时间</translation>
    </message>
    <message>
        <source>{target} has no window.mount and window.unmount, and no link to another place of its own; give it these two functions, or say what to do with --mount and --unmount, --click and --then, --scenario, or --by-hand</source>
        <translation>{target} 没有 window.mount 和 window.unmount，也没有指向自身其他位置的链接；请提供这两个函数，或用 --mount 和 --unmount、--click 和 --then、--scenario 或 --by-hand 说明要做什么</translation>
    </message>
    <message>
        <source>the page threw as it loaded: {reason}; {problem}</source>
        <translation>页面在加载时抛出了错误：{reason}；{problem}</translation>
    </message>
    <message>
        <source>{step} threw: {reason}</source>
        <translation>{step} 抛出了错误：{reason}</translation>
    </message>
    <message>
        <source>{option} {selector}: no such element that can be seen within {limit_s:g} s</source>
        <translation>{option} {selector}：{limit_s:g} 秒内没有可见的此元素</translation>
    </message>
    <message>
        <source>{option} {selector}: this is no CSS selector</source>
        <translation>{option} {selector}：这不是 CSS 选择器</translation>
    </message>
    <message>
        <source>the page navigated away, to {address}, so what it was could not be measured; let a cycle stay in the page</source>
        <translation>页面转到了 {address}，因此无法测量原来的页面；请让每个周期停留在页面内</translation>
    </message>
    <message>
        <source>the scenario {file} cannot be read: {reason}</source>
        <translation>无法读取场景 {file}：{reason}</translation>
    </message>
    <message>
        <source>the scenario {file} cannot be used ({reason}); it must export mount() and unmount()</source>
        <translation>无法使用场景 {file}（{reason}）；它必须导出 mount() 和 unmount()</translation>
    </message>
    <message>
        <source>{option} {file} cannot be read: {reason}</source>
        <translation>无法读取 {option} {file}：{reason}</translation>
    </message>
    <message>
        <source>{option} {file}, line {line}: {reason}</source>
        <translation>{option} {file} 第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>{option} {file} must define {what}</source>
        <translation>{option} {file} 必须定义 {what}</translation>
    </message>
    <message>
        <source>--runtime {runtime} cannot be played: {reason}</source>
        <translation>无法模拟 --runtime {runtime}：{reason}</translation>
    </message>
    <message>
        <source>--storage {file} is no storage state as Playwright saves it (cookies and origins): {reason}</source>
        <translation>--storage {file} 不是 Playwright 保存的存储状态（cookies 和 origins）：{reason}</translation>
    </message>
    <message>
        <source>--storage {file}: the cookies were refused: {reason}</source>
        <translation>--storage {file}：引擎拒绝了其中的 cookie：{reason}</translation>
    </message>
    <message>
        <source>--profile {folder} cannot be used: {reason}</source>
        <translation>无法使用 --profile {folder}：{reason}</translation>
    </message>
    <message>
        <source>--profile {folder} is in use by another check; wait until that has ended, or give another folder</source>
        <translation>--profile {folder} 正被另一次检查使用；请等它结束，或换一个文件夹</translation>
    </message>
    <message>
        <source>nothing matches {wanted} within {limit_s:g} s; the page is {address}</source>
        <translation>{limit_s:g} 秒内没有与 {wanted} 匹配的内容；页面当前是 {address}</translation>
    </message>
    <message>
        <source>{address} did not load: {reason}</source>
        <translation>{address} 未能加载：{reason}</translation>
    </message>
    <message>
        <source>goto({address}) is no page; give an http or https URL, or a path of the target</source>
        <translation>goto({address}) 不是页面；请给出 http 或 https 地址，或目标的路径</translation>
    </message>
    <message>
        <source>{selector} takes no text</source>
        <translation>{selector} 不能输入文本</translation>
    </message>
    <message>
        <source>{selector} is no CSS selector</source>
        <translation>{selector} 不是 CSS 选择器</translation>
    </message>
    <message>
        <source>{problem}; nobody answers these commands of the page: {commands}; give them by --commands FILE.py</source>
        <translation>{problem}；页面的这些命令无人应答：{commands}；请用 --commands FILE.py 提供它们</translation>
    </message>
    <message>
        <source>the page&apos;s process in the application crashed; open the page again</source>
        <translation>应用程序中该页面的进程已崩溃；请重新打开页面</translation>
    </message>
    <message>
        <source>{address} did not load again; see whether its server still runs, or give --no-reload</source>
        <translation>{address} 没有重新加载；请查看它的服务器是否仍在运行，或使用 --no-reload</translation>
    </message>
    <message>
        <source>{host} is another machine, and what is sent there is neither secret nor safe from change; forward its port to this one (ssh -L {port}:127.0.0.1:{port} {host}), and attach to 127.0.0.1:{port}</source>
        <translation>{host} 是另一台机器，发送到那里的内容既不保密，也无法防止篡改；请将其端口转发到本机（ssh -L {port}:127.0.0.1:{port} {host}），再附加到 127.0.0.1:{port}</translation>
    </message>
    <message>
        <source>there is no step to repeat; record a click that mounts and one that unmounts</source>
        <translation>没有可重复的步骤；请录制一次挂载的点击和一次卸载的点击</translation>
    </message>
    <message>
        <source>step {number} ({at}) types a password, and a scenario file keeps none; log in before the cycles, with --login, and leave that step out</source>
        <translation>步骤 {number}（{at}）会输入密码，而场景文件不保存密码；请用 --login 在各轮之前登录，并去掉该步骤</translation>
    </message>
    <message>
        <source>step {number}: {at} cannot be seen within {limit_s:g} s; edit the step, or record anew, so that a cycle ends as it began</source>
        <translation>步骤 {number}：{limit_s:g} 秒内看不到 {at}；请编辑该步骤或重新录制，使一轮结束时与开始时相同</translation>
    </message>
    <message>
        <source>step {number} ({at}) cannot be done: {reason}</source>
        <translation>步骤 {number}（{at}）无法执行：{reason}</translation>
    </message>
    <message>
        <source>no application can be inspected at {address} ({reason}); start it with its debugging port open, or let --launch start it</source>
        <translation>{address} 处没有可供检查的应用程序（{reason}）；请在启动它时打开调试端口，或用 --launch 启动它</translation>
    </message>
    <message>
        <source>the application at {address} shows no page; open its window, and try again</source>
        <translation>{address} 处的应用程序没有显示页面；请打开它的窗口，然后重试</translation>
    </message>
    <message>
        <source>no page at {address} has a title or URL like {pattern}; there are: {pages}</source>
        <translation>{address} 处没有标题或网址符合 {pattern} 的页面；现有：{pages}</translation>
    </message>
    <message>
        <source>{count} pages at {address}; choose one with --target and a pattern for its title or URL: {pages}</source>
        <translation>{address} 处有 {count} 个页面；请用 --target 和标题或网址的模式选择一个：{pages}</translation>
    </message>
    <message>
        <source>{command} could not be started: {reason}</source>
        <translation>无法启动 {command}：{reason}</translation>
    </message>
    <message>
        <source>{command} has opened no debugging port with a page within {limit_s:g} s{told}; give it longer with --timeout, or open its port yourself and use --attach</source>
        <translation>{command} 在 {limit_s:g} 秒内没有打开带页面的调试端口{told}；请用 --timeout 给它更多时间，或自行打开端口并使用 --attach</translation>
    </message>
    <message>
        <source>{command} ended by itself, with status {status}{told}; try again</source>
        <translation>{command} 自行结束，状态为 {status}{told}；请重试</translation>
    </message>
    <message>
        <source>the link {link} loads another document, which frees all of this one; there is nothing to measure</source>
        <translation>链接 {link} 会加载另一个文档，从而释放当前文档的全部内容；没有可测量的</translation>
    </message>
    <message>
        <source>the link {link} did not change the page&apos;s address within {limit_s:g} s, so Back would leave the page; say what to do with --click and --then</source>
        <translation>链接 {link} 在 {limit_s:g} 秒内没有改变页面地址，因此“后退”会离开页面；请用 --click 和 --then 说明要做什么</translation>
    </message>
    <message>
        <source>Back did not lead from {link} to where it began within {limit_s:g} s; say what to do with --scenario</source>
        <translation>“后退”在 {limit_s:g} 秒内没有从 {link} 回到起点；请用 --scenario 说明要做什么</translation>
    </message>
    <message>
        <source>--by-hand waits for Enter, but standard input has ended; start it in a terminal</source>
        <translation>--by-hand 要等待回车键，但标准输入已结束；请在终端中启动</translation>
    </message>
    <message>
        <source>--by-hand shows the page in a window, and there is no display; start it where there is one, or say what to do with --click and --then</source>
        <translation>--by-hand 会在窗口中显示页面，但这里没有显示器；请在有显示器的地方启动，或用 --click 和 --then 说明要做什么</translation>
    </message>
    <message>
        <source>the settings in {file} cannot be read: {reason}</source>
        <translation>无法读取 {file} 中的设置：{reason}</translation>
    </message>
    <message>
        <source>{file}: unknown key {key}; choose one of: {known}</source>
        <translation>{file}：未知的键 {key}；可选：{known}</translation>
    </message>
    <message>
        <source>{file} has an odd value: {reason}</source>
        <translation>{file} 中有不正确的值：{reason}</translation>
    </message>
    <message>
        <source>{file}: {key} names {path}, which is outside the folder of these settings; give it on the command line</source>
        <translation>{file}：{key} 指向的 {path} 位于这些设置所在文件夹之外；请在命令行中给出</translation>
    </message>
    <message>
        <source>{file}: a known leak needs a name or a place, beside its reason and until</source>
        <translation>{file}：已知泄漏除 reason 和 until 外，还需要 name 或 place</translation>
    </message>
    <message>
        <source>the targets have different settings, {first} and {second}; check them one after the other</source>
        <translation>这些目标使用不同的设置：{first} 和 {second}；请分开检查</translation>
    </message>
    <message>
        <source>the baseline {file} cannot be read ({reason}); write one with check --json {file}</source>
        <translation>无法读取基线 {file}（{reason}）；请用 check --json {file} 写一个</translation>
    </message>
</context>
<context>
    <name>ReadingsModel</name>
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
        <translation>每轮</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>How it has gone since the run began, each curve on its own scale</source>
        <translation>运行开始以来的走势，每条曲线各有刻度</translation>
    </message>
</context>
<context>
    <name>ReadingsView</name>
    <message>
        <source>Readings that decide the verdict</source>
        <translation>决定结论的读数</translation>
    </message>
    <message>
        <source>Readings for information</source>
        <translation>供参考的读数</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>供参考</translation>
    </message>
    <message>
        <source>Decides nothing: caches and the engine change these, too</source>
        <translation>不影响结论：缓存和引擎也会改变这些数值</translation>
    </message>
    <message>
        <source>{count} of what is alive is from the warm-up, the cycles before the baseline: caches fill in them, so Change leaves them out.</source>
        <translation>存活的组件中有 {count} 个来自预热，即基线之前的几轮：缓存在其间填满，因此“变化”不计入它们。</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>{survivors} of {created} components survive; callbacks left: {callbacks}; channels of the backend left: {channels}</source>
        <translation>{created} 个组件中 {survivors} 个存活，残留 {callbacks} 个回调，{channels} 个后端通道未关闭</translation>
    </message>
    <message>
        <source>stopped early: not enough cycles for a verdict</source>
        <translation>已提前停止：轮数不足，无法得出结论</translation>
    </message>
    <message>
        <source>{count} component was mounted in {cycles}</source>
        <translation>{cycles}中挂载了 {count} 个组件</translation>
    </message>
    <message>
        <source>{count} components were mounted in {cycles}</source>
        <translation>{cycles}中挂载了 {count} 个组件</translation>
    </message>
    <message>
        <source>just 1 is left, which may be a cache; run more cycles</source>
        <translation>只残留 1 个，可能是缓存；请增加轮数</translation>
    </message>
    <message>
        <source>{title}: {count} left after {cycles}</source>
        <translation>{title}：{cycles}后残留 {count} 个</translation>
    </message>
    <message>
        <source>0 of {count} component survives</source>
        <translation>{count} 个组件中 0 个存活</translation>
    </message>
    <message>
        <source>0 of {count} components survive</source>
        <translation>{count} 个组件中 0 个存活</translation>
    </message>
    <message>
        <source>0 of {count} component survives, not even while the backend sends</source>
        <translation>{count} 个组件中 0 个存活，后端仍在发送时也是如此</translation>
    </message>
    <message>
        <source>0 of {count} components survive, not even while the backend sends</source>
        <translation>{count} 个组件中 0 个存活，后端仍在发送时也是如此</translation>
    </message>
    <message>
        <source>{reason}; no message reached any of the {count}</source>
        <translation>{reason}；{count} 个组件都没有收到任何消息</translation>
    </message>
    <message>
        <source>{survivors} of {created} survived while the backend sent, 0 when it had ended</source>
        <translation>后端发送期间 {created} 个中有 {survivors} 个存活，发送结束后为 0 个</translation>
    </message>
    <message>
        <source>only {running} of {count} upload was still running when it was read; upload a larger file</source>
        <translation>读数时 {count} 个上传中只有 {running} 个仍在进行；请上传更大的文件</translation>
    </message>
    <message>
        <source>only {running} of {count} uploads were still running when it was read; upload a larger file</source>
        <translation>读数时 {count} 个上传中只有 {running} 个仍在进行；请上传更大的文件</translation>
    </message>
    <message>
        <source>{count} channel of a document that is gone was open while its work went on after {cycles}, 0 when it had ended</source>
        <translation>{cycles}后，已消失的文档仍有 {count} 个通道在其工作继续时保持打开，工作结束后为 0</translation>
    </message>
    <message>
        <source>{count} channels of documents that are gone were open while their work went on after {cycles}, 0 when it had ended</source>
        <translation>{cycles}后，已消失的文档仍有 {count} 个通道在其工作继续时保持打开，工作结束后为 0</translation>
    </message>
    <message>
        <source>{survivors} of {count} component survives</source>
        <translation>{count} 个组件中有 {survivors} 个存活</translation>
    </message>
    <message>
        <source>{survivors} of {count} components survive</source>
        <translation>{count} 个组件中有 {survivors} 个存活</translation>
    </message>
    <message>
        <source>{count} callback is left after {cycles}</source>
        <translation>{cycles}后残留 {count} 个回调</translation>
    </message>
    <message>
        <source>{count} callbacks are left after {cycles}</source>
        <translation>{cycles}后残留 {count} 个回调</translation>
    </message>
    <message>
        <source>{count} channel of the backend is left open after {cycles}</source>
        <translation>{cycles}后有 {count} 个后端通道未关闭</translation>
    </message>
    <message>
        <source>{count} channels of the backend are left open after {cycles}</source>
        <translation>{cycles}后有 {count} 个后端通道未关闭</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Run some cycles to see what stays alive.</source>
        <translation>运行若干轮，即可看到还有什么存活。</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动操作</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>正在测量 …</translation>
    </message>
    <message>
        <source>Ctrl+P continues, Esc ends it.</source>
        <translation>按 Ctrl+P 继续，按 Esc 结束。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>This cycle is the last; then what was measured is judged. Cancel again to end at once.</source>
        <translation>本轮是最后一轮，随后根据已测得的数据作出判断。再次取消可立即结束。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The run was ended at once, so there is no verdict.</source>
        <translation>运行被立即结束，因此没有结论。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>已提前停止</translation>
    </message>
    <message>
        <source>All experiments have been run</source>
        <translation>所有实验均已运行</translation>
    </message>
    <message>
        <source>Click a cell that is done to see its run here.</source>
        <translation>单击已完成的单元格，即可在此查看其运行。</translation>
    </message>
    <message>
        <source>Unmount the component to see whether anything of it stays.</source>
        <translation>卸载该组件，看看是否有残留。</translation>
    </message>
    <message>
        <source>No unmounted component is alive</source>
        <translation>没有仍存活的已卸载组件</translation>
    </message>
    <message>
        <source>{count} was unmounted, and nothing of it is left.</source>
        <translation>已卸载 {count} 个，没有残留。</translation>
    </message>
    <message>
        <source>{count} were unmounted, and nothing of them is left.</source>
        <translation>已卸载 {count} 个，没有残留。</translation>
    </message>
    <message>
        <source>{count} unmounted component is still alive</source>
        <translation>{count} 个已卸载组件仍存活</translation>
    </message>
    <message>
        <source>{count} unmounted components are still alive</source>
        <translation>{count} 个已卸载组件仍存活</translation>
    </message>
    <message>
        <source>The backend still sends to it. When that has ended, this is read again.</source>
        <translation>后端仍在向它发送消息；结束后会重新读取。</translation>
    </message>
    <message>
        <source>The backend still sends to them. When that has ended, this is read again.</source>
        <translation>后端仍在向它们发送消息；结束后会重新读取。</translation>
    </message>
    <message>
        <source>The backend still sends to {count} of them. When that has ended, this is read again.</source>
        <translation>后端仍在向其中 {count} 个发送消息。结束后会重新读取。</translation>
    </message>
    <message>
        <source>One may be a cache: see what holds it, or run more cycles.</source>
        <translation>只有一个时可能是缓存：请查看持有路径，或运行更多轮。</translation>
    </message>
    <message>
        <source>See what holds them, or run more cycles for a verdict.</source>
        <translation>查看是什么持有它们，或运行更多轮以得出结论。</translation>
    </message>
    <message>
        <source>Opening Tauri&apos;s window.</source>
        <translation>正在打开 Tauri 窗口。</translation>
    </message>
    <message>
        <source>Warming up: the first cycles fill caches.</source>
        <translation>预热：最初几轮会填充缓存。</translation>
    </message>
    <message>
        <source>Mounting and unmounting.</source>
        <translation>正在挂载和卸载。</translation>
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
        <source>Running all experiments. Click a finished cell to see its run here.</source>
        <translation>正在运行全部实验。点击已完成的单元格，可在此查看其运行。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused at cycle {cycle} of {cycles}</source>
        <translation>已在第 {cycle} / {cycles} 轮暂停</translation>
    </message>
    <message>
        <source>The renderer crashed during the warm-up.</source>
        <translation>渲染进程在预热时崩溃。</translation>
    </message>
    <message>
        <source>The renderer crashed after {count} cycle.</source>
        <translation>渲染进程在 {count} 轮后崩溃。</translation>
    </message>
    <message>
        <source>The renderer crashed after {count} cycles.</source>
        <translation>渲染进程在 {count} 轮后崩溃。</translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Taking heap snapshots, to find the retaining paths …</source>
        <translation>正在获取堆快照，以找出持有路径 …</translation>
    </message>
    <message>
        <source>Paused at cycle {cycle} of {cycles}</source>
        <translation>已在第 {cycle} / {cycles} 轮暂停</translation>
    </message>
    <message>
        <source>Cycle {cycle} of {cycles}</source>
        <translation>第 {cycle} / {cycles} 轮</translation>
    </message>
    <message>
        <source>{progress}, {time_left}</source>
        <translation>{progress}，{time_left}</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>real Tauri {version} · WebKitGTK</source>
        <translation>真实 Tauri {version} · WebKitGTK</translation>
    </message>
    <message>
        <source>QWebChannel</source>
        <translation>QWebChannel</translation>
    </message>
    <message>
        <source>Tauri {version}</source>
        <translation>Tauri {version}</translation>
    </message>
    <message>
        <source>Real Tauri {version}</source>
        <translation>真实 Tauri {version}</translation>
    </message>
    <message>
        <source>Real {version}</source>
        <translation>真实 {version}</translation>
    </message>
    <message>
        <source>{scenario} on {runtime}</source>
        <translation>{runtime} 上的“{scenario}”</translation>
    </message>
    <message>
        <source>Earlier run: {run}</source>
        <translation>之前的运行：{run}</translation>
    </message>
    <message>
        <source>Earlier run, {time}: {run}</source>
        <translation>之前的运行（{time}）：{run}</translation>
    </message>
    <message>
        <source>{scenario} on {runtime}, {cycles} of {asked} cycles</source>
        <translation>{runtime} 上的“{scenario}”，{asked} 轮中的 {cycles} 轮</translation>
    </message>
    <message>
        <source>{scenario} on {runtime}, {cycles}</source>
        <translation>{runtime} 上的“{scenario}”，{cycles}</translation>
    </message>
</context>
<context>
    <name>RuntimeChoice</name>
    <message>
        <source>Tauri version</source>
        <translation>Tauri 版本</translation>
    </message>
    <message>
        <source>The Tauri version; after “api” that of the npm package, where it is another</source>
        <translation>Tauri 的版本；“api” 之后是 npm 包的版本（如果二者不同）</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save the run</source>
        <translation>保存运行</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Run (*.json)</source>
        <translation>运行结果 (*.json)</translation>
    </message>
    <message>
        <source>Save all runs</source>
        <translation>保存所有运行</translation>
    </message>
    <message>
        <source>Save a report of all runs</source>
        <translation>保存所有运行的报告</translation>
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
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Save a heap snapshot</source>
        <translation>保存堆快照</translation>
    </message>
    <message>
        <source>Heap snapshot (*.heapsnapshot)</source>
        <translation>堆快照 (*.heapsnapshot)</translation>
    </message>
    <message>
        <source>Leak Lab</source>
        <translation>Leak Lab</translation>
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
    <name>ScenarioSaving</name>
    <message>
        <source>Save as scenario file</source>
        <translation>保存为场景文件</translation>
    </message>
    <message>
        <source>Scenarios (*.js *.mjs)</source>
        <translation>场景 (*.js *.mjs)</translation>
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
        <source>Source</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>Expected on {runtime}: {verdict}</source>
        <translation>在 {runtime} 上的预期结论：{verdict}</translation>
    </message>
    <message>
        <source>Changes to “{before}”</source>
        <translation>相对“{before}”的改动</translation>
    </message>
    <message>
        <source>Cop&amp;y the code</source>
        <translation>复制代码(&amp;Y)</translation>
    </message>
    <message>
        <source>With the code that it imports</source>
        <translation>连同它所导入的代码</translation>
    </message>
    <message>
        <source>Copy the changes</source>
        <translation>复制改动</translation>
    </message>
    <message>
        <source>In the form of a patch</source>
        <translation>以补丁的格式</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>What {file} changes, and below it the code that it imports</source>
        <translation>{file} 的改动，以及它所导入的代码</translation>
    </message>
    <message>
        <source>{file}, with the line that the retaining path names marked</source>
        <translation>{file}，已标记持有路径所指的行</translation>
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
    <name>SizedNodesModel</name>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自身大小</translation>
    </message>
    <message>
        <source>Retained size</source>
        <translation>保留大小</translation>
    </message>
    <message>
        <source>The memory that would be freed with it</source>
        <translation>释放它时可一并释放的内存</translation>
    </message>
</context>
<context>
    <name>SnapshotChoice</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>An earlier snapshot of the same page</source>
        <translation>同一页面的较早快照</translation>
    </message>
    <message>
        <source>Take another snapshot of the same page, or open one, to compare with</source>
        <translation>请再拍摄同一页面的快照，或打开一个快照来比较</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>compared &amp;with</source>
        <translation>对比(&amp;W)</translation>
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
    <name>Stage</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>The page crashed.</source>
        <translation>页面已崩溃。</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新加载(&amp;R)</translation>
    </message>
</context>
<context>
    <name>StepsModel</name>
    <message>
        <source>CSS; :text(&quot;…&quot;) after it where the text decides, &gt;&gt;&gt; into a shadow root</source>
        <translation>CSS；由文本决定时后接 :text(&quot;…&quot;)，用 &gt;&gt;&gt; 进入 shadow root</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Text or key</source>
        <translation>文本或按键</translation>
    </message>
</context>
<context>
    <name>StepsView</name>
    <message>
        <source>Remove the step</source>
        <translation>移除步骤</translation>
    </message>
    <message>
        <source>The steps of a cycle</source>
        <translation>一轮的步骤</translation>
    </message>
</context>
<context>
    <name>SurvivorsModel</name>
    <message>
        <source>Cycle</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>卸载后时长</translation>
    </message>
    <message>
        <source>In which cycle it was mounted</source>
        <translation>在哪一轮挂载</translation>
    </message>
    <message>
        <source>The component&apos;s name</source>
        <translation>组件名称</translation>
    </message>
    <message>
        <source>How long ago it was unmounted; after a run, when its end was read</source>
        <translation>卸载后经过的时间；运行结束后，为读取其终点时的值</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟到消息</translation>
    </message>
    <message>
        <source>Messages that reached its handler after it was unmounted</source>
        <translation>卸载后到达其处理函数的消息</translation>
    </message>
    <message>
        <source>Retained size</source>
        <translation>保留大小</translation>
    </message>
    <message>
        <source>The memory that would be freed with it</source>
        <translation>释放它时可一并释放的内存</translation>
    </message>
    <message>
        <source>Known only after a run that leaks, which takes heap snapshots</source>
        <translation>仅在发生泄漏并采集堆快照的运行之后可知</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>SurvivorsView</name>
    <message>
        <source>Unmounted components that still exist are listed here, one by one.</source>
        <translation>已卸载但仍存在的组件会逐个列在此处。</translation>
    </message>
    <message>
        <source>Nothing survived.</source>
        <translation>没有组件存活。</translation>
    </message>
    <message>
        <source>{count} survived</source>
        <translation>{count} 个存活</translation>
    </message>
    <message>
        <source>{count} survived; they were not recorded one by one.</source>
        <translation>{count} 个存活；未逐个记录。</translation>
    </message>
    <message>
        <source>{count} survived; the first {listed} are listed</source>
        <translation>{count} 个存活；列出前 {listed} 个</translation>
    </message>
    <message>
        <source>Components that survived</source>
        <translation>存活的组件</translation>
    </message>
    <message>
        <source>S sorts by the current column; Enter shows the messages of a component</source>
        <translation>按 S 键按当前列排序；按回车键显示组件的消息</translation>
    </message>
</context>
<context>
    <name>TauriNotice</name>
    <message>
        <source>Copy the &amp;command</source>
        <translation>复制命令(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新检查(&amp;L)</translation>
    </message>
    <message>
        <source>Mounting by hand, the bridge and heap snapshots need the stand-in: choose it in the tool bar.</source>
        <translation>要手动挂载、查看桥接或生成堆快照，请在工具栏中选择模拟后端。</translation>
    </message>
    <message>
        <source>It is not installed here. Run this in a terminal, then look again:</source>
        <translation>此处尚未安装。请在终端中运行以下命令，然后重新检查：</translation>
    </message>
    <message>
        <source>It is only partly installed. Run this in a terminal, then look again:</source>
        <translation>此处只安装了一部分。请在终端中运行以下命令，然后重新检查：</translation>
    </message>
    <message>
        <source>Tauri&apos;s own window shows the components as they come and go.</source>
        <translation>Tauri 自己的窗口会显示组件的挂载与卸载。</translation>
    </message>
    <message>
        <source>A run opens Tauri&apos;s own window beside this one, mounts and unmounts the component there, and closes it. What stays in memory, and why, is shown here as always.</source>
        <translation>运行时会在旁边打开 Tauri 自己的窗口，在其中挂载并卸载组件，然后关闭它。留在内存中的内容及其原因，照常显示在这里。</translation>
    </message>
    <message>
        <source>There is no display, so that window is on a screen that nobody sees.</source>
        <translation>没有显示器，因此该窗口在一个看不见的屏幕上。</translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>a few seconds left</source>
        <translation>还需几秒</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>大约还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>大约还需 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min left</source>
        <translation>大约还需 {hours} 小时 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>TourDialog</name>
    <message>
        <source>Tour of Leak Lab</source>
        <translation>Leak Lab 导览</translation>
    </message>
</context>
<context>
    <name>UndoDeletion</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>{count} run deleted</source>
        <translation>已删除 {count} 条运行记录</translation>
    </message>
    <message>
        <source>{count} runs deleted</source>
        <translation>已删除 {count} 条运行记录</translation>
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
    <message>
        <source>Held</source>
        <translation>暂时持有</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>Stopped early: not enough cycles for a verdict.</source>
        <translation>已提前停止：轮数不足，无法得出结论。</translation>
    </message>
    <message>
        <source>{evidence}. Stopped early, after {cycles} of {asked}.</source>
        <translation>{evidence}。已提前停止：{asked} 轮中完成 {cycles} 轮。</translation>
    </message>
    <message>
        <source>{evidence} Expected: {expected}.</source>
        <translation>{evidence}预期：{expected}。</translation>
    </message>
    <message>
        <source>{evidence}. Expected: {expected}.</source>
        <translation>{evidence}。预期：{expected}。</translation>
    </message>
</context>
</TS>
