// A second QWebChannel makes the first deaf.

import { defineScenario } from '../catalog/scenario'
import QtOwnChannelCard from '../components/QtOwnChannelCard.vue'
import source from '../components/QtOwnChannelCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'qt-channel-per-component',
  group: 'qt',
  title: { en: 'QWebChannel per component', zh: '每个组件一个 QWebChannel' },
  explanation: {
    en:
      'Each component makes a `new QWebChannel` of its own over the one transport of the page. ' +
      'Nothing is left behind: the newest channel takes the place of the one before. But that one ' +
      'is deaf from then on: its component hears no signal, none of its calls is answered, and ' +
      'answers to it reach the newest, which throws or takes them for its own. Make one channel ' +
      'per page and share its objects, as `qt-signal-disconnect` does.',
    zh:
      '每个组件都在页面唯一的传输对象上创建自己的 `new QWebChannel`。不会有任何残留：最新的' +
      '通道取代了前一个。但前一个从此失聪：它的组件收不到信号，调用得不到应答，而给它的应答' +
      '会到达最新的通道，后者要么抛出异常，要么当成自己的。请每个页面只创建一个通道并共享其' +
      '对象，如 `qt-signal-disconnect` 所示。',
  },
  expected: { qt: 'clean' },
  variants: {
    vue: vueVariant(QtOwnChannelCard, source),
  },
})
