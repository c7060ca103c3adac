// Unmounted before listen() has answered, done wrong.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import RaceCard from '../components/RaceCard.vue'
import source from '../components/RaceCard.vue?raw'
import { readyAtOnce, vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'unlisten-race',
  group: 'events',
  mends: 'listen',
  title: { en: 'unlisten, too early', zh: '过早 unlisten' },
  explanation: {
    en:
      'The component is unmounted before the promise of listen() settles. The clean-up finds ' +
      'no function to call, and when the function comes nobody calls it. Right code at the ' +
      'wrong time: it leaks on every version.',
    zh: '组件在 listen() 的 promise 完成之前就被卸载。清理时还没有可调用的函数，而函数到来时已无人调用。代码正确，时机不对：在任何版本上都泄漏。',
  },
  expected: onEveryTauri('leak'),
  variants: {
    vue: vueVariant(RaceCard, source, ({ upload }) => ({ filePath: upload.filePath }), readyAtOnce),
  },
})
