// The same channel the other way.

import { defineScenario } from '../catalog/scenario'
import DownloadCard from '../components/DownloadCard.vue'
import source from '../components/DownloadCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'download',
  group: 'problem',
  title: { en: 'Download', zh: '下载' },
  explanation: {
    en:
      "The plugin's download(): the same channel the other way, into a file. It leaks, and " +
      'stops leaking, exactly as upload() does.',
    zh: '插件的 download()：同样的通道，方向相反，写入一个文件。它的泄漏与修复都和 upload() 一模一样。',
  },
  expected: { '2.0': 'leak', '2.5': 'clean' },
  variants: {
    vue: vueVariant(DownloadCard, source, ({ upload }) => ({
      url: upload.downloadUrl,
      filePath: `${upload.downloadFolder}/${crypto.randomUUID()}.mp4`,
      fileName: 'holiday.mp4',
    })),
  },
})
