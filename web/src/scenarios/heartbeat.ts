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
      'closed costs the backend one lease. Tauri has no such command. In Rust of your own, the ' +
      'loop that calls on_status.send(…) ends when renewed.elapsed() exceeds the lease, which drops ' +
      'the channel, and renew_lease(lease: u32) sets renewed. docs/claims.md has the lines.',
    zh: '同样的流，但带有租约。后端发出 ping，页面只在组件仍在文档中时应答。得不到续约的租约会到期，两边随即关闭通道。组件不需要清理代码；页面崩溃或关闭时，后端也只多等一个租约。Tauri 没有这样的命令。请在您自己的 Rust 代码中，让调用 on_status.send(…) 的循环在 renewed.elapsed() 超过租约时结束，通道随之被丢弃；renew_lease(lease: u32) 则更新 renewed。代码见 docs/claims.md。',
  },
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(HeartbeatCard, source, () => ({})),
  },
})
