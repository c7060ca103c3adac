// A status stream that never ends, and no cleanup.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import StatusCard from '../components/StatusCard.vue'
import source from '../components/StatusCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'long-task',
  group: 'problem',
  title: { en: 'A stream that never ends', zh: '永不结束的流' },
  explanation: {
    en:
      'A status stream from a real task of the backend that never ends, and no cleanup. No ' +
      'version can help: the backend never drops the channel, so the end that Tauri 2.5 and ' +
      'later send never comes. Both sides leak: the component in the page, the channel and ' +
      'its task in the backend.',
    zh:
      '后端一个真实的、永不结束的任务发出状态流，组件不做清理。任何版本都无能为力：后端从不丢弃' +
      '通道，因此 Tauri 2.5 及以后版本发送的结束消息永远不会到来。两边都泄漏：页面里' +
      '的组件，以及后端的通道和任务。',
  },
  expected: onEveryTauri('leak'),
  variants: {
    vue: vueVariant(StatusCard, source, () => ({})),
  },
})
