import '@mantine/core/styles/Table.layer.css';
import '@mantine/core/styles/Card.layer.css';
import { Card, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './record-table.module.css';

/** One column of a table, and one line of a card on the phone. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures and dates stand at the end, so that their digits line up. */
  readonly align?: 'end';
  readonly width?: number;
  /** Where it goes on a card: beside the text, as its first line, in its corner, without its title, or (by default) as a line with it. */
  readonly onCard?: 'media' | 'lead' | 'corner' | 'plain' | 'hidden';
}

interface RecordTableProps<Row extends { id: string }> {
  /** What the table lists, for those who don't see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Nothing while the first answer is on its way: the table then shows its own outline. */
  readonly rows: readonly Row[] | undefined;
  /** How many rows the outline has. */
  readonly outline?: number;
}

const PHONE = '(max-width: 47.99em)';

/** A list of records: a table where there is room for one, cards on the phone. */
export function RecordTable<Row extends { id: string }>({ label, columns, rows, outline = 8 }: RecordTableProps<Row>) {
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const lines = rows ?? Array.from({ length: outline }, () => undefined);
  return isPhone ? (
    <Stack gap="xs" component="ul" aria-label={label} className={classes.cards} aria-busy={!rows}>
      {lines.map((row, index) => (
        <RecordCard key={row?.id ?? index} columns={columns} row={row} />
      ))}
    </Stack>
  ) : (
    <Table.ScrollContainer minWidth={640} type="native" className={classes.sheet}>
      <Table aria-label={label} aria-busy={!rows} highlightOnHover={rows !== undefined} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, title, align, width }) => (
              <Table.Th key={key} w={width} className={classes[align ?? 'start']}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((row, index) => (
            <Table.Tr key={row?.id ?? index} className={classes.row}>
              {columns.map(({ key, cell, align }) => (
                <Table.Td key={key} className={classes[align ?? 'start']}>
                  {row ? cell(row) : <Skeleton height={14} width="70%" my={5} />}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RecordCard<Row extends { id: string }>(props: { columns: readonly Column<Row>[]; row: Row | undefined }) {
  const { columns, row } = props;
  if (!row) {
    return (
      <Card component="li" withBorder padding="sm">
        <Skeleton height={16} width="60%" />
        <Skeleton height={12} width="40%" mt="sm" />
      </Card>
    );
  }
  const at = (place: Column<Row>['onCard']) => columns.filter(({ onCard }) => onCard === place);
  return (
    <Card component="li" withBorder padding="sm" className={classes.row}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        {at('media').map(({ key, cell }) => (
          <div key={key}>{cell(row)}</div>
        ))}
        <Stack gap={4} className={classes.grow}>
          <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
            {at('lead').map(({ key, cell }) => (
              <div key={key} className={classes.grow}>
                {cell(row)}
              </div>
            ))}
            {at('corner').map(({ key, cell }) => (
              <div key={key}>{cell(row)}</div>
            ))}
          </Group>
          {at('plain').map(({ key, cell }) => (
            <Text key={key} component="div" size="sm">
              {cell(row)}
            </Text>
          ))}
          <dl className={classes.lines}>
            {at(undefined).map(({ key, title, cell }) => (
              <div key={key} className={classes.line}>
                <Text component="dt" size="xs" c="dimmed">
                  {title}
                </Text>
                <Text component="dd" size="sm" m={0}>
                  {cell(row)}
                </Text>
              </div>
            ))}
          </dl>
        </Stack>
      </Group>
    </Card>
  );
}
