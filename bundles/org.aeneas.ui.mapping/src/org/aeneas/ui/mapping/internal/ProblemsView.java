package org.aeneas.ui.mapping.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.LossReport;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Grids.Column;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.part.ViewPart;

/** What somebody must decide about the tables, or what is lost of them, over all tables; gravest first. */
public final class ProblemsView extends ViewPart {
    private static final Set<Severity> GRAVE = EnumSet.of(Severity.ACTION, Severity.LOSS);
    private static final Comparator<Line> ORDER = Comparator.comparingInt(Line::rank).thenComparing(Line::table)
            .thenComparing(Line::subject);

    private final MappingModel model = MappingModel.ofWindow();
    private WhileVisible updates;
    private Composite page;
    private Label hint;
    private Composite content;
    private Text filter;
    private TableViewer viewer;
    private List<Line> all = List.of();

    /** @param rank of the severity, 0 is the gravest */
    private record Line(int rank, String severity, Image image, String table, String subject, String what,
            String remedy) {

        static Line of(Outcome outcome, Problem problem) {
            return new Line(0, Messages.Problems_ERROR, PlatformUI.getWorkbench().getSharedImages()
                    .getImage(ISharedImages.IMG_OBJS_ERROR_TSK), outcome.name(), problem.object(), problem.what(),
                    problem.remedy());
        }

        static Line of(Outcome outcome, Finding finding) {
            return new Line(finding.severity().ordinal() + 1, Severities.name(finding.severity()),
                    Severities.image(finding.severity()), outcome.name(), finding.subject(), finding.what(),
                    finding.remedy());
        }

        boolean has(String wanted) {
            return Stream.of(severity, table, subject, what, remedy)
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        HelpTopics.set(page, HelpTopics.MAPPING);
        page.setLayout(Hints.layout());
        hint = WidgetIds.name(new Label(page, SWT.WRAP), MappingIds.PROBLEMS_HINT);
        content = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(content);
        filter = WidgetIds.name(new Text(content, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL),
                WidgetIds.filterOf(MappingIds.PROBLEMS));
        filter.setMessage(Messages.Problems_FILTER);
        AccessibleNames.set(filter, Messages.Problems_FILTER);
        filter.addListener(SWT.Modify, event -> showList());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        Composite list = new Composite(content, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(list);
        viewer = Grids.create(list, MappingIds.PROBLEMS, SWT.NONE, List.of(
                Column.<Line>text(Messages.Findings_SEVERITY, 2, Line::severity).with(Line::image),
                Column.<Line>text(Messages.Tables_TABLE, 3, Line::table),
                Column.<Line>text(Messages.Findings_SUBJECT, 3, Line::subject),
                Column.<Line>text(Messages.Problems_WHAT, 7, Line::what),
                Column.<Line>text(Messages.Findings_REMEDY, 7, Line::remedy)));
        viewer.addDoubleClickListener(event -> open());
        getSite().setSelectionProvider(viewer);
        updates = new WhileVisible(model, this, this::show);
    }

    @Override
    public void dispose() {
        updates.close();
        super.dispose();
    }

    @Override
    public void setFocus() {
        (content.isVisible() ? viewer.getControl() : page).setFocus();
    }

    /** Where the table of the line is mapped. */
    private void open() {
        if (viewer.getStructuredSelection().getFirstElement() instanceof Line line) {
            model.select(line.table());
            try {
                getSite().getWorkbenchWindow().getWorkbench().showPerspective(MappingPerspective.ID,
                        getSite().getWorkbenchWindow());
            } catch (WorkbenchException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void show() {
        List<Line> lines = new ArrayList<>();
        for (Outcome outcome : model.outcomes()) {
            outcome.problem().ifPresent(problem -> lines.add(Line.of(outcome, problem)));
            if (GRAVE.stream().anyMatch(severity -> outcome.count(severity) > 0)) {
                outcome.losses().stream().map(LossReport::findings).flatMap(List::stream)
                        .filter(finding -> GRAVE.contains(finding.severity()))
                        .forEach(finding -> lines.add(Line.of(outcome, finding)));
            }
        }
        lines.sort(ORDER);
        String missing = Hints.of(model);
        hint.setText(missing.isBlank() ? Messages.Problems_NONE : missing);
        if (!lines.equals(all)) {
            all = List.copyOf(lines);
            showList();
        }
        Hints.turn(page, missing.isBlank() && !all.isEmpty() ? content : hint);
    }

    private void showList() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        viewer.setInput(all.stream().filter(line -> line.has(wanted)).toList());
    }
}
