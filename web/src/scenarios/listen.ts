// Tauri's listen(), and nobody calls what it gives.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import ListenCard from '../components/ListenCard.vue'
import source from '../components/ListenCard.vue?raw'
import PlainListenCard from '../components/plain/PlainListenCard'
import plainSource from '../components/plain/PlainListenCard?raw'
import reactSource from '../components/react/ListenCard.tsx?raw'
import { plainVariant } from '../mounting/plain'
import { reactVariant } from '../mounting/react-variant'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'listen',
  group: 'events',
  title: { en: 'listen without unlisten', zh: '只 listen 不 unlisten' },
  explanation: {
    en:
      "Tauri's listen(), and the function that it gives is never called. Events have no end, " +
      'so every version keeps the callback, the handler and the component, and every event ' +
      'goes to all that are left.',
    zh: '调用 Tauri 的 listen()，却从不调用它返回的函数。事件没有终点，所以每个版本都会保留回调、处理函数和组件，而且每个事件都会发给所有残留的监听者。',
  },
  expected: onEveryTauri('leak'),
  onMixedPairs: 'leak',
  variants: {
    vue: vueVariant(ListenCard, source),
    react: reactVariant('ListenCard', reactSource, () => import('../components/react/ListenCard')),
    plain: plainVariant(PlainListenCard, plainSource),
  },
})
