// What the article proposes; what a WeakMap cannot do here.

import { defineScenario } from '../catalog/scenario'
import WeakMapCard from '../components/WeakMapCard.vue'
import source from '../components/WeakMapCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'weak-map',
  group: 'advice',
  mends: 'no-cleanup',
  title: { en: 'WeakMap', zh: 'WeakMap' },
  explanation: {
    en:
      'What the article proposes. A WeakMap holds a value for as long as its key lives, so it ' +
      'can hold the handler weakly, by a key of the component. But the callback must look the ' +
      'handler up, for which it needs the key; and who holds the key holds the value, and the ' +
      'component. Its ids are numbers, too, which cannot be keys.',
    zh:
      '文章的建议。WeakMap 在键存活期间持有值，因此可以用组件的某个键弱持有处理函数。但' +
      '是回调要查到处理函数就必须有这个键；谁持有键，谁就持有值，也就持有组件。何况回调 id ' +
      '是数字，不能作为键。',
  },
  expected: { '2.0': 'leak', '2.5': 'clean' },
  variants: {
    vue: vueVariant(WeakMapCard, source),
  },
})
