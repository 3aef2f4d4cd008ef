// A browser's long name for itself, as people know it: "Chrome · Windows".
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/QIHU|360SE|360EE/, '360'],
  [/QAXBrowser|QaxBrowser/i, '奇安信'],
  [/UOS|UBrowser/, 'UOS'],
  [/Firefox\//, 'Firefox'],
  [/(?:Headless)?Chrom(?:e|ium)\//, 'Chrome'],
  [/Version\/[\d.]+ .*Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]
const found = (names: [RegExp, string][], agent: string): string | undefined =>
  names.find(([pattern]) => pattern.test(agent))?.[1]

/// The browser and its system; the name itself where neither is known.
export function deviceName(agent: string): string {
  return [found(browsers, agent), found(systems, agent)].filter(Boolean).join(' · ') || agent || '—'
}
