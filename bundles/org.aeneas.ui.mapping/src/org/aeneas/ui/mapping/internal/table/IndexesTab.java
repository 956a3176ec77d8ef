package org.aeneas.ui.mapping.internal.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.LossReport;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Grids;
import org.aeneas.ui.mapping.internal.Grids.Column;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** What DynamoDB offers in place of secondary indexes and views; checked is what is to be created. */
final class IndexesTab {
    private static final int MARGIN = 4;
    private static final int NOTE_HEIGHT = 48;

    private final MappingModel model;
    private final Composite page;
    private final TableViewer grid;
    private final Text note;
    private Optional<Outcome> shown = Optional.empty();

    IndexesTab(Composite parent, MappingModel model) {
        this.model = model;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(0, MARGIN).applyTo(page);
        Composite list = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(list);
        grid = Grids.create(list, MappingIds.INDEXES, SWT.CHECK, List.of(
                Column.<IndexProposal>text(Messages.Indexes_FOR, 3, IndexProposal::origin),
                Column.<IndexProposal>text(Messages.Indexes_NAME, 3, IndexProposal::name),
                Column.<IndexProposal>text(Messages.Indexes_KEYS, 4, IndexesTab::keys),
                Column.<IndexProposal>text(Messages.Indexes_PROJECTION, 3, IndexesTab::projection),
                Column.<IndexProposal>text(Messages.Indexes_NOTE, 6, IndexProposal::note)));
        grid.getTable().addListener(SWT.Selection, this::selected);
        note = WidgetIds.name(new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
                MappingIds.INDEX_NOTE);
        AccessibleNames.set(note, Messages.Indexes_NOTE);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, NOTE_HEIGHT).applyTo(note);
    }

    Composite control() {
        return page;
    }

    void show(Outcome outcome) {
        shown = Optional.of(outcome);
        List<IndexProposal> proposals = outcome.losses().map(LossReport::indexes).orElse(List.of());
        if (!proposals.equals(grid.getInput())) {
            grid.setInput(proposals);
        }
        for (int i = 0; i < proposals.size(); i++) {
            grid.getTable().getItem(i).setChecked(chosen().contains(proposals.get(i).source()));
        }
        String hint = proposals.isEmpty() ? Messages.Indexes_NONE : Messages.Indexes_HINT;
        if (!note.getText().equals(hint)) {
            note.setText(hint);
        }
    }

    private Set<String> chosen() {
        return shown.map(o -> model.options().table(o.name()).indexes()).orElse(Set.of());
    }

    private void selected(Event event) {
        if (!(event.item.getData() instanceof IndexProposal index)) {
            return;
        }
        String words = index.note() + "\n" + index.cost();
        if (event.detail == SWT.CHECK) {
            words = choose((TableItem) event.item, index).orElse(words);
        }
        note.setText(words);
    }

    /** @return why not */
    private Optional<String> choose(TableItem item, IndexProposal index) {
        boolean wanted = item.getChecked();
        Optional<String> refused = !model.isEditable() ? Optional.of(Messages.Hint_NO_PROJECT)
                : wanted && !index.possible() ? Optional.of(Messages.Indexes_IMPOSSIBLE + " " + index.note())
                : Optional.empty();
        if (refused.isPresent()) {
            item.setChecked(!wanted);
            return refused;
        }
        Set<String> names = new HashSet<>(chosen());
        if (wanted) {
            names.add(index.source());
        } else {
            names.remove(index.source());
        }
        return shown.flatMap(o -> model.change(o.table(), options -> options.withIndexes(names)))
                .map(problem -> problem.what() + " " + problem.remedy());
    }

    private static String keys(IndexProposal index) {
        return index.partitionKey().map(IndexesTab::key).orElse("")
                + index.sortKey().map(key -> ", " + key(key)).orElse("");
    }

    private static String key(IndexProposal.Key key) {
        return key.attribute() + " (" + key.type() + ")";
    }

    private static String projection(IndexProposal index) {
        return switch (index.projection()) {
            case ALL -> Messages.Indexes_ALL;
            case KEYS_ONLY -> Messages.Indexes_KEYS_ONLY;
            case INCLUDE -> String.join(", ", index.projected());
        };
    }
}
