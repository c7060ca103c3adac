// A command that is refused before it takes its channel.

import { onEveryTauri } from '../catalog/expected'
import { defineScenario } from '../catalog/scenario'
import RefusedCard from '../components/RefusedCard.vue'
import source from '../components/RefusedCard.vue?raw'
import { readyAtOnce, uploadProps, vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'refused-command',
  group: 'problem',
  title: { en: 'A refused command', zh: '被拒绝的命令' },
  explanation: {
    en:
      'The command that is given the channel is refused before it takes it: there is none of ' +
      'that name, it is not allowed, or an earlier argument is wrong. The promise is rejected, ' +
      'and the component says so; but the backend has no channel to drop, so that no end is ' +
      'ever sent. The callback stays on every version, with the component. Deregister the ' +
      'channel where the command fails.',
    zh:
      '拿到通道的命令在接收它之前就被拒绝：没有这个名字的命令、没有权限，或者前面的某个参数不对。promise ' +
      '被拒绝，组件也显示了原因；但后端没有可以丢弃的通道，因此永远不会发出结束消息。在每个版本上，回调' +
      '都会连同组件一起留下。请在命令失败的地方注销通道。',
  },
  expected: onEveryTauri('leak'),
  variants: {
    vue: vueVariant(RefusedCard, source, uploadProps, readyAtOnce),
  },
})
