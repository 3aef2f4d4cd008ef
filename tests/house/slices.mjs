// The one order of slices; CMakeLists.txt links them in the same order.
export const SLICES = [
  'base', 'store', 'http', 'documents', 'access', 'jobs', 'papers', 'steps', 'policy', 'people', 'cases', 'ledger',
  'imports', 'desk', 'app',
];

// Below the domain: everything in their headers is for everyone above.
export const PLATFORM = ['base', 'store', 'http', 'documents'];

// Slices that know less than their place in the order would allow.
export const KNOWS_ONLY = { documents: ['base'] };

/** Source of a slice that may speak SQL: store.cpp, ledger_store.cpp, store_members.cpp… */
export const isStoreFile = (path) => /\/(?:\w+_)?store(?:_\w+)?\.[ch]pp$/.test(path) || path.startsWith('src/store/');
