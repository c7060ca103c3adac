// The page listens, and reloads.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import ListenCard from '../components/ListenCard.vue'
import source from '../components/ListenCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'listen-reload',
  group: 'events',
  title: { en: 'listen, and reload', zh: 'listen 之后重新加载' },
  explanation: {
    en:
      'The page listens, and reloads. What it held goes with its document, but Tauri keeps the ' +
      'listeners of JavaScript by the label of the webview, and a load clears nothing: each ' +
      'reload adds to them, and every event carries the ids of all (Tauri issue 10266). They go ' +
      'when the webview is destroyed. Small, and in the backend alone; real Tauri does not tell ' +
      'how many there are, so it is counted on the stand-in only.',
    zh:
      '页面调用 listen()，然后重新加载。页面持有的东西随文档一起消失，但 Tauri 按 webview 的标签保存 ' +
      'JavaScript 的监听者，加载页面时什么也不清除：每次重新加载都会增加，而每个事件都带着全部的 id' +
      '（Tauri issue 10266）。webview 被销毁时它们才消失。泄漏很小，且只在后端；真实的 Tauri ' +
      '不会说出有多少个，因此只在替身上计数。',
  },
  course: 'reload',
  isForStandIn: true,
  expected: onEveryTauri('leak'),
  variants: {
    vue: vueVariant(ListenCard, source),
  },
})
