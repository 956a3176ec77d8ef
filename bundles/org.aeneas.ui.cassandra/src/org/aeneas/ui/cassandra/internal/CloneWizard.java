package org.aeneas.ui.cassandra.internal;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.ui.Connected;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Composite;

/** "Clone Datacenter for Extract": from the first node to a clone; or a clone that was begun, to its end or back. */
final class CloneWizard extends Wizard {
    private final CloneContext context;

    CloneWizard(CloneContext context) {
        this.context = context;
        setWindowTitle(Messages.Wizard_TITLE);
        setForcePreviousAndNextButtons(true);
    }

    CloneContext context() {
        return context;
    }

    @Override
    public void addPages() {
        if (context.kept().isEmpty()) {
            addPage(new IntroductionPage(context));
            addPage(new FirstNodePage(context));
            addPage(new SourcePage(context));
            addPage(new NodesPage(context));
            addPage(new TargetPage(context));
            addPage(new PlanPage(context));
        }
        if (context.kept().isEmpty() || !goesBack()) {
            addPage(new SynchronizationPage(context));
        }
        addPage(new SummaryPage(context));
    }

    /** Whether what was begun can only be looked at or undone. */
    private boolean goesBack() {
        CloneJournal journal = context.kept().orElseThrow().journal();
        return journal.complete() || journal.undoing() || context.undoes();
    }

    /** A page is made when it is seen first: it shows what was found until then. */
    @Override
    public void createPageControls(Composite container) {
        // each page by itself
    }

    @Override
    public boolean canFinish() {
        IWizardPage page = getContainer().getCurrentPage();
        return page instanceof SummaryPage && !context.isRunning();
    }

    @Override
    public boolean performFinish() {
        CloneJournal journal = context.kept().orElseThrow().journal();
        Connected.sourceChanged(journal.undone() ? context.selected().beside(journal.choices().datacenter())
                : context.selected().beside(journal.plan().datacenter()));
        return true;
    }
}
