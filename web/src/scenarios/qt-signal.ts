// A Qt signal is connected, and never disconnected.

import { defineScenario } from '../catalog/scenario'
import QtSignalCard from '../components/QtSignalCard.vue'
import source from '../components/QtSignalCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-signal',
  group: 'qt',
  title: { en: 'Qt signal, no disconnect', zh: 'Qt 信号不断开' },
  explanation: {
    en:
      'A plain QWebChannel, without Tauri: the component connects to a Qt signal and never ' +
      "disconnects. qwebchannel.js keeps the handler in the object's list of connections, and " +
      'every emission goes to all of them.',
    zh:
      '不用 Tauri，只用 QWebChannel：组件连接到一个 Qt 信号，却从不断开。' +
      'qwebchannel.js 把处理函数保存在该对象的连接列表中，每次发射信号都会发给全' +
      '部连接。',
  },
  expected: { qt: 'leak' },
  variants: {
    vue: vueVariant(QtSignalCard, source),
  },
})
