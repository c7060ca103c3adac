// The handler of a channel throws.

import { defineScenario } from '../catalog/scenario'
import ThrowingCard from '../components/ThrowingCard.vue'
import source from '../components/ThrowingCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'handler-throws',
  group: 'problem',
  title: { en: 'A handler that throws', zh: '处理函数抛出错误' },
  explanation: {
    en:
      'The component of the issue, whose handler has a mistake: it throws. The Channel of the npm ' +
      'package then does not count the message. All later ones are put aside as if they had come ' +
      'too early, and so is the end, so that the callback stays: a leak also from Tauri 2.5 on, ' +
      'and the handler hears the first message alone. Mended in @tauri-apps/api 2.12.3, whatever ' +
      'the version of the crate.',
    zh:
      'issue 中的组件，但它的处理函数有错误：会抛出异常。于是 npm 包里的 Channel 不再把这条消息计入顺序。' +
      '之后的消息都被当作来得太早而搁置，结束消息也一样，因此回调一直留着：在 Tauri 2.5 及以后也会泄漏，' +
      '而且处理函数只收到第一条消息。@tauri-apps/api 2.12.3 修复了它，与 crate 的版本无关。',
  },
  decidedBy: 'api',
  expected: { '2.0': 'leak', '2.12.3': 'clean' },
  variants: {
    vue: vueVariant(ThrowingCard, source),
  },
})
