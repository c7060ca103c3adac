// The destroy API the article asks for: the channel is closed on both sides.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import CloseCard from '../components/CloseCard.vue'
import source from '../components/CloseCard.vue?raw'
import PlainCloseCard from '../components/plain/PlainCloseCard'
import plainSource from '../components/plain/PlainCloseCard?raw'
import ReactCloseCard from '../components/react/CloseCard'
import reactSource from '../components/react/CloseCard.tsx?raw'
import { plainVariant } from '../mounting/plain'
import { reactVariant } from '../mounting/react'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'close',
  group: 'remedy',
  mends: 'no-cleanup',
  title: { en: 'Close the channel', zh: '关闭通道' },
  explanation: {
    en:
      'The destroy API that Tauri issue 13133 asks for, as a subclass of the real Channel: close(), ' +
      'Symbol.dispose and AbortSignal. It lets go of the handler, removes the callback, and ' +
      'tells the backend, which stops sending and here cancels the upload. The only remedy ' +
      'that leaves no work behind either. The command that it calls is of this backend: an ' +
      'application of your own needs one, in Rust.',
    zh:
      'Tauri issue 13133 所要求的销毁 API，实现为真正的 Channel 的子类：close()、Symb' +
      'ol.dispose 和 AbortSignal。它释放处理函数，移除回调，并通知后端停' +
      '止发送，这里还会取消上传。这是唯一连后台工作也不留下的办法。它所调用的命令属于' +
      '这里的后端：您自己的应用需要用 Rust 写一个这样的命令。',
  },
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(CloseCard, source),
    react: reactVariant(ReactCloseCard, reactSource),
    plain: plainVariant(PlainCloseCard, plainSource),
  },
})
