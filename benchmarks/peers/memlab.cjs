// One page for memlab, whose address is in the environment.

module.exports = {
  url: () => process.env.LEAK_LAB_PAGE,
  action: async (page) => {
    await page.waitForFunction('typeof window.mount === "function"')
    await page.evaluate('window.mount()')
  },
  // Without it memlab waits for two seconds after each of its seventeen steps.
  isPageLoaded: (page) =>
    page.waitForFunction('typeof window.mount === "function"').then(() => true),
  back: (page) => page.evaluate('window.unmount()'),
  repeat: () => 7,
}
