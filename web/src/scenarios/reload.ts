// The page reloads with channels open.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import ReloadCard from '../components/ReloadCard.vue'
import source from '../components/ReloadCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'reload',
  group: 'problem',
  title: { en: 'Reload', zh: '重新加载' },
  explanation: {
    en:
      'The page reloads while uploads run. Its own memory goes with the document; what counts is ' +
      'what the backend keeps. No version of Tauri ties a command or a channel to the document: ' +
      'the uploads run on, and their channels send into the new page, which knows none of the ' +
      'callbacks. Up to 2.4 each message is an error in its console, in 2.5 an uncaught error, ' +
      'from 2.6 a warning. When the work ends all is freed: held, not leaked. A stream that never ' +
      'ends leaks. The upload plugin runs on in the same way.',
    zh:
      '页面在上传进行时重新加载。页面自身的内存随文档一起消失；要看的是后端保留了什么。没有任何版本的 Tauri ' +
      '把命令或通道与文档绑定：上传继续进行，通道把消息发进新页面，而新页面不认识这些回调。在 2.4 及以前，' +
      '每条消息都是控制台里的一个错误；在 2.5 中是未捕获的错误；从 2.6 起是一条警告。工作结束后一切都会释放：' +
      '只是暂时持有，并非泄漏。永不结束的流则会泄漏。上传插件也会同样继续运行。',
  },
  course: 'reload',
  expected: onEveryTauri('held'),
  variants: {
    vue: vueVariant(ReloadCard, source, ({ upload }) => ({
      url: upload.slowUrl,
      filePath: upload.filePath,
    })),
  },
})
