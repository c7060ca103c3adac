// A channel that no command is ever given.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import NeverSentCard from '../components/NeverSentCard.vue'
import source from '../components/NeverSentCard.vue?raw'
import { readyAtOnce, uploadProps, vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'channel-never-sent',
  group: 'problem',
  title: { en: 'A Channel never sent', zh: '从未发送的 Channel' },
  explanation: {
    en:
      'The component makes a Channel, and gives it to no command: the upload waits for a click ' +
      'that does not come. The constructor registers the callback, and only the backend can end ' +
      'a channel; it has never heard of this one. So it stays on every version, with the ' +
      'component. useRef(new Channel()) in React makes one with every render. Make the channel ' +
      'where it is sent, or deregister it on unmount.',
    zh:
      '组件创建了一个 Channel，却没有把它交给任何命令：上传在等一次从未到来的点击。构造函数会注册回调，' +
      '而只有后端才能结束通道；后端从未听说过这一个。因此在每个版本上它都会连同组件一起留下。React 里的 ' +
      'useRef(new Channel()) 每次渲染都会创建一个。请在发送时才创建通道，或在卸载时注销它。',
  },
  expected: onEveryTauri('leak'),
  variants: {
    vue: vueVariant(NeverSentCard, source, uploadProps, readyAtOnce),
  },
})
