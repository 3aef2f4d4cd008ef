// All laws, in the order they are reported.
import includes from './rules/includes.mjs';
import { fileLength, functionLength, lineLength } from './rules/size.mjs';
import { bareConnection, floatingMoney, printing, rawSql, sending } from './rules/calls.mjs';
import buildOrder from './rules/build_order.mjs';
import tables from './rules/tables.mjs';
import { foreignWords, lockAddresses } from './rules/words.mjs';
import refusals from './rules/refusals.mjs';
import requirements from './rules/requirements.mjs';
import logWords from './rules/log_words.mjs';
import codes from './rules/codes.mjs';
import lists from './rules/lists.mjs';

export const RULES = [includes, buildOrder, functionLength, fileLength, lineLength, rawSql, bareConnection,
  floatingMoney, printing, refusals, tables, foreignWords, lockAddresses, requirements, logWords, codes, lists,
  sending];
