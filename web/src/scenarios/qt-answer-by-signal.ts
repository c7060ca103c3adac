// The last signal of an object carries what would be asked of it.

import { defineScenario } from '../catalog/scenario'
import QtAnswerBySignalCard from '../components/QtAnswerBySignalCard.vue'
import source from '../components/QtAnswerBySignalCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-answer-by-signal',
  group: 'qt',
  mends: 'qt-call-after-destroy',
  title: { en: 'Qt answer by a signal', zh: '由信号带回应答' },
  explanation: {
    en:
      'The same object, which deletes itself. The signal that tells of its end ' +
      'carries the answer, so nothing has to be asked of an object that is gone. Its ' +
      'end takes the handlers of its signals off the page as well.',
    zh:
      '同样是会自行删除的对象。表示结束的信号直接带回应答，因此不必再询问已经消失的' +
      '对象。对象销毁时，它的信号处理函数也会从页面中移除。',
  },
  expected: { qt: 'clean' },
  variants: {
    vue: vueVariant(QtAnswerBySignalCard, source),
  },
})
