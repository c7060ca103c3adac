import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// With source maps a finding names the file and line that you wrote.
export default defineConfig({ plugins: [vue()], build: { sourcemap: true } })
