// The destroy API the article asks for: the channel is closed on both sides.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import CloseCard from '../components/CloseCard.vue'
import source from '../components/CloseCard.vue?raw'
import PlainCloseCard from '../components/plain/PlainCloseCard'
import plainSource from '../components/plain/PlainCloseCard?raw'
import reactSource from '../components/react/CloseCard.tsx?raw'
import { plainVariant } from '../mounting/plain'
import { reactVariant } from '../mounting/react-variant'
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
      'that leaves no work behind either. Neither Tauri nor the upload plugin, whose work nothing ' +
      'can end, has the command that it calls. In Rust of your own, keep the JoinHandle of what ' +
      'you spawn by on_progress.id(), and let close_channel(channel: u32) take it out and call ' +
      'abort(): that drops the channel too. docs/claims.md has the lines.',
    zh:
      'Tauri issue 13133 所要求的销毁 API，实现为真正的 Channel 的子类：close()、Symb' +
      'ol.dispose 和 AbortSignal。它释放处理函数，移除回调，并通知后端停' +
      '止发送，这里还会取消上传。这是唯一连后台工作也不留下的办法。它所调用的命令，Tauri 和上传插件都' +
      '没有，而且插件的工作无法中止。请在您自己的 Rust 代码中按 on_progress.id() 保存所启动任务的 ' +
      'JoinHandle，并让 close_channel(channel: u32) 取出它并调用 abort()：通道也随之被丢弃。' +
      '代码见 docs/claims.md。',
  },
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(CloseCard, source),
    react: reactVariant('CloseCard', reactSource, () => import('../components/react/CloseCard')),
    plain: plainVariant(PlainCloseCard, plainSource),
  },
})
