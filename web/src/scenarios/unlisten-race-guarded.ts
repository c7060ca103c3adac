// Unmounted before listen() has answered, done right.

import { defineScenario } from '../catalog/scenario'
import GuardedRaceCard from '../components/GuardedRaceCard.vue'
import source from '../components/GuardedRaceCard.vue?raw'
import { readyAtOnce, vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'unlisten-race-guarded',
  group: 'events',
  mends: 'unlisten-race',
  title: { en: 'unlisten, guarded', zh: '带保护的 unlisten' },
  explanation: {
    en:
      'The same early unmount. The component remembers that it is gone, and calls the ' +
      'function as soon as it comes. Clean from Tauri 2.6, if the script that registers the ' +
      'listener has come by then, which it nearly always has: when the backend is busy, see ' +
      'unlisten-before-registration. Up to 2.5 unlisten() leaves the callback on window, whenever ' +
      'it is called.',
    zh: '同样过早卸载。组件记住自己已卸载，函数一到就立即调用。从 Tauri 2.6 起是干净的，前提是登记监听者的脚本那时已经到达，几乎总是如此；后端繁忙时的情形见 unlisten-before-registration。在 2.5 及以前，无论何时调用，unlisten() 都会把回调留在 window 上。',
  },
  expected: { '2.0': 'leak', '2.6': 'clean' },
  variants: {
    vue: vueVariant(
      GuardedRaceCard,
      source,
      ({ upload }) => ({ filePath: upload.filePath }),
      readyAtOnce,
    ),
  },
})
