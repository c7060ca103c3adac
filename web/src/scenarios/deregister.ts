// The callback itself is removed on unmount.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import DeregisterCard from '../components/DeregisterCard.vue'
import source from '../components/DeregisterCard.vue?raw'
import PlainDeregisterCard from '../components/plain/PlainDeregisterCard'
import plainSource from '../components/plain/PlainDeregisterCard?raw'
import reactSource from '../components/react/DeregisterCard.tsx?raw'
import { plainVariant } from '../mounting/plain'
import { reactVariant } from '../mounting/react-variant'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'deregister',
  group: 'remedy',
  mends: 'no-cleanup',
  title: { en: 'Deregister the callback', zh: '注销回调' },
  explanation: {
    en:
      "On unmount the callback itself is removed: delete window['_' + id] up to Tauri 2.5, " +
      'unregisterCallback(id) from 2.6. Nothing holds the channel any more, on any version. ' +
      'The api has no public function for it. Messages that still come are dropped: up to 2.4 with ' +
      'an error each in the console, in 2.5 with an uncaught error, from 2.6 with a warning.',
    zh:
      "卸载时移除回调本身：Tauri 2.5 及以前用 delete window['_' +" +
      ' id]，2.6 起用 unregisterCallback(id)。此后在任何版本上都' +
      '没有东西再持有通道。api 没有为此提供公开函数。之后到达的消息会被丢弃：在 2.4 及以前，每条都' +
      '是控制台里的一个错误；在 2.5 中是未捕获的错误；从 2.6 起是一条警告。',
  },
  expected: onEveryTauri('clean'),
  onMixedPairs: 'clean',
  variants: {
    vue: vueVariant(DeregisterCard, source),
    react: reactVariant(
      'DeregisterCard',
      reactSource,
      () => import('../components/react/DeregisterCard'),
    ),
    plain: plainVariant(PlainDeregisterCard, plainSource),
  },
})
