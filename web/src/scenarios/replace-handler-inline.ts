// A no-op made inside the component, which shares the component's scope.

import { defineScenario } from '../catalog/scenario'
import InlineNoopCard from '../components/InlineNoopCard.vue'
import source from '../components/InlineNoopCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'replace-handler-inline',
  group: 'advice',
  mends: 'no-cleanup',
  title: { en: 'Replace the handler, inline', zh: '就地替换处理函数' },
  explanation: {
    en:
      'channel.onmessage = () => undefined, written inside the component. All functions made ' +
      'in one scope share one context, and the new function keeps that context alive with ' +
      'everything that any function of the component uses. The handler goes; the component ' +
      'stays.',
    zh:
      '在组件内部写 channel.onmessage = () => undefined。同' +
      '一作用域中创建的所有函数共享同一个上下文，新函数会让这个上下文连同组件里任何函数用到的一' +
      '切继续存活。旧的处理函数没有了，组件却还在。',
  },
  expected: { '2.0': 'leak', '2.5': 'clean' },
  variants: {
    vue: vueVariant(InlineNoopCard, source),
  },
})
