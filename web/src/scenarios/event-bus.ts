// One channel for the application; components subscribe and unsubscribe.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import BusCard from '../components/BusCard.vue'
import source from '../components/BusCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'event-bus',
  group: 'remedy',
  mends: 'event-bus-forgotten',
  title: { en: 'Event bus', zh: '事件总线' },
  explanation: {
    en:
      'One channel for the whole application; components subscribe and unsubscribe. The one ' +
      'callback stays for as long as the page, however often components come and go, and ' +
      "unsubscribing is a function of the page's own: nothing grows on any version.",
    zh: '整个应用只用一个通道，组件订阅并退订。无论组件来去多少次，那唯一的回调都与页面同在；退订是页面自己的函数：在任何版本上都不会增长。',
  },
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(BusCard, source),
  },
})
