package org.aeneas.ui.internal;

import org.aeneas.ui.internal.project.ProjectLifecycle;
import org.aeneas.ui.internal.settings.SettingsEffects;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

final class AeneasWorkbenchAdvisor extends WorkbenchAdvisor {

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public void postStartup() {
        ErrorLog.begin();
        SettingsEffects.begin();
        // When the window is to be seen: its user should know what it cannot do before looking for it.
        Display.getCurrent().asyncExec(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            ExtraEngines.tell(window == null ? null : window.getShell());
        });
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return WelcomePerspective.ID;
    }

    /** Nothing that the user has not agreed to lose is lost. */
    @Override
    public boolean preShutdown() {
        if (Waiting.isUnderWay()) {
            return false;
        }
        IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
        return windows.length == 0
                || RunningWork.mayEnd(windows[0].getShell()) && new ProjectLifecycle(windows[0]).mayLeave();
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new AeneasWindowAdvisor(configurer);
    }
}
