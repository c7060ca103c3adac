// One page for memlab, whose address is in the environment.

module.exports = {
  url: () => process.env.LEAK_LAB_PAGE,
  action: async (page) => {
    await page.waitForFunction('typeof window.mount === "function"')
    await page.evaluate('window.mount()')
  },
  back: (page) => page.evaluate('window.unmount()'),
  repeat: () => 7,
}
