// The build names the slices in the order that the includes follow, so that a link the wrong way fails too.
import { SLICES } from '../slices.mjs';

const BUILD = 'CMakeLists.txt';

export default {
  name: 'the build follows the order of slices',
  check(files) {
    const text = files.find((file) => file.path === BUILD)?.text ?? '';
    const built = [...text.matchAll(/^bangfu_slice\((\w+)/gm)].map((match) => match[1]);
    const expected = SLICES.filter((slice) => slice !== 'app');
    if (built.join() === expected.join()) return [];
    return [{ path: BUILD, line: 1, message: `slices are ${built.join(', ')}` }];
  },
};
