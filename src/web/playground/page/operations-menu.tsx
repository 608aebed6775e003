import { DropdownMenu, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { type Client, clients, type Operation, operations } from '../operations';
import { tabOf } from './tabs';

const titles: Record<Client, string> = {
  portal: 'Portal, for customers',
  mobile: 'Mobile app, for customers',
  support: 'Support, for staff',
};

/** Opens any operation of our clients as it is written, beside what the person has made of it. */
export function OperationsMenu() {
  const actions = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);

  useEffect(() => {
    document
      .getElementById(`graphiql-session-tab-${active}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, tabs.length]);

  const open = (wanted: readonly Operation[]) => {
    const missing = wanted.filter(({ text }) => !tabs.some(({ query }) => query === text));
    const all = [...tabs, ...missing.map(tabOf)];
    if (missing.length > 0) actions.moveTab(all);
    actions.changeTab(all.findIndex(({ query }) => query === wanted[0]?.text));
  };

  return (
    <DropdownMenu>
      <DropdownMenu.Button className="operations-button">Operations</DropdownMenu.Button>
      <DropdownMenu.Content className="operations-menu" align="end" collisionPadding={8}>
        {clients.map((client) => (
          <Operations key={client} client={client} onOpen={open} />
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}

function Operations({ client, onOpen }: { client: Client; onOpen: (wanted: readonly Operation[]) => void }) {
  const all = operations.filter((operation) => operation.client === client);
  return (
    <div role="group" aria-label={titles[client]}>
      <div className="operations-title" aria-hidden="true">
        {titles[client]}
      </div>
      <DropdownMenu.Item onSelect={() => onOpen(all)}>Open all {all.length}</DropdownMenu.Item>
      {all.map((operation) => (
        <DropdownMenu.Item
          key={operation.name}
          textValue={operation.name}
          onSelect={() => onOpen([operation])}
        >
          {operation.name}
          <span className="operations-description">{operation.description}</span>
        </DropdownMenu.Item>
      ))}
    </div>
  );
}
