package org.aeneas.ui.mapping.internal.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.KeyMapping;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.aeneas.ui.mapping.internal.table.Fields.Choice;
import org.aeneas.ui.mapping.internal.table.Fields.Line;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What can be chosen for a table as a whole, and the keys that come of it in words. */
final class TableFields {
    private static final int FIELDS = 4;
    private static final int MARGIN = 4;
    private static final int WIDTH = 60;

    private final MappingModel model;
    private final Line target;
    private final Line ttl;
    private final Line partitionKey;
    private final Line sortKey;
    private final Choice epoch;
    private final Choice writeTime;
    private final Label keys;

    TableFields(Composite parent, MappingModel model) {
        this.model = model;
        Composite form = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(FIELDS).margins(MARGIN, 0).spacing(MARGIN * 2, MARGIN)
                .applyTo(form);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
        Label message = Fields.message(parent, MappingIds.TARGET_NAME, 1);
        target = line(form, MappingIds.TARGET_NAME, Messages.Table_TARGET, message, TableMapping::targetTable,
                Edits::target);
        ttl = line(form, MappingIds.TTL, Messages.Table_TTL, message, TableMapping::ttlAttribute, Edits::ttl);
        partitionKey = line(form, MappingIds.PARTITION_KEY, Messages.Table_PARTITION_KEY, message,
                m -> m.partitionKey().attribute(), Edits::partitionKey);
        sortKey = line(form, MappingIds.SORT_KEY, Messages.Table_SORT_KEY, message,
                m -> m.sortKey().map(KeyMapping::attribute).orElse(""), Edits::sortKey);
        epoch = new Choice(form, MappingIds.EPOCH, Messages.Table_EPOCH, new String[] {Messages.Choice_ALL,
            Messages.Choice_EPOCH, Messages.Choice_ISO}, choice -> change(Edits.epochMillis(choice)));
        writeTime = new Choice(form, MappingIds.WRITE_TIME, Messages.Table_WRITE_TIME, new String[] {
            Messages.Choice_ALL, Messages.Choice_KEEP, Messages.Choice_LEAVE},
                choice -> change(Edits.writeTime(choice)));
        keys = WidgetIds.name(new Label(parent, SWT.WRAP), MappingIds.KEYS);
        GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN, 0).hint(WIDTH, SWT.DEFAULT).applyTo(keys);
    }

    void show(Outcome outcome, TableOptions options) {
        boolean editable = model.isEditable();
        Optional<TableMapping> mapping = outcome.mapping();
        String tip = editable ? "" : Messages.Hint_NO_PROJECT;
        target.show(mapping.map(TableMapping::targetTable).or(options::targetTable).orElse(""), editable, tip);
        ttl.show(mapping.map(TableMapping::ttlAttribute).or(options::ttlName).orElse(""), editable, tip);
        showKey(partitionKey, mapping.map(TableMapping::partitionKey), options.partitionKeyName());
        showKey(sortKey, mapping.flatMap(TableMapping::sortKey), options.sortKeyName());
        epoch.show(options.epochMillis(), editable);
        writeTime.show(options.writeTime(), editable);
        Fields.say(keys, String.join("\n", outcome.losses().map(LossReport::keys).orElse(List.of())));
    }

    void forget() {
        List.of(target, ttl, partitionKey, sortKey).forEach(Line::forget);
    }

    /** A key that is a column itself has that attribute's name, which is changed there. */
    private void showKey(Line field, Optional<KeyMapping> key, Optional<String> chosen) {
        boolean named = key.filter(k -> k.form() != KeyMapping.Form.COLUMN).isPresent() || chosen.isPresent();
        String tip = !model.isEditable() ? Messages.Hint_NO_PROJECT : named ? ""
                : key.isPresent() ? Messages.Table_KEY_COLUMN : Messages.Table_NO_KEY;
        field.show(key.map(KeyMapping::attribute).or(() -> chosen).orElse(""), named && model.isEditable(), tip);
    }

    private Line line(Composite form, String id, String name, Label message, Function<TableMapping, String> shown,
            Function<Optional<String>, UnaryOperator<TableOptions>> edit) {
        return new Line(form, id, name, message, text -> change(edit, shown, text));
    }

    /** The name that the table would have anyway is no choice. */
    private Optional<Problem> change(Function<Optional<String>, UnaryOperator<TableOptions>> edit,
            Function<TableMapping, String> shown, String text) {
        return model.selected().map(Outcome::table).flatMap(table -> isDefault(table, edit, shown, text)
                ? model.change(table, edit.apply(Optional.empty()))
                : model.change(table, edit.apply(Optional.of(text))));
    }

    private boolean isDefault(TableSchema table, Function<Optional<String>, UnaryOperator<TableOptions>> edit,
            Function<TableMapping, String> shown, String text) {
        TableOptions without = edit.apply(Optional.empty()).apply(model.options().table(table.qualifiedName()));
        try {
            return shown.apply(Mapper.propose(table, model.options().withTable(table.qualifiedName(), without)))
                    .equals(text);
        } catch (ProblemException e) {
            // Something else of the table is wrong already, and is told where it stands.
            return false;
        }
    }

    private Optional<Problem> change(UnaryOperator<TableOptions> edit) {
        return model.selected().flatMap(outcome -> model.change(outcome.table(), edit));
    }
}
