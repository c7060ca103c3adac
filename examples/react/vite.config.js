import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// With source maps a finding names the file and line that you wrote.
export default defineConfig({ plugins: [react()], build: { sourcemap: true } })
