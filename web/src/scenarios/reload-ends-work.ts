// The page reloads, and the application ends what the old document asked for.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import ReloadEndsCard from '../components/ReloadEndsCard.vue'
import source from '../components/ReloadEndsCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'reload-ends-work',
  group: 'remedy',
  mends: 'reload',
  title: { en: 'Work that ends with the document', zh: '随文档结束的工作' },
  explanation: {
    en:
      'The same reload, and the application cancels what the old document asked for: no upload ' +
      'runs on, no channel stays. It needs Rust of your own: keep the JoinHandle of what you ' +
      'spawn, and in Builder::on_page_load, where payload.event() is PageLoadEvent::Started, call ' +
      'abort() on all that the webview has asked for. Work that runs inside the upload plugin ' +
      'cannot be ended in this way.',
    zh:
      '同样的重新加载，但应用会取消旧文档所要求的工作：没有上传继续进行，也没有通道留下。这需要您自己的 Rust ' +
      '代码：保留所启动任务的 JoinHandle，并在 Builder::on_page_load 中，当 payload.event() 为 ' +
      'PageLoadEvent::Started 时，对该 webview 所要求的一切调用 abort()。在上传插件内部运行的工作无法这样结束。',
  },
  course: 'reload',
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(ReloadEndsCard, source, ({ upload }) => ({
      url: upload.slowUrl,
      filePath: upload.filePath,
    })),
  },
})
