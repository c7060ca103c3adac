// The same stream with a lease: who does not answer loses it.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import HeartbeatCard from '../components/HeartbeatCard.vue'
import source from '../components/HeartbeatCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'heartbeat',
  group: 'remedy',
  mends: 'long-task',
  title: { en: 'Heartbeat with a lease', zh: '带租约的心跳' },
  explanation: {
    en:
      'The same stream on a lease. The backend pings, and the page answers only while the ' +
      'component is in the document. A lease that is not renewed runs out, and both sides ' +
      'close the channel. The component needs no cleanup, and a page that crashes or is ' +
      'closed costs the backend one lease. The commands are of this backend: an application ' +
      'of your own needs them, in Rust.',
    zh: '同样的流，但带有租约。后端发出 ping，页面只在组件仍在文档中时应答。得不到续约的租约会到期，两边随即关闭通道。组件不需要清理代码；页面崩溃或关闭时，后端也只多等一个租约。这些命令属于这里的后端：您自己的应用需要用 Rust 写出它们。',
  },
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(HeartbeatCard, source, () => ({})),
  },
})
