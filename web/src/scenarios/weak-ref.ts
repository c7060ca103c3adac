// A handler that holds its target weakly, and a registry that cleans up after it.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import WeakRefCard from '../components/WeakRefCard.vue'
import source from '../components/WeakRefCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'weak-ref',
  group: 'remedy',
  mends: 'no-cleanup',
  title: { en: 'WeakRef and FinalizationRegistry', zh: 'WeakRef 与 FinalizationRegistry' },
  explanation: {
    en:
      'The handler holds what it writes to through a WeakRef, and a FinalizationRegistry ' +
      'removes the callback when that has been collected. It works, once a collection has ' +
      'run, if the handler is made outside the component: one made inside sees the ' +
      "component's scope, and holds it however weak the reference.",
    zh:
      '处理函数通过 WeakRef 持有它要写入的对象，该对象被回收后由 Finalizati' +
      'onRegistry 移除回调。只要处理函数在组件之外创建，垃圾回收之后它就有效；在组件' +
      '内部创建的函数看得到组件的作用域，引用再弱也会持有它。',
  },
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(WeakRefCard, source),
  },
})
