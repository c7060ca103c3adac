// unlisten() comes before the script that enters the listener.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import EarlyStopCard from '../components/EarlyStopCard.vue'
import source from '../components/EarlyStopCard.vue?raw'
import { readyAtOnce, vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'unlisten-before-registration',
  group: 'events',
  mends: 'unlisten-race',
  title: { en: 'unlisten, before it is registered', zh: '注册之前的 unlisten' },
  explanation: {
    en:
      'The guarded component again, while the backend is busy sending. Tauri enters a listener in ' +
      'the page by a script, which waits behind the messages, and answers by another way, which ' +
      'does not: unlisten() finds nothing to take out. From Tauri 2.6 to 2.11 it throws, and the ' +
      'backend is never told (Tauri issue 15799); from 2.12 the backend is told, but the callback ' +
      'stays, and with it the component. Up to 2.5 it stays in any case. In real Tauri the race ' +
      'is lost now and then: of 20 listeners at once, by up to 24 in 100.',
    zh:
      '还是带保护的组件，但此时后端正忙于发送。Tauri 用一段脚本在页面里登记监听者，这段脚本排在消息之后；' +
      '而应答走另一条路，不必排队：unlisten() 找不到要移除的东西。在 Tauri 2.6 到 2.11 上它会抛出错误，' +
      '后端也得不到通知（Tauri issue 15799）；从 2.12 起后端会得到通知，但回调以及组件仍然留下。在 2.5 ' +
      '及以前它总是留下。在真实的 Tauri 中，这场竞争偶尔会输：同时注册 20 个监听者时，最多每 100 个输 24 个。',
  },
  expected: onEveryTauri('leak'),
  variants: {
    vue: vueVariant(
      EarlyStopCard,
      source,
      ({ upload }) => ({ filePath: upload.filePath }),
      readyAtOnce,
    ),
  },
})
