// The function that was connected is disconnected on unmount.

import { defineScenario } from '../catalog/scenario'
import QtDisconnectCard from '../components/QtDisconnectCard.vue'
import source from '../components/QtDisconnectCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-signal-disconnect',
  group: 'qt',
  mends: 'qt-signal',
  title: { en: 'Qt signal, disconnect', zh: '断开 Qt 信号' },
  explanation: {
    en:
      'The connected function itself is disconnected on unmount. Its entry in the list of ' +
      'connections goes, and with it the component.',
    zh: '卸载时断开的正是当初连接的那个函数。它在连接列表中的条目被移除，组件也随之释放。',
  },
  expected: { qt: 'clean' },
  variants: {
    vue: vueVariant(QtDisconnectCard, source),
  },
})
