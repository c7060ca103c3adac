// The article's workaround, as written.

import { defineScenario } from '../catalog/scenario'
import DeleteOnmessageCard from '../components/DeleteOnmessageCard.vue'
import source from '../components/DeleteOnmessageCard.vue?raw'
import { vueVariant } from '../mounting/vue'

export default defineScenario({
  id: 'delete-onmessage',
  group: 'advice',
  mends: 'no-cleanup',
  title: { en: 'delete channel.onmessage', zh: 'delete channel.onmessage' },
  explanation: {
    en:
      'The workaround that the article gives, on unmount and in finally. It does nothing: ' +
      'onmessage is an accessor on the prototype of Channel, so the channel has no property ' +
      'of its own to delete, and delete answers true all the same. Every version behaves as ' +
      'with no cleanup.',
    zh:
      '文章给出的变通办法：在卸载时和 finally 中执行 delete channel.o' +
      'nmessage。它毫无作用：onmessage 是 Channel 原型上的访问器，通' +
      '道自身并没有可删除的属性，而 delete 照样返回 true。各版本的表现与不做清理时' +
      '完全相同。',
  },
  expected: { '2.0': 'leak', '2.5': 'clean' },
  variants: {
    vue: vueVariant(DeleteOnmessageCard, source),
  },
})
