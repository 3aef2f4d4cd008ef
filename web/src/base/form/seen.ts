// What a record shows of a field whose text nobody sees: its mask, as of a version of the record. Two texts may have
// one mask, so that of another version is another, whatever it shows.
export const seenAt = (version: number, mask: string | null | undefined): string => `v${version}:${mask ?? ''}`
export const maskIn = (seen: string): string => seen.replace(/^v\d+:/, '')
