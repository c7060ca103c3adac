// The same bus, and nobody unsubscribes.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import ForgottenBusCard from '../components/ForgottenBusCard.vue'
import source from '../components/ForgottenBusCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'event-bus-forgotten',
  group: 'problem',
  title: { en: 'Event bus, forgotten', zh: '忘记退订的事件总线' },
  explanation: {
    en:
      'The same bus, and nobody unsubscribes. Its set of subscribers holds every handler, and ' +
      'every handler its component. Each message goes to all of them, so each mount makes all ' +
      'messages slower. No version of Tauri knows of this list.',
    zh:
      '同一条总线，但没有人退订。订阅者集合持有每个处理函数，每个处理函数持有它的组件。每条消息' +
      '都会发给所有订阅者，因此每次挂载都会让所有消息变慢。任何版本的 Tauri 都不知道这个' +
      '列表。',
  },
  expected: onEveryTauri('leak'),
  variants: {
    vue: vueVariant(ForgottenBusCard, source),
  },
})
