// Small trees beside the law they keep or break: [law, sentence, files, findings as path:line].
import { SLICES } from './slices.mjs';

const lines = (count, text = '    step();') => Array.from({ length: count }, () => text).join('\n');
const join = (...parts) => parts.join('');
const cpp = (count) => `#include "base/money.hpp"\n\nint sum(int a) {\n${lines(count - 2)}\n}\n`;

const INCLUDES = 'includes follow the order of slices';
const BUILD = 'the build follows the order of slices';
const FUNCTION = 'a function has at most 70 lines';
const FILE = 'a file has at most 400 lines';
const LINE = 'a line has at most 120 characters';
const SQL = 'SQL stands only in store files';
const BARE = 'a connection is bare in the store alone, but for the facts of a county';
const FLOAT = 'no floating point near money';
const PRINT = 'slices do not print';
const SEND = 'pages send by the acts of web/src/base';
const TABLES = 'each table is written by one slice';
const REFUSALS = 'a refusal inside a write is handed on or undone';
const WORDS = 'words are about the product';
const LOG = 'what the log records has words';
const LISTS = 'a list page draws and turns nothing itself';
const LOCK = 'lock files name no download address';
const CODES = 'every code that is refused has its words, and every row of words is used';

export const SAMPLES = [
  [INCLUDES, 'a slice includes one above it', { 'src/cases/a.cpp': '#include "people/people.hpp"' }, []],
  [INCLUDES, 'a slice includes one below it', { 'src/people/a.cpp': '#include <map>\n#include "cases/cases.hpp"' },
    ['src/people/a.cpp:2']],
  [INCLUDES, 'a platform slice includes the domain', { 'src/http/a.hpp': '#include "access/access.hpp"' },
    ['src/http/a.hpp:1']],
  [INCLUDES, 'documents knows only base', {
    'src/documents/a.cpp': '#include "base/date.hpp"\n#include "store/store.hpp"',
  }, ['src/documents/a.cpp:2']],
  [INCLUDES, 'any header of the platform is for all', { 'src/cases/a.cpp': '#include "store/scope.hpp"' }, []],
  [INCLUDES, 'a header that the face includes belongs to it', {
    'src/people/people.hpp': '#include "people/names.hpp"',
    'src/people/names.hpp': '',
    'src/cases/a.cpp': '#include "people/names.hpp"',
  }, []],
  [INCLUDES, 'a header that the face does not include is private', {
    'src/people/people.hpp': '',
    'src/people/rules.hpp': '',
    'src/cases/a.cpp': '#include "people/rules.hpp"',
  }, ['src/cases/a.cpp:1']],
  [INCLUDES, 'a store header is private even if the face includes it', {
    'src/people/people.hpp': '#include "people/store.hpp"',
    'src/app/main.cpp': '#include "people/store.hpp"',
  }, ['src/app/main.cpp:1']],
  [INCLUDES, 'what tests share is for tests', {
    'src/cases/cases_test.cpp': '#include "tests/support/store.hpp"',
    'src/cases/cases.cpp': '#include "tests/support/store.hpp"',
  }, ['src/cases/cases.cpp:1']],
  [INCLUDES, 'a folder that is no slice', { 'src/cases/a.cpp': '#include "helpers/a.hpp"' }, ['src/cases/a.cpp:1']],

  [BUILD, 'the same order', {
    'CMakeLists.txt': SLICES.slice(0, -1).map((name) => `bangfu_slice(${name} LINKS a)\n`).join(''),
  }, []],
  [BUILD, 'another order', { 'CMakeLists.txt': 'bangfu_slice(store)\nbangfu_slice(base)' }, ['CMakeLists.txt:1']],

  [FUNCTION, '70 lines', { 'src/base/a.cpp': cpp(70) }, []],
  [FUNCTION, '71 lines', { 'src/base/a.cpp': cpp(71) }, ['src/base/a.cpp:3']],
  [FUNCTION, 'a method with initialisers', {
    'src/base/a.cpp': `A::A(int b)\n    : b_{b}, c_(b) {\n${lines(70)}\n}\n`,
  }, ['src/base/a.cpp:2']],
  [FUNCTION, 'a struct and a table may be longer', {
    'src/base/a.hpp': `struct A {\n${lines(80, '    int a;')}\n};\nconst int b[] = {\n${lines(80, '    1,')}\n};\n`,
  }, []],
  [FUNCTION, 'braces in strings, raw strings and comments do not count', {
    'src/base/a.cpp': `int a() { return f("}", R"x({)x", '{'); } // {\n${lines(80, 'int a;')}\n`,
  }, []],
  [FUNCTION, 'a function of a component', {
    'web/src/A.vue': `<script setup>\nconst a = async () => {\n${lines(70)}\n};\n</script>\n<template>{</template>`,
  }, ['web/src/A.vue:2']],
  [FUNCTION, 'a function of a script', { 'web/src/a.ts': `export function save(): void {\n${lines(69)}\n}\n` },
    ['web/src/a.ts:1']],
  [FUNCTION, 'a regular expression with braces', {
    'web/src/a.ts': `const a = () => {\n  return /\\{'/.test(b);\n};\n${lines(80)}`,
  }, []],

  [FILE, '400 lines', { 'web/src/a.ts': `${lines(400)}\n` }, []],
  [FILE, '401 lines', { 'migrations/0001_base.sql': `${lines(401)}\n` }, ['migrations/0001_base.sql:401']],
  [FILE, 'generated code is exempt', { 'web/src/api.gen.ts': lines(401) }, []],

  [LINE, '120 characters', { 'src/base/a.cpp': `//${'字'.repeat(118)}` }, []],
  [LINE, '121 characters', { 'src/base/a.cpp': `\n//${'字'.repeat(119)}` }, ['src/base/a.cpp:2']],

  [SQL, 'in a store file', { 'src/ledger/export_store.cpp': 'auto a = "SELECT id FROM cases";' }, []],
  [SQL, 'in a test', { 'src/cases/cases_test.cpp': 'auto a = "DELETE FROM cases";' }, []],
  [SQL, 'in a use case', { 'src/cases/cases.cpp': '\nauto a = "SELECT id FROM cases";' }, ['src/cases/cases.cpp:2']],
  [SQL, 'in a raw string', { 'src/cases/routes.cpp': 'auto a = R"(\nDELETE FROM cases)";' },
    ['src/cases/routes.cpp:1']],
  [SQL, 'named in a comment', { 'src/cases/cases.cpp': '// not "SELECT id FROM cases"' }, []],

  [BARE, 'in the store', { 'src/store/verify.cpp': 'auto& a = db.session().connection();' }, []],
  [BARE, 'for a fact', { 'src/app/a.cpp': 'store::read_fact(db.session().connection(), fact);' }, []],
  [BARE, 'for anything else', { 'src/cases/a_store.cpp': '\nauto& a = db.session().connection();' },
    ['src/cases/a_store.cpp:2']],

  [FLOAT, 'in money', { 'src/base/money.hpp': 'double yuan();' }, ['src/base/money.hpp:1']],
  [FLOAT, 'in a domain slice', { 'src/cases/rules.cpp': 'int a;\nfloat share = 0;' }, ['src/cases/rules.cpp:2']],
  [FLOAT, 'in the numbers of a workbook', { 'src/documents/a.cpp': 'double serial;' }, []],
  [FLOAT, 'as a word', { 'src/cases/rules.cpp': '// never a double\nauto a = "float"; int double_check;' }, []],

  [SEND, 'in a page', { 'web/src/cases/A.vue': '<script>\nconst { busy } = useSubmit()\n</script>' },
    ['web/src/cases/A.vue:2']],
  [SEND, 'in the kit', { 'web/src/base/act.ts': 'const { busy } = useSubmit()' }, []],
  [SEND, 'by an act', { 'web/src/cases/A.vue': "const { act } = useAct('/api/cases')" }, []],

  [PRINT, 'in a slice', { 'src/people/a.cpp': 'std::cout << 1;\nprintf("a");' },
    ['src/people/a.cpp:1', 'src/people/a.cpp:2']],
  [PRINT, 'in the program', { 'src/app/main.cpp': 'std::cout << 1;' }, []],
  [PRINT, 'a formatter of the same name', { 'src/people/a.cpp': 'out.puts(a); fmt::printf(a);' }, []],

  [TABLES, 'by its own slice', {
    'migrations/0004_people.sql': 'CREATE TABLE people (id {id});',
    'src/people/store.cpp': 'auto a = "UPDATE people SET name = $1";',
  }, []],
  [TABLES, 'by another slice', {
    'migrations/0004_people.sql': 'CREATE TABLE people (id {id});',
    'src/cases/store.cpp': 'auto a = "SELECT 1"\n"INSERT INTO people (id) VALUES ($1)";',
  }, ['src/cases/store.cpp:2']],
  [TABLES, 'as a row struct of another slice', {
    'migrations/0004_people.sql': 'CREATE TABLE people (id {id});',
    'src/cases/rows.hpp': 'static constexpr std::string_view table = "people";',
  }, ['src/cases/rows.hpp:1']],
  [TABLES, 'created by two slices', {
    'migrations/0004_people.sql': 'CREATE TABLE people (id {id});',
    'migrations/0005_cases.sql': 'CREATE TABLE people (id {id});',
  }, ['migrations/0005_cases.sql:1']],
  [TABLES, 'dropped, and created by another slice', {
    'migrations/0005_cases.sql': 'CREATE TABLE drafts (form TEXT);',
    'migrations/0051_desk.sql': 'DROP TABLE drafts;\nCREATE TABLE drafts (form TEXT);',
    'src/desk/store.cpp': 'auto a = "DELETE FROM drafts";',
    'src/cases/store.cpp': 'auto a = "DELETE FROM drafts";',
  }, ['src/cases/store.cpp:1']],
  [TABLES, 'a migration of no slice', { 'migrations/0009_other.sql': 'CREATE TABLE other (id {id});' },
    ['migrations/0009_other.sql:1']],

  ...[
    ['let out', 'TRY(confirm(db, actor, ask));', []],
    ['the answer', 'if (ask.confirms) return confirm(db, actor, ask);', []],
    ['undone alone', 'const auto done = db.attempt([&] { return confirm(db, actor, ask); });\nif (!done) skip();', []],
    ['kept for a moment', 'const auto done = cases::confirm(db, actor, ask);\nif (!done) return done.error();', []],
    ['kept within the if', 'if (const auto done = confirm(db, actor, ask); !done) return at(done.error(), i);', []],
    ['not looked at', 'confirm(db, actor, ask);', ['src/imports/a.cpp:1']],
    ['counted, and on', 'const auto done = cases::confirm(db, actor, ask);\nif (done) continue;\nskip();',
      ['src/imports/a.cpp:1']],
    ['asked in passing', 'int a;\nif (!confirm(db, actor, ask)) skip();', ['src/imports/a.cpp:2']],
    ['answered otherwise', 'const auto done = confirm(db, actor, ask);\nif (!done) return page(db, done.error());',
      ['src/imports/a.cpp:1']],
  ].map(([sentence, body, findings]) => [REFUSALS, sentence, {
    'src/cases/steps.hpp': 'Result<BatchResult> confirm(store::Write&, const Actor&, const Batch&);',
    'src/imports/a.cpp': body,
  }, findings]),
  [REFUSALS, 'a read refuses what it likes', {
    'src/cases/views.hpp': 'Result<Case> show(store::Read&, const Actor&);', 'src/cases/a.cpp': 'show(db, actor);',
  }, []],

  [WORDS, 'a path of one machine', { 'docs/a.md': join('see /ho', 'me/li/a') }, ['docs/a.md:1']],
  [WORDS, 'a path within the project', { 'docs/a.md': 'see docs/home/a, /api/home/1 and https://a.example/work' }, []],
  [WORDS, 'a package host', { 'a.sh': join('\ncurl https://registry.npm', 'js.org/vue') }, ['a.sh:2']],
  [WORDS, 'unfinished work', { 'src/base/a.cpp': join('int a; // TO', 'DO') }, ['src/base/a.cpp:1']],
  [WORDS, 'to-dos of a user', { 'web/src/a.ts': 'const todo = 1;' }, []],

  [LOCK, 'with an address', { 'web/package-lock.json': '{"vue": {\n"resolved": "https://a.example/vue.tgz"}}' },
    ['web/package-lock.json:2']],
  [LOCK, 'without', { 'web/package-lock.json': '{"vue": {"integrity": "sha512-a"}}' }, []],

  [LOG, 'in both languages', {
    'web/src/access/zh.log.ts': "// words\nexport default {\n  deed: { case: { edit: '修改' } },\n}\n",
    'web/src/access/en.log.ts': "export default { deed: { case: { edit: 'Changed' } } }\n",
    'src/cases/a.cpp': 'db.audit({.action = "case.edit"});\ndb.audit({.action = "case." + step});',
  }, []],
  [LOG, 'with the procedure', {
    'web/src/access/zh.log.ts': 'export default { deed: { case: {} } }\n',
    'web/src/cases/zh.approve.ts': "export default { act: { edit: '修改' } }\n",
    'web/src/access/en.log.ts': 'export default { deed: { case: {} } }\n',
    'web/src/cases/en.approve.ts':
      "import zh from './zh'\nexport default { act: { edit: 'Edit' } } satisfies W<typeof zh>\n",
    'src/cases/a.cpp': 'db.audit({.action = "case.edit"});',
  }, []],
  [LOG, 'in one language only', {
    'web/src/access/zh.log.ts': "export default { deed: { case: { edit: '修改' } }, record: {} }\n",
    'web/src/access/en.log.ts': "export default { deed: {}, record: { cases: 'Case' } }\n",
    'src/cases/a.cpp': 'db.audit({.action = "case.edit",\n.object_type = "cases"});',
  }, ['src/cases/a.cpp:1', 'src/cases/a.cpp:2']],

  [CODES, 'refused, and in the table', {
    'src/loans/sentences.cpp': '{"loan.unknown", 404, "没有这笔借款", "There is no such loan"},',
    'src/loans/loans.cpp': 'return Refusal{"loan.unknown"};',
  }, []],
  [CODES, 'refused without words, at a field too', {
    'src/loans/sentences.cpp': '{"loan.unknown", 404, "没有这笔借款", "There is no such loan"},',
    'src/loans/loans.cpp': 'if (!row) return Refusal{"loan.unknown"};\nissues.add("sum", "loan.too_much");',
  }, ['src/loans/loans.cpp:2']],
  [CODES, 'words for what nothing refuses', {
    'src/loans/sentences.cpp': '{"loan.unknown", 404, "没有这笔借款", "There is no such loan"},',
    'src/loans/loans.cpp': 'audit(db, "loan.add", row);',
  }, ['src/loans/sentences.cpp:1']],
  [CODES, 'words in one language', {
    'src/loans/sentences.cpp': '{"loan.unknown", 404, "没有这笔借款", ""},',
    'src/loans/loans.cpp': 'return Refusal{"loan.unknown"};',
  }, ['src/loans/sentences.cpp:1']],
  [LOG, 'a table of record without words', {
    'web/src/access/zh.log.ts': "export default { deed: {}, record: { loans: '借款' } }\n",
    'web/src/access/en.log.ts': "export default { deed: {}, record: {} }\n",
    'src/loans/rows.hpp': 'static constexpr std::string_view table = "loans";',
  }, ['src/loans/rows.hpp:1']],

  ...[
    ['its cells', '<ListPage><template #cell-name><b>a</b></template></ListPage>', []],
    ['a table', '<ListPage />\n<table class="table">', ['web/src/cases/APage.vue:3']],
    ['a width', '<input style="min-width: 240px" />', ['web/src/cases/APage.vue:2']],
    ['another style', '<input style="color: red" />', []],
    ['its pages', '<button @click="ask = { after } satisfies PageAsk" />', ['web/src/cases/APage.vue:2']],
  ].map(([sentence, body, findings]) => [LISTS, sentence, {
    'web/src/cases/APage.vue': `import { useList } from '@/base/list/useList'\n${body}`,
  }, findings]),
  [LISTS, 'what is no list draws its table', { 'web/src/cases/A.vue': '<table>' }, []],
  [LISTS, 'the table itself', {
    'web/src/base/list/A.vue': "import DataTable from '@/base/table/DataTable.vue'\n<table>",
  }, []],
];
