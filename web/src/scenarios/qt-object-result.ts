// An object that a slot returns is never freed by the page.

import { defineScenario } from '../catalog/scenario'
import QtObjectCard from '../components/QtObjectCard.vue'
import source from '../components/QtObjectCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-object-result',
  group: 'qt',
  title: { en: 'Qt object, never deleted', zh: 'Qt 对象从不删除' },
  explanation: {
    en:
      'A slot returns a Qt object for this upload alone, and the component connects ' +
      'to its signal. It drops every reference to the object when it is unmounted, ' +
      "but QWebChannel keeps it: the page's channel in its list of objects, with the " +
      'handlers of its signals, and the application its own object. After a reload ' +
      'the application still has all of them.',
    zh:
      '槽函数为这次上传单独返回一个 Qt 对象，组件连接到它的信号。组件卸载时放弃' +
      '了对该对象的全部引用，但 QWebChannel 仍保留它：页面的通道把它连' +
      '同信号的处理函数留在对象列表中，应用程序也保留自己的那个对象。即使重新加载页' +
      '面，应用程序仍保留所有这些对象。',
  },
  expected: { qt: 'leak' },
  variants: {
    vue: vueVariant(QtObjectCard, source),
  },
})
