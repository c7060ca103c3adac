// A call that crosses the end of its object is never answered.

import { defineScenario } from '../catalog/scenario'
import QtLateCallCard from '../components/QtLateCallCard.vue'
import source from '../components/QtLateCallCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-call-after-destroy',
  group: 'qt',
  title: { en: 'Qt call after the end', zh: '对象销毁后的 Qt 调用' },
  explanation: {
    en:
      'The Qt object deletes itself when its upload has ended, and the component then ' +
      'calls it once more, for the answer. The call finds no object. Qt logs a ' +
      "warning and answers nothing, so qwebchannel.js keeps the call's callback, and " +
      'with it the component, for as long as the page lives.',
    zh:
      '上传结束后 Qt 对象会自行删除，而组件此时又调用它一次来取回应答。调用找不' +
      '到对象，Qt 只记录一条警告，不作任何应答，于是 qwebchannel.j' +
      's 在页面存活期间一直保留这次调用的回调，组件也随之保留。',
  },
  expected: { qt: 'leak' },
  variants: {
    vue: vueVariant(QtLateCallCard, source),
  },
})
