import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Button, Group, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import classes from '@prikazchik/ui/list.module.css';
import { notify } from '@prikazchik/ui/notify.ts';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useReach } from './use-reach.ts';
import { WarehouseForm } from './warehouse-form.tsx';
import type { WarehouseRowFragment } from './warehouses.generated.ts';
import { ArchiveWarehouseDocument, RestoreWarehouseDocument, WarehousesDocument } from './warehouses.generated.ts';
import { WORDS } from './words.ts';

type Warehouse = WarehouseRowFragment;

/** The warehouses in which the viewer may see stocks; those out of use stand last. */
export const WarehousesPage = withWords(WORDS, Warehouses);

function Warehouses() {
  const t = useTranslations('stocks.warehouses');
  const [edited, setEdited] = useState<Warehouse | 'new' | null>(null);
  const mayManage = useReach('warehouses.manage');
  const columns = useColumns(mayManage, setEdited);
  const result = useQuery(WarehousesDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <div className={classes.heading}>
        <PageTitle>{t('title')}</PageTitle>
        {mayManage(null) && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {t('add')}
          </Button>
        )}
      </div>
      <Text c="dimmed">{t('lead')}</Text>
      {edited && (
        <WarehouseForm
          key={edited === 'new' ? 'new' : `${edited.id} ${edited.version}`}
          warehouse={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      <QueryPage result={result} outline={<RecordTable label={t('title')} columns={columns} rows={undefined} outline={3} />}>
        {({ warehouses, archived }) =>
          warehouses.length + archived.length === 0 ? (
            <Empty title={t('empty.title')}>{t('empty.text')}</Empty>
          ) : (
            <RecordTable label={t('title')} columns={columns} rows={[...warehouses, ...archived]} />
          )
        }
      </QueryPage>
    </>
  );
}

function useColumns(mayManage: (id: string) => boolean, onEdit: (warehouse: Warehouse) => void): Column<Warehouse>[] {
  const t = useTranslations('stocks.warehouses');
  const logistics = useTranslations('company.logistics');
  return [
    {
      key: 'name',
      title: t('columns.name'),
      width: 240,
      onCard: 'lead',
      cell: ({ name, archivedAt }) => (
        <Group gap="xs">
          {name}
          {archivedAt && (
            <Badge variant="light" color="gray">
              {t('archived')}
            </Badge>
          )}
        </Group>
      ),
    },
    { key: 'address', title: t('columns.address'), onCard: 'plain', cell: ({ address }) => address },
    { key: 'method', title: logistics('method'), width: 260, onCard: 'plain', cell: ({ method }) => logistics(`methods.${method}`) },
    {
      key: 'actions',
      title: t('columns.actions'),
      width: 260,
      onCard: 'plain',
      cell: (warehouse) => mayManage(warehouse.id) && <Actions warehouse={warehouse} onEdit={onEdit} />,
    },
  ];
}

function Actions({ warehouse, onEdit }: { readonly warehouse: Warehouse; readonly onEdit: (warehouse: Warehouse) => void }) {
  const t = useTranslations('stocks.warehouses');
  const words = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const again = { refetchQueries: [WarehousesDocument] };
  const [archive] = useMutation(ArchiveWarehouseDocument, again);
  const [restore, { loading }] = useMutation(RestoreWarehouseDocument, again);
  const { id, name } = warehouse;

  async function putAway(): Promise<void> {
    const answer = (await archive({ variables: { id } })).data?.archiveWarehouse;
    void notify(answer && isProblem(answer) ? words(answer) : t('archiveDone'));
  }

  async function takeBack(): Promise<void> {
    const answer = (await restore({ variables: { id } })).data?.restoreWarehouse;
    void notify(answer && isProblem(answer) ? words(answer) : t('restored'));
  }

  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" aria-label={t('editOf', { name })} onClick={() => onEdit(warehouse)}>
        {t('edit')}
      </Button>
      {warehouse.archivedAt ? (
        <Button size="compact-sm" variant="default" loading={loading} aria-label={t('restoreOf', { name })} onClick={takeBack}>
          {t('restore')}
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" aria-label={t('archiveOf', { name })} onClick={() => setAsked(true)}>
          {t('archive')}
        </Button>
      )}
      {isAsked && (
        <Confirm title={t('archiveTitle', { name })} verb={t('archive')} danger onConfirm={putAway} onClose={() => setAsked(false)}>
          <Text>{t('archiveText')}</Text>
        </Confirm>
      )}
    </Group>
  );
}
