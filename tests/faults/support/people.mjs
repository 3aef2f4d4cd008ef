// Invented people: numbers of areas that do not exist (990…), with a true check digit, never twice in one run.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const given = [...'建国秀英志明玉梅永贵翠莲长林淑珍海峰凤霞福生春花有田巧云守义'];

let serial = 0;

export function idNumber() {
  serial += 1;
  const area = 990701 + (serial % 90);
  const day = 10 + (Math.floor(serial / 90) % 18);
  const year = 1940 + (Math.floor(serial / 1620) % 40);
  const order = 100 + (Math.floor(serial / 64800) % 800);
  const body = `${area}${year}06${day}${order}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * weights[at], 0);
  return body + '10X98765432'[sum % 11];
}

export const phone = () => `1390001${String(serial % 10000).padStart(4, '0')}`;

const pick = (list) => list[Math.floor(Math.random() * list.length)];
export const name = () => pick(surnames) + pick(given) + pick(given);
