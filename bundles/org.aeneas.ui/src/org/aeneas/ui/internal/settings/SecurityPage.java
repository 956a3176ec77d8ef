package org.aeneas.ui.internal.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.aeneas.project.SecretName;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.StorePair;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** "Security": the trust and key stores by which the workbench and its agents know each other. */
final class SecurityPage implements SettingsPage {
    private static final int MARGIN = 10;
    private static final int BUTTONS = 3;
    private static final int TABLE_HEIGHT = 150;
    private static final int MADE_HEIGHT = 80;
    private static final int NAME_WEIGHT = 1;
    private static final int FILE_WEIGHT = 2;

    private final List<StoreDraft> drafts = new ArrayList<>();
    private final Set<UUID> removed = new HashSet<>();
    private Runnable changed;
    private Table table;
    private Button remove;
    private Text made;

    @Override
    public String title() {
        return Messages.Security_TITLE;
    }

    @Override
    public String topic() {
        return HelpTopics.SECURITY;
    }

    @Override
    public void create(Composite parent, GlobalSettings settings, Runnable whenChanged) {
        changed = whenChanged;
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(parent);
        Label note = new Label(parent, SWT.WRAP);
        note.setText(Messages.Security_NOTE);
        GridDataFactory.fillDefaults().grab(true, false).hint(TABLE_HEIGHT, SWT.DEFAULT).applyTo(note);
        createTable(parent);
        Composite buttons = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(BUTTONS).applyTo(buttons);
        button(buttons, Messages.Security_GENERATE, SettingsIds.STORES_GENERATE, this::generate);
        button(buttons, Messages.Security_SELECT, SettingsIds.STORES_SELECT,
                () -> ask(new SelectStoresDialog(table.getShell(), names())));
        remove = button(buttons, Messages.Security_REMOVE, SettingsIds.STORES_REMOVE, this::remove);
        made = WidgetIds.name(new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP), SettingsIds.STORES_MADE);
        AccessibleNames.set(made, Messages.Security_MADE_NAME);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, MADE_HEIGHT).applyTo(made);
        settings.stores().forEach(pair -> add(StoreDraft.kept(pair)));
        remove.setEnabled(false);
    }

    private void createTable(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, TABLE_HEIGHT).applyTo(area);
        TableColumnLayout columns = new TableColumnLayout();
        area.setLayout(columns);
        table = WidgetIds.name(new Table(area, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION), SettingsIds.STORES);
        AccessibleNames.set(table, Messages.Security_STORES);
        table.setHeaderVisible(true);
        column(columns, Messages.Security_NAME, NAME_WEIGHT);
        column(columns, Messages.Security_TRUST_STORE, FILE_WEIGHT);
        column(columns, Messages.Security_KEY_STORE, FILE_WEIGHT);
        table.addListener(SWT.Selection, event -> remove.setEnabled(table.getSelectionIndex() >= 0));
    }

    private void column(TableColumnLayout columns, String name, int weight) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(name);
        columns.setColumnData(column, new ColumnWeightData(weight, true));
    }

    private static Button button(Composite parent, String text, String id, Runnable pressed) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> pressed.run());
        return button;
    }

    private Set<String> names() {
        return drafts.stream().map(draft -> draft.pair().name()).collect(Collectors.toSet());
    }

    private void generate() {
        ask(new GenerateStoresDialog(table.getShell(), names())).ifPresent(draft -> made.setText(
                NLS.bind(Messages.Security_MADE, draft.pair().trustStore(), draft.pair().keyStore())));
    }

    private Optional<StoreDraft> ask(StoresDialog dialog) {
        if (dialog.open() != Window.OK) {
            return Optional.empty();
        }
        add(dialog.result());
        made.setText("");
        changed.run();
        return Optional.of(dialog.result());
    }

    private void add(StoreDraft draft) {
        drafts.add(draft);
        StorePair pair = draft.pair();
        new TableItem(table, SWT.NONE).setText(new String[] {pair.name(), pair.trustStore().toString(),
            pair.keyStore().toString()});
    }

    private void remove() {
        int index = table.getSelectionIndex();
        StoreDraft gone = drafts.remove(index);
        if (gone.isKept()) {
            removed.add(gone.pair().id());
        }
        gone.wipe();
        table.remove(index);
        remove.setEnabled(false);
        made.setText(NLS.bind(Messages.Security_REMOVED, gone.pair().trustStore(), gone.pair().keyStore()));
        changed.run();
    }

    @Override
    public Optional<String> mistake() {
        return Optional.empty();
    }

    @Override
    public GlobalSettings into(GlobalSettings settings) {
        return settings.withStores(drafts.stream().map(StoreDraft::pair).toList());
    }

    @Override
    public void collect(SecretChanges secrets) {
        drafts.forEach(draft -> draft.collect(secrets));
        List.copyOf(removed).forEach(id -> secrets.forget(storage -> {
            storage.forget(SecretName.ofTrustStore(id));
            storage.forget(SecretName.ofKeyStore(id));
        }));
    }

    @Override
    public void saved() {
        drafts.replaceAll(StoreDraft::saved);
        removed.clear();
    }

    @Override
    public void dispose() {
        drafts.forEach(StoreDraft::wipe);
    }
}
