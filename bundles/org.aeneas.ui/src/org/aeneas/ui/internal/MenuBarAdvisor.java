package org.aeneas.ui.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.aeneas.core.tree.TreeNode;
import org.aeneas.engine.SourceEngine;
import org.aeneas.ui.Services;
import org.aeneas.ui.internal.connection.ConnectSourceHandler;
import org.aeneas.ui.internal.project.RecentProjectsItem;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarContributionItem;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** File, View, Actions, Settings and Help, and the bar below; other bundles contribute at {@code additions}. */
final class MenuBarAdvisor extends ActionBarAdvisor {
    private static final String VIEW = "view";
    private static final String ACTIONS = "actions";
    private static final String SETTINGS = "settings";
    /** Perspectives of the product, whichever bundle has them; what the platform brings along stays out. */
    private static final String OURS = "org.aeneas.";
    /** The guide's order; others follow by their names. */
    private static final List<String> PERSPECTIVES = List.of(WelcomePerspective.ID, MainPerspective.ID,
            "org.aeneas.ui.mapping.perspective", "org.aeneas.ui.mapping.assessment.perspective",
            "org.aeneas.ui.migration.perspective");
    /** Views that go with any perspective. */
    private static final List<String> VIEWS = List.of("org.aeneas.ui.mapping.problems", MainPerspective.PROGRESS,
            MainPerspective.ERROR_LOG);

    private IWorkbenchWindow window;
    private IWorkbenchAction exit;
    private IWorkbenchAction about;

    MenuBarAdvisor(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow into) {
        window = into;
        exit = registered(ActionFactory.QUIT.create(into));
        about = registered(ActionFactory.ABOUT.create(into));
    }

    @Override
    protected void fillMenuBar(IMenuManager menuBar) {
        IMenuManager file = new MenuManager(Messages.Menu_FILE, IWorkbenchActionConstants.M_FILE);
        fillFile(file);
        file.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        file.add(new Separator());
        file.add(exit);
        IMenuManager view = new MenuManager(Messages.Menu_VIEW, VIEW);
        perspectives().forEach(perspective -> view.add(item(perspective)));
        view.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        view.add(new Separator());
        VIEWS.stream().map(window.getWorkbench().getViewRegistry()::find).filter(Objects::nonNull)
                .forEach(one -> view.add(item(IWorkbenchCommandConstants.VIEWS_SHOW_VIEW, one.getLabel(),
                        Map.of(IWorkbenchCommandConstants.VIEWS_SHOW_VIEW_PARM_ID, one.getId()))));
        view.add(new Separator());
        view.add(ThemeMenu.of(window));
        IMenuManager actions = new MenuManager(Messages.Menu_ACTIONS, ACTIONS);
        List<SourceEngine> engines = Services.engines();
        // The shortcut is shown only at the command without an engine, and it means the first.
        engines.forEach(engine -> actions.add(item(Commands.CONNECT_SOURCE,
                NLS.bind(Messages.Connect_TO, engine.label()),
                engines.size() == 1 ? Map.of() : Map.of(ConnectSourceHandler.ENGINE, engine.id()))));
        actions.add(item(Commands.CONNECT_TARGET, NLS.bind(Messages.Connect_TO, Messages.Target_NAME), Map.of()));
        actions.add(side(Messages.Menu_SOURCE, "source", Commands.SOURCE));
        actions.add(side(Messages.Menu_TARGET, "target", Commands.TARGET));
        actions.add(Commands.item(window, Commands.DISCONNECT));
        actions.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        IMenuManager help = new MenuManager(Messages.Menu_HELP, IWorkbenchActionConstants.M_HELP);
        help.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        help.add(about);
        menuBar.add(file);
        menuBar.add(view);
        menuBar.add(actions);
        menuBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menuBar.add(settings());
        menuBar.add(help);
    }

    private void fillFile(IMenuManager file) {
        file.add(Commands.item(window, Commands.NEW_PROJECT));
        file.add(Commands.item(window, Commands.OPEN_PROJECT));
        file.add(new Separator());
        file.add(Commands.item(window, Commands.SAVE_PROJECT));
        file.add(Commands.item(window, Commands.SAVE_PROJECT_AS));
        file.add(Commands.item(window, Commands.AWS_PROFILE));
        file.add(new Separator());
        file.add(Commands.item(window, Commands.CLOSE_PROJECT));
        file.add(new Separator());
        IMenuManager recent = new MenuManager(Messages.Menu_RECENT, "recent");
        recent.add(new RecentProjectsItem(window));
        file.add(recent);
    }

    private IMenuManager side(String label, String id, Commands.OfSide commands) {
        IMenuManager menu = new MenuManager(label, id);
        menu.add(Commands.item(window, commands.reconnect()));
        menu.add(Commands.item(window, commands.disconnect()));
        menu.add(Commands.item(window, commands.edit()));
        return menu;
    }

    private IMenuManager settings() {
        IMenuManager settings = new MenuManager(Messages.Menu_SETTINGS, SETTINGS);
        settings.add(Commands.item(window, Commands.GLOBAL_SETTINGS));
        settings.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        return settings;
    }

    /** The guide has its reader choose the connections from a bar, by their names. */
    @Override
    protected void fillCoolBar(ICoolBarManager coolBar) {
        ToolBarManager bar = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
        for (SourceEngine engine : Services.engines()) {
            bar.add(button(Commands.CONNECT_SOURCE, Map.of(ConnectSourceHandler.ENGINE, engine.id()), engine.label(),
                    TreeNode.SOURCE));
        }
        bar.add(button(Commands.CONNECT_TARGET, Map.of(), Messages.Target_NAME, TreeNode.TABLE));
        coolBar.add(new ToolBarContributionItem(bar, ACTIONS));
    }

    private IContributionItem button(String command, Map<String, String> parameters, String to, String icon) {
        ActionContributionItem button = new ActionContributionItem(new CommandAction(window, command, parameters,
                NLS.bind(Messages.Connect_TO, to), Icons.descriptor(icon)));
        button.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        return button;
    }

    private List<IPerspectiveDescriptor> perspectives() {
        return Arrays.stream(window.getWorkbench().getPerspectiveRegistry().getPerspectives())
                .filter(perspective -> perspective.getId().startsWith(OURS))
                .sorted(Comparator.comparingInt(MenuBarAdvisor::place).thenComparing(IPerspectiveDescriptor::getLabel))
                .toList();
    }

    private static int place(IPerspectiveDescriptor perspective) {
        int place = PERSPECTIVES.indexOf(perspective.getId());
        return place < 0 ? PERSPECTIVES.size() : place;
    }

    private IContributionItem item(IPerspectiveDescriptor perspective) {
        return item(IWorkbenchCommandConstants.PERSPECTIVES_SHOW_PERSPECTIVE, perspective.getLabel(),
                Map.of(IWorkbenchCommandConstants.PERSPECTIVES_SHOW_PERSPECTIVE_PARM_ID, perspective.getId()));
    }

    private IContributionItem item(String command, String label, Map<String, String> parameters) {
        CommandContributionItemParameter item = new CommandContributionItemParameter(window, null, command,
                CommandContributionItem.STYLE_PUSH);
        item.parameters = parameters;
        item.label = label;
        return new CommandContributionItem(item);
    }

    private IWorkbenchAction registered(IWorkbenchAction action) {
        register(action);
        return action;
    }
}
