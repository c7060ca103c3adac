// The component of Tauri issue 13133: it uploads, and cleans nothing up.

import { defineScenario } from '../catalog/scenario'
import UploadCard from '../components/UploadCard.vue'
import source from '../components/UploadCard.vue?raw'
import PlainUploadCard from '../components/plain/PlainUploadCard'
import plainSource from '../components/plain/PlainUploadCard?raw'
import reactSource from '../components/react/UploadCard.tsx?raw'
import { plainVariant } from '../mounting/plain'
import { reactVariant } from '../mounting/react-variant'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'no-cleanup',
  group: 'issue',
  title: { en: 'No cleanup', zh: '不做清理' },
  explanation: {
    en:
      'The component of Tauri issue 13133. It passes a progress handler to upload() and ' +
      'cleans nothing up. Up to Tauri 2.4 nobody ever removes the callback: window holds it, ' +
      'it holds the Channel, the Channel holds the handler, and the handler sees the whole ' +
      'component. From 2.5 the backend says when a channel has ended, and the api removes the ' +
      'callback: on desktops. On Android and iOS Tauri keeps every channel, and none ever ends.',
    zh:
      'Tauri issue 13133 中的组件：它把进度处理函数交给 upload()，却' +
      '不做任何清理。在 Tauri 2.4 及更早版本中，没有人会移除这个回调：window ' +
      '持有回调，回调持有 Channel，Channel 持有处理函数，而处理函数能看到整个组' +
      '件。从 2.5 起，后端会在通道结束时发出通知，由 api 移除回调：仅限桌面系统。在 Android 和 iOS ' +
      '上，Tauri 会保留每个通道，没有一个会结束。',
  },
  expected: { '2.0': 'leak', '2.5': 'clean' },
  onMixedPairs: 'leak',
  variants: {
    vue: vueVariant(UploadCard, source),
    react: reactVariant('UploadCard', reactSource, () => import('../components/react/UploadCard')),
    plain: plainVariant(PlainUploadCard, plainSource),
  },
})
