// The component goes while its upload still runs.

import { defineScenario } from '../catalog/scenario'
import UploadCard from '../components/UploadCard.vue'
import source from '../components/UploadCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'unmount-in-flight',
  group: 'problem',
  title: { en: 'Unmount in flight', zh: '传输途中卸载' },
  explanation: {
    en:
      'The component of the issue goes while its upload still runs. Until the upload ends the ' +
      'backend keeps sending, and every message reaches the unmounted component. From Tauri ' +
      '2.5 all of it is freed when the upload ends: held, not leaked. Up to 2.4 it stays for ' +
      'ever.',
    zh:
      'issue 中的组件在上传仍在进行时被卸载。上传结束之前后端一直在发送，每条消息都会到达' +
      '已卸载的组件。从 Tauri 2.5 起，上传结束后一切都会被释放：只是暂时持有，并非泄' +
      '漏。在 2.4 及以前则永远留着。',
  },
  course: 'in-flight',
  expected: { '2.0': 'leak', '2.5': 'held' },
  variants: {
    vue: vueVariant(UploadCard, source, ({ upload }) => ({
      url: upload.slowUrl,
      filePath: upload.filePath,
    })),
  },
})
