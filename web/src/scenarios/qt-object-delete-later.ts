// The page deletes the object that a slot has returned.

import { defineScenario } from '../catalog/scenario'
import QtDeleteLaterCard from '../components/QtDeleteLaterCard.vue'
import source from '../components/QtDeleteLaterCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-object-delete-later',
  group: 'qt',
  mends: 'qt-object-result',
  title: { en: 'Qt object, deleteLater()', zh: 'Qt 对象 deleteLater()' },
  explanation: {
    en:
      'The component calls `deleteLater()` of its Qt object when it is unmounted: a ' +
      'slot that every Qt object has. The application deletes the object and ends its ' +
      'upload, and QWebChannel tells the page, which takes it off its list.',
    zh:
      '组件卸载时调用其 Qt 对象的 `deleteLater()`，这是每个 Q' +
      't 对象都有的槽函数。应用程序删除该对象并结束上传，QWebChannel ' +
      '通知页面，页面再把它从列表中移除。',
  },
  expected: { qt: 'clean' },
  variants: {
    vue: vueVariant(QtDeleteLaterCard, source),
  },
})
