import { registerEnumType } from 'type-graphql';

export enum PackageFormat {
  JSON = 'JSON',
  CSV = 'CSV',
}
registerEnumType(PackageFormat, {
  name: 'PackageFormat',
  description: 'How data that is taken elsewhere is written.',
  valuesConfig: {
    JSON: {
      description:
        'One file for programs, `portable.json`; its JSON Schema is at /schemas/portable-data/v1.json.',
    },
    CSV: { description: 'A table for each kind of record (RFC 4180), for spreadsheets.' },
  },
});
