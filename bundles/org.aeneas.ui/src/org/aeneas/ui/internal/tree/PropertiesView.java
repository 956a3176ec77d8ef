package org.aeneas.ui.internal.tree;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode.Property;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.Messages;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;

/** What is to be said about what is selected in one of the trees, and its definition. */
public final class PropertiesView extends ViewPart {
    public static final String ID = "org.aeneas.ui.properties";

    private static final int NAME_WEIGHT = 1;
    private static final int VALUE_WEIGHT = 3;

    private final ISelectionListener listener = this::selected;
    private Label title;
    private TableViewer properties;
    private Text definition;
    private Branch shown;

    @Override
    public void createPartControl(Composite parent) {
        Composite page = HelpTopics.set(new Composite(parent, SWT.NONE), HelpTopics.TREES);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
        title = WidgetIds.name(new Label(page, SWT.NONE), WidgetIds.PROPERTIES_TITLE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        title.setText(Messages.Properties_NOTHING);
        GridDataFactory.fillDefaults().grab(true, false).indent(4, 4).applyTo(title);
        SashForm sash = new SashForm(page, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        createTable(new Composite(sash, SWT.NONE));
        definition = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        definition.setFont(JFaceResources.getTextFont());
        WidgetIds.name(definition, WidgetIds.PROPERTIES_DEFINITION);
        AccessibleNames.set(definition, Messages.Properties_DEFINITION);
        getSite().getPage().addSelectionListener(listener);
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(listener);
        super.dispose();
    }

    @Override
    public void setFocus() {
        properties.getControl().setFocus();
    }

    private void createTable(Composite parent) {
        TableColumnLayout columns = new TableColumnLayout();
        parent.setLayout(columns);
        properties = new TableViewer(parent, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        properties.getTable().setHeaderVisible(true);
        WidgetIds.name(properties.getTable(), WidgetIds.PROPERTIES_TABLE);
        AccessibleNames.set(properties.getTable(), getTitle());
        column(columns, Messages.Properties_NAME, NAME_WEIGHT, true);
        column(columns, Messages.Properties_VALUE, VALUE_WEIGHT, false);
        properties.setContentProvider(ArrayContentProvider.getInstance());
    }

    private void column(TableColumnLayout columns, String name, int weight, boolean first) {
        TableViewerColumn column = new TableViewerColumn(properties, SWT.LEFT);
        column.getColumn().setText(name);
        columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, true));
        column.setLabelProvider(ColumnLabelProvider.createTextProvider(
                element -> first ? ((Property) element).name() : ((Property) element).value()));
    }

    private void selected(IWorkbenchPart part, ISelection selection) {
        if (!(part instanceof DatabaseView<?> view) || !(selection instanceof IStructuredSelection structured)) {
            return;
        }
        if (structured.getFirstElement() instanceof Branch branch) {
            if (branch != shown) {
                show(branch, view.tree());
            }
        } else if (structured.isEmpty()) {
            show(null, Optional.empty());
        }
    }

    private void show(Branch branch, Optional<Tree> tree) {
        shown = branch;
        title.setText(branch == null ? Messages.Properties_NOTHING : branch.node().label().replace("&", "&&"));
        properties.setInput(branch == null ? List.of() : branch.node().properties());
        definition.setText("");
        if (branch != null) {
            tree.ifPresent(t -> define(branch, t));
        }
    }

    /** In the background: the definition of a table may have to be asked for. */
    private void define(Branch branch, Tree tree) {
        IJobFunction read = monitor -> {
            String text = definition(branch, tree);
            definition.getDisplay().asyncExec(() -> {
                if (shown == branch && !definition.isDisposed()) {
                    definition.setText(text);
                }
            });
            return Status.OK_STATUS;
        };
        Job job = Job.create(NLS.bind(Messages.Tree_READING_JOB, branch.node().label()), read);
        job.setSystem(true);
        job.schedule();
    }

    private static String definition(Branch branch, Tree tree) {
        try {
            return tree.definition(branch.path());
        } catch (ProblemException e) {
            return e.problem().what() + "\n" + e.problem().remedy();
        }
    }
}
