package org.aeneas.agent.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.AgentCommandLine;
import org.aeneas.agent.internal.configure.SystemTerminal;
import org.aeneas.agent.settings.AgentFolders;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The agent's product: runs one command, most often the service itself, and ends with its exit status. */
public final class AgentApplication implements IApplication {
    private volatile Optional<AgentCommand> running = Optional.empty();

    @Override
    public Object start(IApplicationContext context) {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Bundle bundle = FrameworkUtil.getBundle(AgentApplication.class);
        context.applicationRunning();
        return new AgentCommandLine(AgentFolders.ofMachine(), SystemTerminal.open(), bundle.getVersion().toString(),
                name -> find(bundle.getBundleContext(), name)).run(List.of(arguments));
    }

    private Optional<AgentCommand> find(BundleContext context, String name) {
        try {
            Collection<ServiceReference<AgentCommand>> references = context.getServiceReferences(AgentCommand.class,
                    null);
            running = references.stream().map(context::getService).filter(c -> c.name().equals(name)).findFirst();
            return running;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
    }

    @Override
    public void stop() {
        running.ifPresent(AgentCommand::stop);
    }
}
