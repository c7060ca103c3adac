// The function that listen() gives is called on unmount.

import { defineScenario } from '../catalog/scenario'
import UnlistenCard from '../components/UnlistenCard.vue'
import source from '../components/UnlistenCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'unlisten',
  group: 'events',
  mends: 'listen',
  title: { en: 'unlisten', zh: 'unlisten' },
  explanation: {
    en:
      'The function that listen() gives is called on unmount, as the documentation asks. From ' +
      'Tauri 2.6 that is enough. Up to 2.5 it removes the listener, in the backend, but not ' +
      'the callback on window: the component stays all the same.',
    zh:
      '按照文档的要求，在卸载时调用 listen() 返回的函数。从 Tauri 2.6 起这' +
      '就够了。在 2.5 及以前，它只移除后端的监听者，并不移除 window 上的回调：组件' +
      '照样留着。',
  },
  expected: { '2.0': 'leak', '2.6': 'clean' },
  onMixedPairs: 'leak',
  variants: {
    vue: vueVariant(UnlistenCard, source),
  },
})
