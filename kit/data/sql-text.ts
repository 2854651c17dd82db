export { quoteIdentifier, quoteNumber, quoteText } from '../contract/sql-text.ts';
