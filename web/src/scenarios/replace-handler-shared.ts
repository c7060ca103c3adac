// A no-op from module scope: the component goes, the callback stays.

import { defineScenario } from '../catalog/scenario'
import SharedNoopCard from '../components/SharedNoopCard.vue'
import source from '../components/SharedNoopCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'replace-handler-shared',
  group: 'advice',
  mends: 'no-cleanup',
  title: { en: 'Replace the handler, shared', zh: '换成模块级处理函数' },
  explanation: {
    en:
      'The same, with a function from module scope. It sees nothing of the component, so the ' +
      'component goes. But the callback on window and the Channel are still there, one of ' +
      'each for every mount: on Tauri 2.4 it is a smaller leak, not none.',
    zh:
      '同样的做法，但使用模块作用域中的函数。它看不到组件的任何东西，所以组件会被回收。但 wi' +
      'ndow 上的回调和 Channel 仍然在，每次挂载各留一个：在 Tauri 2.4 ' +
      '上泄漏变小了，但没有消失。',
  },
  expected: { '2.0': 'leak', '2.5': 'clean' },
  variants: {
    vue: vueVariant(SharedNoopCard, source),
  },
})
