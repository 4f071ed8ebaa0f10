/** What is wrong with a list or with a row of it, in the reader's language. */
import { t } from './view.js';

const REASONS = {
  FILE_TOO_LARGE: 'imports.fileTooLarge',
  TOO_MANY_ROWS: 'imports.tooManyRows',
  TOO_MANY_COLUMNS: 'imports.tooManyColumns',
  UNKNOWN_ENCODING: 'imports.unknownEncoding',
  OLD_WORKBOOK: 'imports.oldWorkbook',
  BROKEN_WORKBOOK: 'imports.brokenWorkbook',
  EMPTY: 'imports.emptyList',
  NO_NAME_COLUMN: 'imports.noNameColumn',
  DUPLICATE_COLUMN: 'imports.duplicateColumn',
  BAD_MAPPING: 'imports.badMapping',
  BROKEN_QUOTES: 'imports.brokenQuotes',
  NO_NAME: 'imports.noName',
  BAD_YEAR: 'imports.badYear',
  BAD_EMAIL: 'imports.badEmail',
  BAD_PHONE: 'imports.badPhone',
  BAD_CONSENT: 'imports.badConsent',
  BAD_ACCOUNT: 'imports.badAccount',
  ACCOUNT_TAKEN: 'imports.accountTaken',
  SHARED_CONTACT: 'imports.sharedContact',
  TOO_LONG: 'imports.tooLong',
  FORMULA: 'imports.formula',
  EXTRA_CELLS: 'imports.extraCells',
  SAME_AS_LINE: 'imports.sameAsLine',
  TWO_MEMBERS: 'imports.twoMembers',
  CHANGED_MEANWHILE: 'imports.changedMeanwhile',
};

export const problemText = ({ reason, column, value, detail }) => (REASONS[reason] ? t(REASONS[reason], { column, value }) : detail);
