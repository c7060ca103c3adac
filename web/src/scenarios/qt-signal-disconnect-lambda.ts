// Another closure than the connected one is disconnected.

import { defineScenario } from '../catalog/scenario'
import QtDisconnectLambdaCard from '../components/QtDisconnectLambdaCard.vue'
import source from '../components/QtDisconnectLambdaCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-signal-disconnect-lambda',
  group: 'qt',
  mends: 'qt-signal',
  title: { en: 'Qt signal, wrong disconnect', zh: '断开了错误的函数' },
  explanation: {
    en:
      'Another function is disconnected than the one that was connected: a new arrow function ' +
      'that calls it. qwebchannel.js compares functions by identity, finds no such ' +
      'connection, and says so in the console only. The component stays.',
    zh: '断开的不是当初连接的函数，而是一个调用它的新箭头函数。qwebchannel.js 按同一性比较函数，找不到这个连接，只在控制台里说一声。组件仍然留着。',
  },
  expected: { qt: 'leak' },
  variants: {
    vue: vueVariant(QtDisconnectLambdaCard, source),
  },
})
