// The page reloads with channels open.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import UploadCard from '../components/UploadCard.vue'
import source from '../components/UploadCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'reload',
  group: 'problem',
  title: { en: 'Reload', zh: '重新加载' },
  explanation: {
    en:
      'The page reloads while channels are open. Its own memory goes with the document; what ' +
      'counts is what the backend keeps. Here it drops the channels, ends the uploads and ' +
      "sends nothing to the new document. Tauri's own backend lets the uploads run on, and " +
      "each message ends as a warning in the new page's console.",
    zh:
      '页面在通道仍打开时重新加载。页面自身的内存随文档一起消失；要看的是后端保留了什么。这里后' +
      '端会丢弃通道、结束上传，不向新文档发送任何东西。而 Tauri 自己的后端会让上传继续，' +
      '每条消息都变成新页面控制台里的一条警告。',
  },
  course: 'reload',
  expected: onEveryTauri('clean'),
  variants: {
    vue: vueVariant(UploadCard, source, ({ upload }) => ({
      url: upload.slowUrl,
      filePath: upload.filePath,
    })),
  },
})
