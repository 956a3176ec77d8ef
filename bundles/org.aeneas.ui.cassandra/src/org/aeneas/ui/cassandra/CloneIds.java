package org.aeneas.ui.cassandra;

import java.util.Locale;

import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.setup.SetupField;

/** Stable names of the widgets of "Clone Datacenter for Extract"; see {@code WidgetIds}. */
public final class CloneIds {
    public static final String WIZARD = "aeneas.clone";
    public static final String INTRODUCTION = "aeneas.clone.introduction";
    public static final String REMEDY = "aeneas.clone.remedy";
    public static final String BUSY = "aeneas.clone.busy";

    public static final String NODES = "aeneas.clone.nodes";
    public static final String NODE_STATE = "aeneas.clone.nodes.state";
    public static final String EXPORT = "aeneas.clone.nodes.export";
    public static final String UPLOAD = "aeneas.clone.nodes.upload";

    public static final String FILE_DIALOG = "aeneas.clone.file";
    public static final String FILE = "aeneas.clone.file.path";
    public static final String FILE_BROWSE = "aeneas.clone.file.browse";
    public static final String FILE_SECRETS = "aeneas.clone.file.secrets";
    public static final String FILE_MISTAKES = "aeneas.clone.file.mistakes";

    public static final String SUFFIX = "aeneas.clone.target.suffix";
    public static final String TARGET_NAME = "aeneas.clone.target.name";
    public static final String NEW_NODES = "aeneas.clone.target.nodes";
    public static final String ADD_NODE = "aeneas.clone.target.add";
    public static final String EDIT_NODE = "aeneas.clone.target.edit";
    public static final String REMOVE_NODE = "aeneas.clone.target.remove";
    public static final String NODE_DIALOG = "aeneas.clone.node";
    public static final String TEST = "aeneas.clone.node.test";
    public static final String TEST_RESULT = "aeneas.clone.node.result";

    public static final String PARALLEL = "aeneas.clone.plan.parallel";
    public static final String MEGABITS = "aeneas.clone.plan.megabits";
    public static final String REPAIR = "aeneas.clone.plan.repair";
    public static final String PLAN = "aeneas.clone.plan.text";
    public static final String CONFIRM = "aeneas.clone.confirm";

    public static final String KEYSPACES = "aeneas.clone.synchronization.keyspaces";
    public static final String START = "aeneas.clone.synchronization.start";
    public static final String CANCEL = "aeneas.clone.synchronization.cancel";
    public static final String STEPS = "aeneas.clone.steps";
    public static final String BAR = "aeneas.clone.bar";
    public static final String NEWS = "aeneas.clone.news";

    public static final String REPORT = "aeneas.clone.summary.report";
    public static final String SAVE = "aeneas.clone.summary.save";
    public static final String UNDO = "aeneas.clone.summary.undo";

    private CloneIds() {
    }

    /** Where the answer to a question is typed. */
    public static String field(SetupField field) {
        return "aeneas.clone.field." + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As {@link #field}, of a new node. */
    public static String newNodeField(SetupField field) {
        return "aeneas.clone.node" + field(field).substring("aeneas.clone".length());
    }

    /** Chooses the file that is typed in that field. */
    public static String browse(String field) {
        return field + ".browse";
    }

    /** Of one that several pages have. */
    public static String on(String page, String id) {
        return id + "." + page;
    }

    public static String consistency(Consistency level) {
        return "aeneas.clone.plan.consistency." + level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param id of a plan's consent */
    public static String consent(String id) {
        return "aeneas.clone.plan.consent." + id;
    }
}
