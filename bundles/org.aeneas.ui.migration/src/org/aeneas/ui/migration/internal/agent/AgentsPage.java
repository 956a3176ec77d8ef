package org.aeneas.ui.migration.internal.agent;

import java.util.List;
import java.util.Optional;

import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.AgentState;
import org.aeneas.project.migration.Site;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Buttons;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.aeneas.ui.migration.internal.RowTable;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** The tab Agents: those of the project, or how to get one. */
public final class AgentsPage {
    private static final int MARGIN = 8;

    private final Watches watches;
    private final Composite page;
    private final Composite stack;
    private final Composite nothing;
    private final Composite grid;
    private Label hint;
    private RowTable<AgentState> table;
    private Text problem;
    private Button register;
    private Button modify;
    private Button unregister;
    private Button registerFirst;

    public AgentsPage(Composite parent, Watches watches) {
        this.watches = watches;
        page = HelpTopics.set(new Composite(parent, SWT.NONE), HelpTopics.REGISTER);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        stack = new Composite(page, SWT.NONE);
        stack.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        nothing = createNothing();
        grid = createGrid();
        changed();
    }

    public Control control() {
        return page;
    }

    private Composite createNothing() {
        Composite empty = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(0, MARGIN).applyTo(empty);
        hint = WidgetIds.name(new Label(empty, SWT.WRAP), MigrationIds.AGENTS_EMPTY);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(hint);
        registerFirst = Buttons.push(empty, Messages.Agents_REGISTER, MigrationIds.agentAction("register-first"),
                this::register);
        return empty;
    }

    private Composite createGrid() {
        Composite some = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(some);
        Composite buttons = Buttons.row(some);
        register = button(buttons, Messages.Agents_REGISTER, "register", this::register);
        modify = button(buttons, Messages.Agents_MODIFY, "modify", this::modify);
        unregister = button(buttons, Messages.Agents_UNREGISTER, "unregister", this::unregister);
        button(buttons, Messages.Agents_REFRESH, "refresh", watches::refresh);
        table = new RowTable<>(some, MigrationIds.AGENTS, SWT.SINGLE, AgentTexts.columns(), row -> row.agent().id());
        AccessibleNames.set(table.control(), Messages.View_AGENTS);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.control().addListener(SWT.Selection, event -> selected());
        table.control().addListener(SWT.DefaultSelection, event -> modify());
        table.control().setMenu(createMenu());
        problem = WidgetIds.name(new Text(some, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL),
                MigrationIds.AGENT_PROBLEM);
        AccessibleNames.set(problem, Messages.View_PROBLEM);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, problem.getLineHeight() * 3)
                .applyTo(problem);
        return some;
    }

    private Menu createMenu() {
        Menu menu = new Menu(table.control());
        Buttons.item(menu, Messages.Agents_REGISTER, register, this::register);
        Buttons.item(menu, Messages.Agents_MODIFY, modify, this::modify);
        Buttons.item(menu, Messages.Agents_UNREGISTER, unregister, this::unregister);
        return menu;
    }

    private static Button button(Composite parent, String text, String id, Runnable action) {
        return Buttons.push(parent, text, MigrationIds.agentAction(id), action);
    }

    /** Of agents, or of which project is open. */
    public void changed() {
        List<AgentState> agents = watches.agents();
        table.show(agents);
        boolean open = watches.site().isPresent();
        hint.setText(open ? Messages.Agents_NONE : Messages.Agents_NO_PROJECT);
        registerFirst.setEnabled(open);
        Composite wanted = agents.isEmpty() ? nothing : grid;
        StackLayout layout = (StackLayout) stack.getLayout();
        if (layout.topControl != wanted) {
            layout.topControl = wanted;
            stack.layout();
        }
        if (table.selection().isEmpty() && !agents.isEmpty()) {
            table.select(agents.get(0).agent().id());
        }
        selected();
    }

    private Optional<AgentState> selection() {
        return table.selection().stream().findFirst();
    }

    private void selected() {
        boolean some = selection().isPresent();
        modify.setEnabled(some);
        unregister.setEnabled(some);
        String text = selection().flatMap(AgentState::problem).map(Problems::text).orElse("");
        if (!problem.getText().equals(text)) {
            problem.setText(text);
        }
    }

    private void register() {
        watches.site().ifPresent(site -> open(site, Optional.empty()));
    }

    private void modify() {
        watches.site().ifPresent(site -> selection().ifPresent(state -> open(site, Optional.of(state.agent()))));
    }

    private void open(Site site, Optional<RegisteredAgent> before) {
        new RegistrationDialog(shell(), site.project().id(), before).open();
        changed();
    }

    private void unregister() {
        selection().ifPresent(state -> new Unregistration(shell(), watches, state).ask());
    }

    private Shell shell() {
        return page.getShell();
    }
}
