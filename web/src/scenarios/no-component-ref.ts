// The handler writes to a plain store by id.

import { defineScenario } from '../catalog/scenario'
import StoreCard from '../components/StoreCard.vue'
import source from '../components/StoreCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'no-component-ref',
  group: 'advice',
  mends: 'no-cleanup',
  title: { en: 'No component in the handler', zh: '处理函数不引用组件' },
  explanation: {
    en:
      'The handler writes to a plain store, by a number, and is made outside the component. ' +
      'The component goes on every version. On Tauri 2.4 the callback and the channel stay, ' +
      'one for each mount. The handler must not open an entry again that the unmount has ' +
      'closed, or the store is the leak.',
    zh:
      '处理函数在组件之外创建，按编号写入一个普通的存储。组件在任何版本上都会被回收。在 Tau' +
      'ri 2.4 上，回调和通道仍会留下，每次挂载一份。处理函数不能重新打开卸载时已关闭的条' +
      '目，否则存储本身就成了泄漏。',
  },
  expected: { '2.0': 'leak', '2.5': 'clean' },
  variants: {
    vue: vueVariant(StoreCard, source),
  },
})
