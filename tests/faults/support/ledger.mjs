// Legacy ledgers of invented people over the demo county's branches, as CSV.
import { idNumber, name } from './people.mjs';

/// "东湾镇杏花村党支部": each branch with its township, since villages share their names.
export async function branchNames(client) {
  const below = async (parent) => (await client.get(`/api/organisations?parent=${parent}`)).body.rows;
  const [county] = (await client.get('/api/organisations')).body.rows;
  const names = [];
  for (const township of await below(county.id))
    for (const branch of await below(township.id)) names.push(township.name.replace(/党委$/, '') + branch.name);
  return names;
}

export function ledgerOf(branches, rows) {
  const levels = ['一般困难', '比较困难', '特别困难'];
  const lines = Array.from({ length: rows }, (_, at) =>
    [name(), idNumber(), branches[at % branches.length], '2004-07-01', levels[at % 3], '因病', 3, 6500].join(','),
  );
  return ['姓名,身份证号,所在党支部,入党时间,困难程度,致困原因,家庭人口,家庭年收入', ...lines, ''].join('\n');
}
