package org.aeneas.ui.migration.internal.create;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.Problem;
import org.aeneas.project.migration.Site;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The bucket of a task: typed, or chosen from those of the account. Whether it can be written to is tried at once. */
final class BucketField {
    private final Combo bucket;
    private final Label note;
    private final List<Attempt<?>> asking = new ArrayList<>();
    private Site site;
    private String tried = "";

    /** @param changed called after each change */
    BucketField(Composite page, String first, Runnable changed) {
        bucket = Fields.editable(page, Messages.Create_BUCKET, MigrationIds.BUCKET);
        bucket.setText(first);
        note = WidgetIds.name(Fields.note(page, ""), MigrationIds.BUCKET_NOTE);
        show("");
        bucket.addListener(SWT.Modify, event -> changed.run());
        bucket.addListener(SWT.Selection, event -> tryIt());
        bucket.addListener(SWT.FocusOut, event -> tryIt());
    }

    /** Asks AWS which buckets there are. Who may not list them types the name. */
    void begin(Site where) {
        site = where;
        asking.add(Attempt.begin(bucket.getDisplay(), Messages.Create_READING_BUCKETS, progress -> {
            try (AwsSession session = where.connect()) {
                return session.objects().buckets();
            }
        }, names -> {
            String before = name();
            bucket.setItems(names.toArray(String[]::new));
            bucket.setText(before);
        }, problem -> {
            // the name can be typed
        }, what -> {
            // it tells nothing
        }));
        tryIt();
    }

    private void tryIt() {
        String now = name();
        if (site == null || now.isEmpty() || now.equals(tried)) {
            return;
        }
        tried = now;
        show("");
        asking.add(Attempt.begin(bucket.getDisplay(), Messages.Create_READING_BUCKETS, progress -> {
            try (AwsSession session = site.connect()) {
                session.objects().checkWritable(now, "");
                return now;
            }
        }, written -> show(""), problem -> failed(now, problem), what -> {
            // it tells nothing
        }));
    }

    /** A hint and no mistake: the agent may have rights that who creates the task has not. */
    private void failed(String name, Problem problem) {
        if (!bucket.isDisposed() && name.equals(name())) {
            show(NLS.bind(Messages.Create_NOT_WRITABLE, problem.what()));
        }
    }

    private void show(String text) {
        if (note.isDisposed()) {
            return;
        }
        note.setText(text);
        note.setVisible(!text.isEmpty());
        ((GridData) note.getLayoutData()).exclude = text.isEmpty();
        note.getShell().layout(true, true);
    }

    String name() {
        return bucket.getText().strip();
    }

    void giveUp() {
        asking.forEach(Attempt::giveUp);
    }
}
