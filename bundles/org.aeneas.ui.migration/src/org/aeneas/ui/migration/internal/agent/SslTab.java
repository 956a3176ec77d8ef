package org.aeneas.ui.migration.internal.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.project.settings.StorePair;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/** The tab SSL of a registration: trust store and key store, which belong together. */
final class SslTab {
    private final Composite page;
    private final Combo trustStore;
    private final Combo keyStore;
    private final Link settings;
    private List<StorePair> pairs = List.of();

    /**
     * The tab's contents.
     *
     * @param changed called after each choice
     * @param openSettings opens the Global Settings, where stores come from
     */
    SslTab(Composite page, Runnable changed, Runnable openSettings) {
        this.page = page;
        trustStore = Fields.choice(page, Messages.Registration_TRUST_STORE, MigrationIds.TRUST_STORE, List.of());
        keyStore = Fields.choice(page, Messages.Registration_KEY_STORE, MigrationIds.KEY_STORE, List.of());
        trustStore.addListener(SWT.Selection, event -> choose(trustStore, keyStore, changed));
        keyStore.addListener(SWT.Selection, event -> choose(keyStore, trustStore, changed));
        settings = WidgetIds.name(new Link(page, SWT.WRAP), MigrationIds.GLOBAL_SETTINGS);
        settings.addListener(SWT.Selection, event -> openSettings.run());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(SWT.DEFAULT, settings.getFont()
                .getFontData()[0].getHeight() * 5).applyTo(settings);
    }

    private static void choose(Combo chosen, Combo other, Runnable changed) {
        other.select(chosen.getSelectionIndex());
        changed.run();
    }

    /** Shows what the Global Settings have; a choice that is still there stays. */
    void show(List<StorePair> now, Optional<String> first) {
        Optional<String> before = stores().or(() -> first);
        pairs = List.copyOf(now);
        fill(trustStore, StorePair::trustStore);
        fill(keyStore, StorePair::keyStore);
        List<String> names = new ArrayList<>(pairs.stream().map(StorePair::name).toList());
        int place = before.map(names::indexOf).orElse(pairs.size() == 1 ? 0 : -1);
        if (place >= 0) {
            trustStore.select(place);
            keyStore.select(place);
        }
        settings.setText(pairs.isEmpty() ? Messages.Registration_NO_STORES : Messages.Registration_MORE_STORES);
        page.layout();
    }

    private void fill(Combo combo, Function<StorePair, Object> file) {
        combo.setItems(pairs.stream().map(pair -> NLS.bind(Messages.Registration_STORE, pair.name(), file.apply(pair)))
                .toArray(String[]::new));
    }

    /** The name of the chosen pair. */
    Optional<String> stores() {
        int place = trustStore.getSelectionIndex();
        return place >= 0 && place < pairs.size() ? Optional.of(pairs.get(place).name()) : Optional.empty();
    }
}
